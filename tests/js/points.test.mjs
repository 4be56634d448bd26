import assert from "node:assert/strict";
import test from "node:test";

import { sharedOut } from "../../parks/static/parks/js/points.js";

test("equal weights of a perfect park add up to a hundred", () => {
  assert.deepEqual(sharedOut([3, 3, 3], [1, 1, 1]), [334, 333, 333]);
});

test("what is not known or not there gives nothing, and the rest is exact", () => {
  assert.deepEqual(sharedOut([5, 0, 5], [0.808, 1, 0]), [404, 0, 0]);
  assert.deepEqual(sharedOut([0, 0], [1, 1]), [0, 0]);
  assert.deepEqual(sharedOut([], []), []);
});

test("the largest remainders are rounded up, as on the server", () => {
  assert.deepEqual(sharedOut([1, 2, 4], [0.5, 0.5, 0.5]), [71, 143, 286]);
});
