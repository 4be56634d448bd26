import assert from "node:assert/strict";
import test from "node:test";

import { BoxIndex, crosses, meet } from "../../maps/static/maps/js/boxes.js";
import { homePixelsPerKm, readHash, writeHash } from "../../maps/static/maps/js/camera.js";
import { classes, classOf, mix, ramp, tints } from "../../maps/static/maps/js/choropleth.js";
import { clipRing, contains, decode, riverWidth, rounded, waterlinesFor } from "../../maps/static/maps/js/ground.js";
import { turnedBoxes } from "../../maps/static/maps/js/labels.js";
import { prepareDistricts, shortDistrict } from "../../maps/static/maps/js/place-names.js";
import { graticuleStep, makeView, pixelsPerKm, radiusKm, scaleBar, toLat, toLon, toX, toY, zoomFor } from "../../maps/static/maps/js/projection.js";
import { bboxOf, sameQuery, tidy, withFilters } from "../../maps/static/maps/js/query.js";
import { symbolAt } from "../../maps/static/maps/js/scene.js";
import { spread } from "../../maps/static/maps/js/spread.js";
import { clusterRadius, rimArcs, shortCount, topClass } from "../../maps/static/maps/js/symbols.js";
import { shortName } from "../../maps/static/maps/js/text-width.js";
import { inShortTasks } from "../../maps/static/maps/js/yielding.js";
import { file, ground } from "./map-fixture.mjs";

