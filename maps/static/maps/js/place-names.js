// Names of districts, with the parks that could not be placed, and of the waters.

import { boundsOf, contains, riverWidth } from "./ground.js";
import { placeOnSpots } from "./labels.js";

const SPACING = { zh: 0.2, en: 0.02 }; // letter spacing of district names, in em: the stylesheet says the same
const WATER_SPACING = { sea: { zh: 0.42, en: 0.06 }, lake: { zh: 0.12, en: 0.06 }, river: { zh: 0.12, en: 0.06 } };

/** 浦东新区 is written 浦东, Pudong New Area Pudong. */
export function shortDistrict(name, language) {
  if (language === "en") return name.replace(/ (New Area|District)$/, "");
  return name.replace(/新区$/, "").replace(/(?<=..)区$/, "");
}

const spaced = (text, size, measure, spacing, weight) => measure(text, size, weight) + [...text].length * size * spacing;

/** Places inside the district, its own point first, then a widening net of points of the window. */
function spotsFor(district, view, gap) {
  const [x, y] = view.at(...district.at);
  const own = [[0, 0], [0, -0.5], [0, 0.5], [-0.5, 0], [0.5, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, 1], [1, -1], [-1, 1], [0, -2], [0, 2], [-2, 0], [2, 0]];
  const near = own.map(([dx, dy]) => ({ x: x + dx * gap, y: y + dy * gap * 0.62 }));
  const net = [];
  const isAway = x < 0 || y < 0 || x > view.width || y > view.height;
  if (isAway) {
    for (let px = 60; px < view.width; px += Math.max(80, view.width / 12)) {
      for (let py = 40; py < view.height; py += Math.max(60, view.height / 10)) net.push({ x: px, y: py });
    }
    net.sort((a, b) => Math.hypot(a.x - view.width / 2, a.y - view.height / 2) - Math.hypot(b.x - view.width / 2, b.y - view.height / 2));
  }
  return [...near, ...net];
}

/** The spot and the ends of the name's line must lie in the district, or nearly. */
function isInside(rings, spot, view, gap) {
  const at = (px) => contains(rings, (px + view.left) / view.size, (spot.y + view.top) / view.size);
  return at(spot.x) && (at(spot.x - gap * 0.3) || at(spot.x + gap * 0.3));
}

function isOffWindow({ box }, view) {
  return view.x(box[2]) < 0 || view.x(box[0]) > view.width || view.y(box[3]) < 0 || view.y(box[1]) > view.height;
}

/** A name wider than about twice its district says nothing about where the district ends. */
function isTooWide(width, district, view) {
  return width > district.breadth * view.size * 1.25;
}

/**
 * District names that are free. `tally` maps an adcode to the note about parks without a position.
 * A generator like placingNames; returns [{id, text, note, x, y, size}], centred on (x, y), the first line's middle.
 */
export function* placingDistricts(districts, view, taken, { size, measure, language, tally = new Map() }) {
  const out = [];
  for (const [i, district] of districts.entries()) {
    if (isOffWindow(district, view)) continue;
    if (i % 4 === 3) yield;
    const text = shortDistrict(district.name, language);
    const width = spaced(text, size, measure, SPACING[language], 400) + 6;
    if (isTooWide(width, district, view)) continue;
    const found = withNote(district, text, tally.get(district.adcode), width, { view, taken, size, measure });
    if (found) out.push({ id: district.adcode, text, size, ...found });
  }
  return out;
}

/** The name with its note if both fit, else the name alone. */
function withNote(district, text, note, width, { view, taken, size, measure }) {
  const gap = Math.max(width, 40);
  const spots = spotsFor(district, view, gap);
  const suits = (spot) => isInside(district.rings, spot, view, gap);
  const full = note ? Math.max(width, measure(note, size * 0.86, 400) + 8) : width;
  for (const [line, wide, tall] of note ? [[note, full, size * 2.75], ["", width, size * 1.5]] : [["", width, size * 1.5]]) {
    const spot = placeOnSpots(spots, wide, tall, view, taken, { edge: 8, suits });
    if (spot) return { note: line, x: spot.x, y: spot.y - (line ? size * 0.62 : 0), box: spot.boxes[0] };
  }
  return null;
}

/** Rings on the unit square, bounds and breadth of each district, once for all views. */
export function prepareDistricts(ground, language) {
  return ground.file.districts
    .map((row) => {
      const polygons = row.rings.map((polygon) => polygon.map((ring) => withBounds(ground.ring(ring, 0))));
      const name = language === "en" ? row.name_en : row.name_zh;
      const rings = polygons.flat();
      return { adcode: row.adcode, at: row.at, name, rings, box: unionOf(rings), breadth: breadthOf(polygons) };
    })
    .sort((a, b) => b.breadth - a.breadth);
}

