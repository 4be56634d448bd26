import assert from "node:assert/strict";
import test from "node:test";

import { address, kept, MOST, note, toggle } from "../../parks/static/parks/js/kept.js";

function storage(text) {
  const held = new Map(text === undefined ? [] : [["shortlist", text]]);
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value) };
}

test("a park is kept, and pressed again it is not", () => {
  const held = storage();
  assert.equal(toggle("a", held), true);
  assert.deepEqual(Object.keys(kept(held)), ["a"]);
  assert.equal(toggle("a", held), false);
  assert.deepEqual(kept(held), {});
});

test("a note stays with its park, and the park in its place", () => {
  const held = storage();
  toggle("b", held);
  toggle("a", held);
  note("b", { note: "ask" }, held);
  assert.deepEqual(Object.keys(kept(held)), ["b", "a"]);
  assert.equal(kept(held).b.note, "ask");
  assert.ok(kept(held).b.seen);
});

test("there is room for so many and no more", () => {
  const held = storage();
  for (let number = 0; number < MOST; number += 1) toggle(`p${number}`, held);
  assert.equal(toggle("one-more", held), false);
  assert.equal(Object.keys(kept(held)).length, MOST);
});

test("what is no list, and a browser that keeps nothing, are an empty list", () => {
  for (const text of ["", "null", "[1]", "{", "3"]) assert.deepEqual(kept(storage(text)), {});
  const refusing = { getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("full"); } };
  assert.deepEqual(kept(refusing), {});
  assert.equal(toggle("a", refusing), true);
});

test("the address names the parks in order", () => {
  assert.equal(address(["b", "a"]), "?park=b&park=a");
  assert.equal(address([]), "");
});
