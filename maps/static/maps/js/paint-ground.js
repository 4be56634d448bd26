// Paints the ground on a canvas, in the order of an engraved sheet: water, waterlines, land, districts, rivers, shore.

import { clipRing, graticule, riverWidth, waterlinesFor } from "./ground.js";

const LAND_GRID_FROM = 11.5; // zoom from which so little else is on the land that a grid helps the eye to move
const MARGIN = 24; // pixels beyond the window that are still drawn, so that no cut edge shows

/** Adds the arcs to the context's path, leaving out what lies off the window and what is finer than a pixel. */
export function traceLines(context, ground, numbers, view) {
  const window_ = windowOf(view);
  for (const number of numbers) {
    const index = number < 0 ? ~number : number;
    if (misses(ground.box(index), window_, view)) continue;
    traceLine(context, ground.arc(index, view.zoom), view, window_);
  }
}

const windowOf = (view) => [-MARGIN, -MARGIN, view.width + MARGIN, view.height + MARGIN];

function misses(box, [left, top, right, bottom], view) {
  return view.x(box[2]) < left || view.x(box[0]) > right || view.y(box[3]) < top || view.y(box[1]) > bottom;
}

function traceLine(context, points, view, [left, top, right, bottom]) {
  let [px, py] = [view.x(points[0]), view.y(points[1])];
  let isDown = false;
  const last = points.length - 2;
  for (let i = 2; i <= last; i += 2) {
    const [x, y] = [view.x(points[i]), view.y(points[i + 1])];
    if (i < last && Math.abs(x - px) + Math.abs(y - py) < 0.8) continue;
    const isSeen = Math.max(x, px) >= left && Math.min(x, px) <= right && Math.max(y, py) >= top && Math.min(y, py) <= bottom;
    if (isSeen && !isDown) context.moveTo(px, py);
    if (isSeen) context.lineTo(x, y);
    isDown = isSeen;
    [px, py] = [x, y];
  }
}

/** Adds the polygons to the context's path, cut to the window. */
export function traceAreas(context, ground, polygons, view) {
  const window_ = windowOf(view);
  for (const polygon of polygons) for (const ring of polygon) traceRing(context, ground, ring, view, window_);
}

/** Adds one ring: left out when it lies off the window or is finer than a pixel, cut only when it leaves the window. */
function traceRing(context, ground, numbers, view, window_) {
  const box = ringBox(ground, numbers);
  const width = Math.max(box[2] - box[0], box[3] - box[1]) * view.size;
  if (width < 1 || misses(box, window_, view)) return;
  const points = pixels(ground, numbers, view);
  const cut = leaves(box, window_, view) ? clipRing(points, window_) : points;
  if (cut.length < 6) return;
  context.moveTo(cut[0], cut[1]);
  for (let i = 2; i < cut.length; i += 2) context.lineTo(cut[i], cut[i + 1]);
  context.closePath();
}

function ringBox(ground, numbers) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const number of numbers) {
    const [west, north, east, south] = ground.box(number < 0 ? ~number : number);
    if (west < box[0]) box[0] = west;
    if (north < box[1]) box[1] = north;
    if (east > box[2]) box[2] = east;
    if (south > box[3]) box[3] = south;
  }
  return box;
}

function leaves(box, [left, top, right, bottom], view) {
  return view.x(box[0]) < left || view.x(box[2]) > right || view.y(box[1]) < top || view.y(box[3]) > bottom;
}

/** The ring in pixels, without points that lie on the one before. */
function pixels(ground, numbers, { zoom, size, left, top }) {
  const out = [];
  let [px, py] = [-1e9, -1e9];
  for (const number of numbers) {
    const points = ground.arc(number, zoom);
    const step = number < 0 ? -2 : 2;
    for (let i = number < 0 ? points.length - 2 : 0; i >= 0 && i < points.length; i += step) {
      const x = points[i] * size - left;
      const y = points[i + 1] * size - top;
      if (Math.abs(x - px) + Math.abs(y - py) < 0.7) continue;
      out.push(x, y);
      px = x;
      py = y;
    }
  }
  return out;
}

function fill(context, ground, polygons, view, colour) {
  context.beginPath();
  traceAreas(context, ground, polygons, view);
  context.fillStyle = colour;
  context.fill("evenodd");
}

