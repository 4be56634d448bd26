// The small decisions of the scripts on the pages of parks and enterprises.
import assert from "node:assert/strict";
import { test } from "node:test";

import { openIds } from "../../parks/static/parks/js/list.js";
import { sectionAt } from "../../parks/static/parks/js/tabs.js";

test("the section being read is the last whose top has passed the line", () => {
  assert.equal(sectionAt([-300, 40, 500], 100), 1);
  assert.equal(sectionAt([200, 400], 100), 0);
  assert.equal(sectionAt([-900, -500, -10], 100), 2);
});

test("of the folds, those that are open and have a name are kept open", () => {
  const folds = [
    { open: true, id: "facets" },
    { open: false, id: "fold-Sector" },
    { open: true, id: "" },
  ];
  assert.deepEqual(openIds(folds), ["facets"]);
});