const withBounds = (points) => ({ points, box: boundsOf(points) });

const unionOf = (rings) => boundsOf(rings.flatMap(({ box }) => box));

/** Side of the square as large as the district's largest polygon, on the unit square. */
function breadthOf(polygons) {
  return Math.sqrt(Math.max(...polygons.map(([shell]) => areaOf(shell.points))));
}

function areaOf(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return Math.abs(sum / 2);
}

/** Names of seas and lakes at their anchors, and of rivers along their course. */
export function placeWaters(ground, view, taken, { size, measure, language }) {
  const out = [];
  for (const water of ground.file.waters) {
    const factor = water.kind === "sea" ? (language === "en" ? 1 : 1.15) : 0.86;
    const spots = water.at.map(([lon, lat, turn]) => ({ x: view.at(lon, lat)[0], y: view.at(lon, lat)[1], turn }));
    out.push(...placeWater(water, spots, factor, view, taken, { size, measure, language }));
  }
  const named = ground.file.rivers.filter((river) => river.name_zh);
  for (const river of longestFirst(named)) {
    if (view.zoom < (river.width_m > 200 ? 9.8 : 11.6) || out.some((row) => row.id === river.name_zh)) continue;
    const spots = riverSpots(ground, river, view, size);
    out.push(...placeWater({ ...river, kind: "river" }, spots, 0.86, view, taken, { size, measure, language }));
  }
  return out;
}

const longestFirst = (rivers) => [...rivers].sort((a, b) => b.width_m - a.width_m);

function placeWater(water, spots, factor, view, taken, { size, measure, language }) {
  const text = language === "en" ? water.name_en : water.name_zh;
  const letters = size * factor;
  const width = spaced(text, letters, measure, WATER_SPACING[water.kind][language], 400);
  const spot = placeOnSpots(spots, width + 6, letters * 1.35, view, taken);
  return spot ? [{ id: water.name_zh, kind: water.kind, text, x: spot.x, y: spot.y, turn: spot.turn, size: letters, boxes: spot.boxes }] : [];
}

/** Places along the river that are straight enough: beside a thin line, in the middle of a wide stream. */
function riverSpots(ground, river, view, size) {
  const lat = view.lonLat(0, view.height / 2)[1];
  const width = riverWidth(river.width_m, lat, view.zoom);
  const off = width > size * 1.5 ? 0 : width / 2 + size * 0.75;
  const spots = [];
  for (const number of river.arcs) spots.push(...alongLine(ground.arc(number, 0), view, 26, off));
  const [cx, cy] = [view.width / 2, view.height / 2];
  return spots.sort((a, b) => a.bend - b.bend || Math.hypot(a.x - cx, a.y - cy) - Math.hypot(b.x - cx, b.y - cy));
}

function alongLine(points, view, reach, off) {
  const out = [];
  for (let i = 4; i < points.length - 4; i += 2) {
    const at = (n) => [view.x(points[n]), view.y(points[n + 1])];
    const [x, y] = at(i);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const before = walk(points, view, i, -2, reach);
    const after = walk(points, view, i, 2, reach);
    let turn = (Math.atan2(after[1] - before[1], after[0] - before[0]) * 180) / Math.PI;
    if (turn > 90) turn -= 180;
    if (turn < -90) turn += 180;
    const bend = Math.abs((after[0] - x) * (y - before[1]) - (x - before[0]) * (after[1] - y)) / (reach * reach);
    if (bend > 0.35 || Math.abs(turn) > 62) continue;
    const [nx, ny] = [Math.sin((turn * Math.PI) / 180), -Math.cos((turn * Math.PI) / 180)];
    for (const side of off ? [off, -off] : [0]) out.push({ x: x + nx * side, y: y + ny * side, turn, bend: Math.round(bend * 10) });
  }
  return out;
}

/** The point of the line that lies `reach` pixels on, or its end. */
function walk(points, view, from, step, reach) {
  const start = [view.x(points[from]), view.y(points[from + 1])];
  for (let i = from + step; i >= 0 && i < points.length; i += step) {
    const here = [view.x(points[i]), view.y(points[i + 1])];
    if (Math.hypot(here[0] - start[0], here[1] - start[1]) >= reach || i + step < 0 || i + step >= points.length) return here;
  }
  return start;
}
