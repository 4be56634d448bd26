import assert from "node:assert/strict";
import test from "node:test";

import {
  clampDay,
  dayAfter,
  dayByKey,
  daysAfter,
  isDay,
  shiftMonths,
} from "../../enterprises/static/enterprises/days.js";

test("days are counted across leap years and back", () => {
  assert.equal(daysAfter("2020-02-28", "2020-03-01"), 2);
  assert.equal(dayAfter("2020-02-28", 2), "2020-03-01");
  assert.equal(dayAfter("2020-03-01", daysAfter("2020-03-01", "2026-11-26")), "2026-11-26");
});

test("a month later the 31st is the last day of a shorter month", () => {
  assert.equal(shiftMonths("2022-01-31", 1), "2022-02-28");
  assert.equal(shiftMonths("2022-01-15", -1), "2021-12-15");
  assert.equal(shiftMonths("2024-02-29", 12), "2025-02-28");
});

test("a day outside is led to the nearer end", () => {
  assert.equal(clampDay("2019-01-01", "2020-03-01", "2026-01-01"), "2020-03-01");
  assert.equal(clampDay("2027-01-01", "2020-03-01", "2026-01-01"), "2026-01-01");
});

test("only days of the calendar are days", () => {
  assert.ok(isDay("2024-02-29"));
  for (const text of ["2023-02-29", "2023-2-1", "yesterday", ""]) assert.ok(!isDay(text), text);
});

test("arrows step a month, the page keys a year, Home and End to the ends", () => {
  const at = (key) => dayByKey(key, "2022-07-08", "2020-03-01", "2026-01-01");
  assert.equal(at("ArrowRight"), "2022-08-08");
  assert.equal(at("ArrowDown"), "2022-06-08");
  assert.equal(at("PageUp"), "2023-07-08");
  assert.equal(at("PageDown"), "2021-07-08");
  assert.equal(at("Home"), "2020-03-01");
  assert.equal(at("End"), "2026-01-01");
  assert.equal(at("a"), null);
});