const near = (a, b, within) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b} ± ${within}`);

test("the projection and its inverse agree", () => {
  near(toLon(toX(121.4737)), 121.4737, 1e-9);
  near(toLat(toY(31.2304)), 31.2304, 1e-9);
});

test("the middle of the window is where the camera points", () => {
  const view = makeView({ lon: 121.5, lat: 31.1, zoom: 11.3, width: 800, height: 600 });
  const [x, y] = view.at(121.5, 31.1);
  near(x, 400, 1e-6);
  near(y, 300, 1e-6);
});

test("a circle of the announced area is true to scale", () => {
  const km = pixelsPerKm(31.1, 12);
  const north = makeView({ lon: 121.5, lat: 31.1, zoom: 12, width: 100, height: 100 }).at(121.5, 31.1 + 1 / 111.2);
  near(50 - north[1], km, km * 0.005);
  near(radiusKm(Math.PI * 4), 2, 1e-9);
});

test("the zoom for a scale gives that scale back", () => {
  near(pixelsPerKm(31, zoomFor(31, 8.5)), 8.5, 1e-9);
});

test("the first view shows 82 km of height, or 62 km of width where that is less", () => {
  near(homePixelsPerKm(1040, 694), 694 / 82, 1e-9);
  near(homePixelsPerKm(390, 800), 390 / 62, 1e-9);
});

test("the scale bar is a round length between 56 and 150 pixels", () => {
  for (let zoom = 8; zoom <= 17; zoom += 0.3) {
    const { km, width } = scaleBar(31.1, zoom);
    assert.ok(width >= 56 && width <= 150, `${km} km is ${width} px at ${zoom}`);
  }
});

test("the graticule's lines stand apart at every zoom", () => {
  for (let zoom = 8; zoom <= 15; zoom += 0.5) assert.ok((graticuleStep(zoom) * 256 * 2 ** zoom) / 360 >= 70);
});

test("the hash restores camera, layers and choice", () => {
  const state = { camera: { zoom: 10.15, lat: 31.085, lon: 121.515 }, on: ["halos", "district-parks"], park: "guo-ji" };
  assert.deepEqual(readHash(writeHash(state)), state);
  assert.deepEqual(readHash("#map=abc/1/2&park="), { camera: null, on: null, park: "" });
  assert.deepEqual(readHash("#on="), { camera: null, on: [], park: "" });
});

test("the hash keeps the camera to the pixel", () => {
  const camera = { zoom: 15.35, lat: 31.2345678, lon: 121.5432109 };
  const back = readHash(writeHash({ camera })).camera;
  near((back.lon - camera.lon) * ((256 * 2 ** 15.35) / 360), 0, 0.5);
});

test("the map asks with the page's filters, less what is the list's alone", () => {
  assert.equal(withFilters("/api/", "sector=marine&page=2&ordering=-area"), "/api/?sector=marine");
  assert.equal(withFilters("/api/", "", { zoom: 9 }), "/api/?zoom=9");
  assert.ok(sameQuery("a=1&b=2", "b=2&a=1"));
  assert.equal(tidy([["q", "  "], ["sector", "marine"]]).toString(), "sector=marine");
});

test("the bbox of a view holds the view, in whole hundredths", () => {
  const [west, south, east, north] = bboxOf(makeView({ lon: 121.5, lat: 31.1, zoom: 11, width: 500, height: 400 })).split(",").map(Number);
  assert.ok(west < 121.5 && south < 31.1 && east > 121.5 && north > 31.1);
});

test("symbols at one point stand side by side, and always the same way", () => {
  const points = ["b", "a", "c"].map((id) => ({ id, x: 10, y: 10 }));
  const first = spread(points, 16);
  const places = [...first.values()];
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) assert.ok(Math.abs(a[0] - b[0]) >= 16 || Math.abs(a[1] - b[1]) >= 16);
  }
  assert.deepEqual(spread([...points].reverse(), 16), first);
});

test("symbols that do not touch stay where they are", () => {
  assert.deepEqual(spread([{ id: "a", x: 0, y: 0 }, { id: "b", x: 40, y: 0 }], 16).get("b"), [40, 0]);
});

test("the index finds what is free, and forgets what is lifted", () => {
  const index = new BoxIndex();
  const box = [10, 10, 200, 40];
  index.add(box);
  assert.equal(index.isFree([190, 30, 260, 60]), false);
  assert.equal(index.isFree([201, 10, 260, 40]), true);
  index.remove(box);
  assert.equal(index.isFree([190, 30, 260, 60]), true);
});

test("a leader may cross neither a box nor another leader", () => {
  assert.ok(crosses([0, 0, 10, 10], [4, 4, 6, 6]));
  assert.ok(!crosses([0, 0, 10, 0], [4, 4, 6, 6]));
  assert.ok(meet([0, 0, 10, 10], [0, 10, 10, 0]));
  assert.ok(!meet([0, 0, 4, 4], [0, 10, 10, 9]));
});

test("a turned text is covered by boxes along it", () => {
  const boxes = turnedBoxes(0, 0, 100, 16, 30);
  assert.ok(boxes.length >= 6);
  assert.ok(Math.max(...boxes.map(([, , right]) => right)) > 40);
});

test("arcs are decoded to the unit square", () => {
  const [arc] = decode([[0, 0, 100, 0]], { west: 121, south: 31, step: 0.001 });
  near(toLon(arc[2]), 121.1, 1e-9);
  near(toLat(arc[3]), 31, 1e-9);
});

test("a ring is cut to the window, and gone when it lies outside", () => {
  assert.deepEqual(clipRing([-5, 2, 5, 2, 5, 4, -5, 4], [0, 0, 10, 10]).length, 8);
  assert.deepEqual(clipRing([20, 20, 30, 20, 30, 30], [0, 0, 10, 10]), []);
});

test("rounding keeps the ends of a line and cuts no more than asked off a corner", () => {
  const line = rounded(Float64Array.from([0, 0, 100, 0, 100, 100]), 5);
  assert.deepEqual([line[0], line[1], line.at(-2), line.at(-1)], [0, 0, 100, 100]);
  assert.ok(line.includes(95) && Math.max(...line) === 100);
});

test("the waterlines that are drawn stand off the shore by a few pixels at every zoom", () => {
  for (let zoom = 8; zoom <= 13; zoom += 0.25) {
    const first = (waterlinesFor(file.waterlines, 31.1, zoom)[0].m * pixelsPerKm(31.1, zoom)) / 1000;
    assert.ok(first > 3 && first < 24, `${first} px at zoom ${zoom}`);
  }
});

test("a river is true to its width near by, and still seen far off", () => {
  near(riverWidth(400, 31, 15), 0.4 * pixelsPerKm(31, 15), 1e-9);
  assert.ok(riverWidth(70, 31, 8) >= 0.9);
});

test("every district holds the point where its name stands", () => {
  const places = new Map(file.districts.map(({ adcode, at }) => [adcode, [toX(at[0]), toY(at[1])]]));
  for (const { adcode, name, rings } of prepareDistricts(ground, "en")) {
    const holding = [...places].filter(([, [x, y]]) => contains(rings, x, y)).map(([code]) => code);
    assert.deepEqual(holding, [adcode], name);
  }
});

test("a border between districts is the same line from both sides", () => {
  const uses = new Map();
  for (const { rings } of file.districts) for (const n of rings.flat(2)) uses.set(Math.max(n, ~n), (uses.get(Math.max(n, ~n)) ?? 0) + 1);
  assert.ok(file.borders.every((n) => uses.get(n) === 2));
});

test("names are shortened only where the place stays clear", () => {
  assert.equal(shortDistrict("浦东新区", "zh"), "浦东");
  assert.equal(shortDistrict("Pudong New Area", "en"), "Pudong");
  assert.equal(shortName("市北高新园区(市北数智生态园)"), "市北高新园区");
  assert.equal(shortName("宝武(上海)碳中和产业园"), "宝武(上海)碳中和产业园");
});

test("the symbol under the pointer is the nearest within reach", () => {
  const scene = { symbols: [{ id: "a", x: 10, y: 10, half: 8 }, { id: "b", x: 22, y: 10, half: 8 }] };
  assert.equal(symbolAt(scene, 20, 10), "b");
  assert.equal(symbolAt(scene, 60, 10), null);
});

test("shades have at most five steps, and every value falls into one", () => {
  const values = [0, 1, 1, 2, 3, 5, 8, 13, 21, 34];
  const limits = classes(values);
  assert.equal(limits.length, 5);
  for (const value of values.slice(1)) assert.ok(classOf(value, limits) >= 0, String(value));
  assert.equal(classOf(0, limits), -1);
  assert.equal(classOf(null, limits), -1);
});

test("a district with nothing known is not shaded", () => {
  const { tints: shades } = tints([{ adcode: "1", value: null }, { adcode: "2", value: 4 }], ramp("#ffffff", "#888888", "#000000"));
  assert.deepEqual([...shades.keys()], ["2"]);
  assert.equal(mix("#000000", "#ffffff", 0.5), "rgb(128 128 128)");
});

test("a cluster shows its count, its classes and the highest of them", () => {
  assert.equal(shortCount(1234), "1.2k");
  assert.equal(topClass({ distinctive: 3, core: 1 }), "core");
  assert.ok(clusterRadius(1000) > clusterRadius(10) && clusterRadius(1e6) <= 26);
  const arcs = rimArcs(10, { leading: 2, core: 3 });
  assert.deepEqual(arcs.map(({ tier }) => tier), ["leading", "core", ""]);
  near(arcs.at(-1).to - arcs[0].from, 2 * Math.PI, 1e-9);
});

test("long work gives way and still ends with its result", async () => {
  const steps = (function* () {
    const until = performance.now() + 6;
    while (performance.now() < until) yield;
    return "done";
  })();
  let others = 0;
  setTimeout(() => (others += 1), 0);
  assert.equal(await inShortTasks(steps, 1), "done");
  assert.ok(others >= 0);
});
