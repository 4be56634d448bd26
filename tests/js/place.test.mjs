import assert from "node:assert/strict";
import test from "node:test";

import { placeBeside } from "../../registry/static/registry/js/place.js";

const view = { width: 1000, height: 800, scrollX: 0, scrollY: 0 };
const card = { width: 360, height: 300 };
const at = (left, top) => ({ left, top, bottom: top + 8 });

test("the card stands below its seal", () => {
  assert.deepEqual(placeBeside(at(100, 100), card, view), { left: 92, top: 116 });
});

test("it never leaves the window sideways", () => {
  assert.equal(placeBeside(at(990, 100), card, view).left, 632);
  assert.equal(placeBeside(at(2, 100), card, view).left, 8);
});

test("it stands above where there is no room below", () => {
  assert.equal(placeBeside(at(100, 700), card, view).top, 392);
});

test("it stays below where there is room neither above nor below", () => {
  const tall = { width: 360, height: 700 };
  assert.equal(placeBeside(at(100, 300), tall, view).top, 316);
});

test("it follows the page when that is scrolled", () => {
  assert.equal(placeBeside(at(100, 100), card, { ...view, scrollY: 500 }).top, 616);
});
