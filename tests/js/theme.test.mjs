import assert from "node:assert/strict";
import test from "node:test";

import { nextChoice, shownTheme } from "../../registry/static/registry/js/theme.js";

test("the system decides until the reader has chosen", () => {
  assert.equal(shownTheme(undefined, true), "dark");
  assert.equal(shownTheme(undefined, false), "light");
  assert.equal(shownTheme("light", true), "light");
});

test("a press turns to the other theme", () => {
  assert.equal(nextChoice(undefined, false), "dark");
  assert.equal(nextChoice(undefined, true), "light");
});

test("a choice that is what the system wants is not remembered", () => {
  assert.equal(nextChoice("dark", false), "");
  assert.equal(nextChoice("light", true), "");
});
