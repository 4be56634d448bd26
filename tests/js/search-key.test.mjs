import assert from "node:assert/strict";
import test from "node:test";

import { asksForSearch } from "../../registry/static/registry/js/search-key.js";

const page = { closest: () => null };
const box = { closest: () => ({}) };

test("a slash asks for the search box", () => {
  assert.equal(asksForSearch({ key: "/", target: page }), true);
});

test("a slash that is being written, or a shortcut of the browser, is left alone", () => {
  assert.equal(asksForSearch({ key: "/", target: box }), false);
  assert.equal(asksForSearch({ key: "/", ctrlKey: true, target: page }), false);
  assert.equal(asksForSearch({ key: "/", defaultPrevented: true, target: page }), false);
  assert.equal(asksForSearch({ key: "a", target: page }), false);
});
