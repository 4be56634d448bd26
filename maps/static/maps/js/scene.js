// What stands on the map in one view: where each symbol, circle, halo, badge and name goes. No page, no canvas.

import { around, BoxIndex, overlaps } from "./boxes.js";
import { placeOnSpots, placingNames } from "./labels.js";
import { placeWaters, placingDistricts } from "./place-names.js";
import { pixelsPerKm, radiusKm, toX, toY } from "./projection.js";
import { spread } from "./spread.js";
import { shortName } from "./text-width.js";

const CROWD = 700; // symbols in one window from which nothing is moved apart: squares in a cloud, no names

/** Letter size of names: a little smaller on a phone, larger on a wall. */
export function letterSize(width, language) {
  const size = width < 560 ? 11.5 : width > 2700 ? 24 : width > 2000 ? 15.5 : width > 1700 ? 13.5 : 12.5;
  return language === "en" ? size - 0.5 : size;
}

/** Features of /parks/geojson/ as flat rows; `x`, `y` on the unit square, null where no position is known. */
export function parkRows(collection, language) {
  return collection.features.map(({ id, geometry, properties: row }) => {
    const isPlaced = geometry !== null && row.lon !== null && row.lat !== null;
    const name = language === "en" ? row.name_en || row.name_zh : row.name_zh;
    return {
      ...row,
      id: row.slug ?? id,
      text: shortName(name),
      name,
      isForeign: language === "en" && !row.name_en,
      isHollow: row.membership === "candidate" || row.membership === "outside",
      x: isPlaced ? toX(row.lon) : null,
      y: isPlaced ? toY(row.lat) : null,
      outline: geometry && geometry.type.endsWith("Polygon") ? geometry : null,
    };
  });
}

/** How many of the parks without a position belong to each district: Map of adcode to number. */
export function tallyUnplaced(rows) {
  const tally = new Map();
  for (const row of rows) {
    if (row.x !== null) continue;
    for (const code of row.districts ?? []) tally.set(code, (tally.get(code) ?? 0) + 1);
  }
  return tally;
}

/** Symbols in and around the window, moved apart; the circle's centre (cx, cy) stays where it is. */
export function placeSymbols(rows, view, side) {
  const margin = 280;
  const near = rows.filter((row) => {
    if (row.x === null) return false;
    const [x, y] = [view.x(row.x), view.y(row.y)];
    return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
  });
  const world = near.map((row) => ({ id: row.id, x: row.x * view.size, y: row.y * view.size }));
  const moved = near.length > CROWD ? new Map() : spread(world, side + 1.5);
  return near.map((row) => {
    const [cx, cy] = [view.x(row.x), view.y(row.y)];
    const at = moved.get(row.id);
    const km = pixelsPerKm(row.lat, view.zoom);
    const ring = row.area_km2 ? radiusKm(Number(row.area_km2)) * km : 0;
    return {
      ...row,
      cx,
      cy,
      x: at ? at[0] - view.left : cx,
      y: at ? at[1] - view.top : cy,
      half: side / 2,
      ring: row.outline || ring < side * 0.85 ? 0 : ring,
      halo: Number(row.uncertainty_km ?? 0) * km,
    };
  });
}

