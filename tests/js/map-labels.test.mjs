import assert from "node:assert/strict";
import test from "node:test";

import { around, crosses, inside, overlaps } from "../../maps/static/maps/js/boxes.js";
import { makeView } from "../../maps/static/maps/js/projection.js";
import { compose } from "../../maps/static/maps/js/scene.js";
import { optionsFor, rowsFor } from "./map-fixture.mjs";

const SIZES = [[390, 430], [1040, 694], [3440, 1960]];
const ZOOMS = [8, 8.75, 9.5, 10.15, 10.8, 11.5, 12.6, 13.7, 15, 16];
const CENTRES = [[121.515, 31.085], [121.6, 31.21], [121.83, 30.91]];

/** Controls as the page has them: pill, zoom, layers, legend, scale, note. */
function controls(width, height) {
  return [[11, 11, 181, 61], [width - 61, 11, width - 11, 101], [width - 61, 99, width - 11, 149], [11, height - 160, 250, height - 27], [width - 110, height - 50, width - 15, height - 20], [7, height - 27, 200, height - 1]];
}

/** Every text of the scene with the boxes that it fills. */
function texts(scene) {
  return [
    ...scene.names.map(({ text, box }) => ({ text, boxes: [box] })),
    ...scene.notes.map(({ text, box }) => ({ text, boxes: [box] })),
    ...scene.districts.map(({ text, box }) => ({ text, boxes: [box] })),
    ...scene.waters.map(({ text, boxes }) => ({ text, boxes })),
  ];
}

function clashes(scene, obstacles, width, height) {
  const all = texts(scene);
  const solid = [...obstacles, ...scene.symbols.map((row) => around(row.x, row.y, row.half)), ...scene.badges.map(({ box }) => box)];
  const leads = scene.names.filter(({ lead }) => lead);
  return all.flatMap(({ text, boxes }, i) => [
    ...boxes.filter((box) => !inside(box, width, height)).map(() => `${text} leaves the window`),
    ...solid.filter((other) => boxes.some((box) => overlaps(box, other))).map(() => `${text} covers a symbol or control`),
    ...all.slice(i + 1).filter((other) => boxes.some((a) => other.boxes.some((b) => overlaps(a, b)))).map((other) => `${text} covers ${other.text}`),
    ...leads.filter((name) => name.text !== text && boxes.some((box) => crosses(name.lead, box))).map((name) => `the line of ${name.text} crosses ${text}`),
  ]);
}

for (const language of ["zh", "en"]) {
  const rows = rowsFor(language);
  for (const [width, height] of SIZES) {
    test(`no text covers anything at any zoom, ${language}, ${width} × ${height}`, () => {
      const obstacles = controls(width, height);
      for (const zoom of ZOOMS) {
        for (const [lon, lat] of CENTRES) {
          const view = makeView({ lon, lat, zoom, width, height });
          const layers = new Set(["circles", "halos", "enterprises"]);
          const counts = new Map(rows.map(({ id }, i) => [id, { count: i + 1 }]));
          const scene = compose(rows, view, optionsFor(language, { obstacles, layers, counts, selected: rows[23].id }));
          assert.deepEqual(clashes(scene, obstacles, width, height), [], `zoom ${zoom} at ${lon}, ${lat}`);
        }
      }
    });
  }
}

test("a desk's first view names nearly every park in it", () => {
  const rows = rowsFor("zh");
  const view = makeView({ lon: 121.515, lat: 31.085, zoom: 10.15, width: 1040, height: 694 });
  const scene = compose(rows, view, optionsFor("zh", { obstacles: controls(1040, 694) }));
  assert.ok(scene.names.length >= 34, `${scene.names.length} of ${scene.symbols.length}`);
});

test("a chosen park is named even where others crowd it", () => {
  const rows = rowsFor("zh");
  const view = makeView({ lon: 121.515, lat: 31.085, zoom: 9, width: 390, height: 430 });
  for (const { id, x } of rows.filter((row) => row.x !== null)) {
    const scene = compose(rows, view, optionsFor("zh", { selected: id }));
    const symbol = scene.symbols.find((row) => row.id === id);
    if (symbol.x > 8 && symbol.x < 382 && symbol.y > 8 && symbol.y < 422) assert.ok(scene.names.some((name) => name.id === id), `${id} at ${x}`);
  }
});

test("a count stands on the corner where it covers no other symbol", () => {
  const spot = (id, x, y) => ({ id, text: id, sector: "marine", lat: 31.1, lon: 121.5, x, y, districts: [] });
  const view = makeView({ lon: 121.5, lat: 31.1, zoom: 10, width: 1040, height: 694 });
  const [x, y, pixel] = [0.8375, 0.4084, 1 / (256 * 2 ** 10)];
  const rows = [spot("a", x, y), spot("b", x + 16 * pixel, y)];
  const options = optionsFor("zh", { layers: new Set(["enterprises"]), counts: new Map([["a", { count: 24 }]]) });
  const { badges: [badge], symbols } = compose(rows, view, options);
  assert.ok(badge.box[2] < symbols.find(({ id }) => id === "a").x);
  const alone = compose(rows.slice(0, 1), view, options);
  assert.ok(alone.badges[0].box[0] > alone.symbols[0].x && alone.badges[0].box[1] > alone.symbols[0].y);
});

test("the parks without a position are tallied under their district", () => {
  const view = makeView({ lon: 121.4, lat: 31.2, zoom: 10.4, width: 1040, height: 800 });
  const { districts } = compose(rowsFor("zh"), view, optionsFor("zh"));
  assert.equal(districts.find(({ id }) => id === "310114").note, "另 1 个未定位");
  assert.equal(districts.find(({ id }) => id === "310117").note, "");
});

test("a desk's first view says where most parks without a position are", () => {
  const view = makeView({ lon: 121.515, lat: 31.085, zoom: 10.15, width: 1040, height: 694 });
  const { districts } = compose(rowsFor("zh"), view, optionsFor("zh", { obstacles: controls(1040, 694) }));
  assert.ok(districts.filter(({ note }) => note).length >= 4);
});

test("far too many symbols are drawn as they stand, without names", () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ id: `p${i}`, text: `园区${i}`, sector: "marine", x: 0.8375 + (i % 100) * 1e-6, y: 0.408 + Math.floor(i / 100) * 1e-6, lat: 31.1, lon: 121.5 }));
  const view = makeView({ lon: 121.515, lat: 31.085, zoom: 10, width: 1040, height: 694 });
  const scene = compose(rows, view, optionsFor("zh"));
  assert.equal(scene.names.length, 0);
  assert.ok(scene.isCrowd);
});
