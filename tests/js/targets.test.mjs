import assert from "node:assert/strict";
import test from "node:test";

import { addressFor, withOpen } from "../../enterprises/static/enterprises/targets.js";

const PAGE = "http://host/targets/?bands=cumulative#t-a";

test("another day changes only the day, and today needs none", () => {
  const day = addressFor(PAGE, "2022-07-08", "2026-01-01");
  assert.equal(day.href, "http://host/targets/?bands=cumulative&as_of=2022-07-08");
  assert.equal(addressFor(day, "2026-01-01", "2026-01-01").search, "?bands=cumulative");
});

test("open rows stand in the address, each once", () => {
  const one = withOpen("http://host/targets/", "a", true);
  const two = withOpen(withOpen(one, "b", true), "b", true);
  assert.deepEqual(two.searchParams.getAll("open"), ["a", "b"]);
  assert.deepEqual(withOpen(two, "a", false).searchParams.getAll("open"), ["b"]);
});