const shared = (a, b) => (overlaps(a, b) ? (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * (Math.min(a[3], b[3]) - Math.max(a[1], b[1])) : 0);

/** Count of enterprises on the corner of a park's symbol where it covers least of the other symbols; best the lower right. */
function placeBadges(symbols, counts, selected, size, measure) {
  const letters = size * 0.82;
  const tall = letters * 1.3;
  const tiles = symbols.map(({ id, x, y, half }) => ({ id, box: around(x, y, half) }));
  const placed = [];
  for (const symbol of symbols) {
    const count = counts.get(symbol.id);
    if (!count) continue;
    const text = String(count.count);
    const width = measure(text, letters, 600) + letters * 0.9;
    const off = symbol.half * (symbol.id === selected ? 0.95 : 0.35);
    const corners = [[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([right, low]) => {
      const left = right > 0 ? symbol.x + off : symbol.x - off - width;
      const top = low > 0 ? symbol.y + off : symbol.y - off - tall;
      return [left, top, left + width, top + tall];
    });
    const others = [...tiles.filter(({ id }) => id !== symbol.id), ...placed];
    const covered = corners.map((corner) => others.reduce((sum, other) => sum + shared(corner, other.box), 0));
    const box = corners[covered.indexOf(Math.min(...covered))];
    placed.push({ ...count, id: symbol.id, text, letters, box });
  }
  return placed;
}

const byWeight = (selected) => (a, b) =>
  (b.id === selected) - (a.id === selected) || a.isHollow - b.isHollow || b.ring - a.ring || (a.id < b.id ? -1 : 1);

/** The words that say that a circle is no boundary, on its rim where there is room. */
function placeNotes(symbols, view, taken, { size, measure, text, shown }) {
  const letters = size * 0.84;
  const width = measure(text, letters, 400) + 6;
  return symbols.filter((symbol) => shown && symbol.ring > 34).flatMap((symbol) => {
    const r = symbol.ring + letters * 0.85;
    const spots = [[0, r], [0, -r]].map(([dx, dy]) => ({ x: symbol.cx + dx, y: symbol.cy + dy }));
    const spot = placeOnSpots(spots, width, letters * 1.3, view, taken, { edge: 6 });
    return spot ? [{ id: symbol.id, text, size: letters, x: spot.x, y: spot.y, box: spot.boxes[0] }] : [];
  });
}

/**
 * Everything for one window. `options`: language, measure(text, size, weight), selected id, obstacles (boxes of controls),
 * districts (prepared), ground, layers (Set), counts (Map of park to {count, …}), clusters, words {unplaced(n), schematic}.
 * A generator that pauses between its steps and returns the scene.
 */
export function* composing(rows, view, options) {
  const { language, measure, selected, obstacles = [], districts, ground, layers, words } = options;
  const size = letterSize(view.width, language);
  const side = Math.round(size * 1.2);
  const symbols = placeSymbols(rows, view, side);
  yield;
  const taken = new BoxIndex();
  for (const box of obstacles) taken.add(box);
  const badges = layers.has("enterprises") ? placeBadges(symbols.length > CROWD ? [] : symbols, options.counts ?? new Map(), selected, size, measure) : [];
  const clusters = layers.has("enterprises") ? (options.clusters ?? []) : [];
  const isCrowd = symbols.length > CROWD;
  for (const symbol of isCrowd ? [] : symbols) taken.add(around(symbol.x, symbol.y, symbol.id === selected ? side * 0.74 : side / 2));
  for (const badge of badges) taken.add(badge.box);
  for (const cluster of clusters) taken.add(around(cluster.px, cluster.py, cluster.radius));
  const named = (isCrowd ? symbols.filter((row) => row.id === selected) : [...symbols].sort(byWeight(selected))).map((row) => withRoom(row, selected, badges));
  const tally = new Map([...tallyUnplaced(rows)].map(([code, count]) => [code, words.unplaced(count)]));
  const texts = { size: size * 0.96, measure, language, tally };
  // Districts that hold parks without a position come first: their note is all that the map says of those parks.
  const tallied = yield* placingDistricts(districts.filter(({ adcode }) => tally.has(adcode)), view, taken, texts);
  const names = yield* placingNames(named, view, taken, { size, measure, far: view.width < 560 ? 2.4 : 7 });
  const notes = placeNotes(symbols, view, taken, { size, measure, text: words.schematic, shown: layers.has("circles") && !isCrowd });
  const others = districts.filter(({ adcode }) => !tallied.some(({ id }) => id === adcode));
  const areas = [...tallied, ...(yield* placingDistricts(others, view, taken, texts))];
  yield;
  const waters = placeWaters(ground, view, taken, { ...texts, size });
  return { size, side, symbols, badges, clusters, names, notes, districts: areas, waters, isCrowd };
}

/** The scene at once. */
export function compose(rows, view, options) {
  const steps = composing(rows, view, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function withRoom(row, selected, badges) {
  const isPicked = row.id === selected;
  const hasBadge = badges.some((badge) => badge.id === row.id);
  return { ...row, must: isPicked, clear: (isPicked ? 4 : 0) + (hasBadge ? 4 : 0) };
}

/** The symbol under the pointer, nearest first; null when none is within reach. */
export function symbolAt(scene, x, y, reach = 4) {
  let best = null;
  for (const symbol of scene.symbols) {
    const away = Math.max(Math.abs(symbol.x - x), Math.abs(symbol.y - y));
    if (away <= symbol.half + reach && (!best || away < best.away)) best = { id: symbol.id, away };
  }
  return best?.id ?? null;
}

/** The cluster or single enterprise under the pointer, the one drawn last first; null when there is none. */
export function clusterAt(scene, x, y) {
  return scene.clusters.findLast(({ px, py, radius }) => Math.hypot(px - x, py - y) <= radius + 2) ?? null;
}
