import assert from "node:assert/strict";
import test from "node:test";

import { headRule } from "../../registry/static/registry/js/running-head.js";

test("a title stands at the edge of every sheet but the first, whatever is in it", () => {
  const rule = headRule('He said "a\\b"\n } x');
  assert.match(rule, /content: "He said \\"a\\\\b\\" } x";/);
  assert.match(rule, /@page :first { @top-left { content: none } }/);
});