function stroke(context, ground, numbers, view, { colour, width = 1, dash = [], alpha = 1 }) {
  context.beginPath();
  traceLines(context, ground, numbers, view);
  strokePath(context, { colour, width, dash, alpha });
}

function strokePath(context, { colour, width = 1, dash = [], alpha = 1 }) {
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function paintGraticule(context, view, colour) {
  const { lons, lats } = graticule(view);
  context.beginPath();
  for (const lon of lons) {
    const x = Math.round(view.at(lon, 31)[0]) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, view.height);
  }
  for (const lat of lats) {
    const y = Math.round(view.at(121, lat)[1]) + 0.5;
    context.moveTo(0, y);
    context.lineTo(view.width, y);
  }
  strokePath(context, { colour, width: 0.6, alpha: 0.55 });
}

function paintWaterlines(context, ground, view, colours) {
  const lat = view.lonLat(0, view.height / 2)[1];
  const family = waterlinesFor(ground.file.waterlines, lat, view.zoom);
  family.forEach(({ arcs }, i) => {
    stroke(context, ground, arcs, view, { colour: colours.waterline, width: 0.9, alpha: [1, 0.6, 0.32][i] });
  });
}

function paintRivers(context, ground, view, colours) {
  const lat = view.lonLat(0, view.height / 2)[1];
  const rows = ground.file.rivers.map((river) => ({ ...river, width: riverWidth(river.width_m, lat, view.zoom) }));
  context.lineCap = context.lineJoin = "round";
  for (const { arcs, width } of rows) {
    if (width > 5) stroke(context, ground, arcs, view, { colour: colours.coast, width: width + 1.6, alpha: 0.8 });
  }
  for (const { arcs, width } of rows) stroke(context, ground, arcs, view, { colour: colours.water, width });
}

/** The share of each district as a tint: `tints` maps an adcode to a colour. */
function paintTints(context, ground, view, tints) {
  for (const { adcode, rings } of ground.file.districts) {
    if (tints.has(adcode)) fill(context, ground, rings, view, tints.get(adcode));
  }
}

/** The sheet's neat line: where the drawn ground ends, the page begins, as on a printed map. */
function paintFrame(context, ground, view, colours) {
  const [west, south, east, north] = ground.file.bounds;
  const [left, top] = view.at(west, north);
  const [right, bottom] = view.at(east, south);
  if (left <= 0 && top <= 0 && right >= view.width && bottom >= view.height) return;
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  context.rect(left, top, right - left, bottom - top);
  context.fillStyle = colours.paper;
  context.fill("evenodd");
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  strokePath(context, { colour: colours.coast, width: 1 });
  context.beginPath();
  context.rect(left - 4.5, top - 4.5, right - left + 9, bottom - top + 9);
  strokePath(context, { colour: colours.border, width: 2.25 });
}

/** Everything below the symbols, in steps: a generator. `tints` is empty unless districts are shaded. */
export function* paintingGround(context, ground, view, colours, tints = new Map()) {
  const { land, city, lakes, borders, limit, coast } = ground.file;
  context.clearRect(0, 0, view.width, view.height);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, view.width, view.height);
  paintGraticule(context, view, colours.waterline);
  paintWaterlines(context, ground, view, colours);
  yield;
  context.lineJoin = "round";
  fill(context, ground, land, view, colours.landOut);
  yield;
  fill(context, ground, city, view, colours.land);
  paintTints(context, ground, view, tints);
  if (view.zoom >= LAND_GRID_FROM) paintGraticule(context, view, colours.district);
  yield;
  fill(context, ground, lakes, view, colours.water);
  stroke(context, ground, lakes.flat(2), view, { colour: colours.coast, width: 0.6 });
  stroke(context, ground, borders, view, { colour: tints.size ? colours.districtInk : colours.district, alpha: tints.size ? 0.45 : 1 });
  yield;
  paintRivers(context, ground, view, colours);
  context.lineCap = "butt";
  stroke(context, ground, limit, view, { colour: colours.border, dash: [9, 3, 2, 3] });
  stroke(context, ground, coast, view, { colour: colours.coast, width: 0.9 });
  paintFrame(context, ground, view, colours);
}

/** The ground at once. */
export function paintGround(...parts) {
  const steps = paintingGround(...parts);
  while (!steps.next().done);
}
