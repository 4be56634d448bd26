// The basemap file made ready to draw: arcs on the unit square, refined for near views, clipped to the window.

import { graticuleStep, pixelsPerKm, toX, toY } from "./projection.js";

const ROUND_M = 70; // a corner is rounded over this distance at most: the outlines are simplified to 40 to 60 m
const FINE_FROM = 12; // zoom from which corners would show

/** Arc numbers and points: `arc(n)` gives [x0, y0, x1, y1, …] on the unit square; ~n walks backwards. */
export class Ground {
  #raw;
  #fine = new Map();
  #boxes = new Map();

  constructor(file) {
    this.file = file;
    this.#raw = decode(file.arcs, file.grid);
    this.unitPerMetre = pixelsPerKm(31.2, 0) / 256 / 1000;
  }

  arc(number, zoom) {
    const index = number < 0 ? ~number : number;
    return zoom >= FINE_FROM ? this.#refined(index) : this.#raw[index];
  }

  #refined(index) {
    if (!this.#fine.has(index)) this.#fine.set(index, rounded(this.#raw[index], ROUND_M * this.unitPerMetre));
    return this.#fine.get(index);
  }

  /** Bounds of an arc on the unit square. */
  box(index) {
    if (!this.#boxes.has(index)) this.#boxes.set(index, boundsOf(this.#raw[index]));
    return this.#boxes.get(index);
  }

  /** The ring as one list of points on the unit square. */
  ring(numbers, zoom) {
    const out = [];
    for (const number of numbers) appendArc(out, this.arc(number, zoom), number < 0);
    return out;
  }
}

/** Grid steps to the unit square. */
export function decode(arcs, { west, south, step }) {
  return arcs.map((steps) => {
    const out = new Float64Array(steps.length);
    let [x, y] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      out[i] = toX(west + x * step);
      out[i + 1] = toY(south + y * step);
    }
    return out;
  });
}

function appendArc(out, points, backwards) {
  const count = points.length / 2;
  for (let i = out.length ? 1 : 0; i < count; i += 1) {
    const at = (backwards ? count - 1 - i : i) * 2;
    out.push(points[at], points[at + 1]);
  }
}

export function boundsOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    if (points[i] < box[0]) box[0] = points[i];
    if (points[i] > box[2]) box[2] = points[i];
    if (points[i + 1] < box[1]) box[1] = points[i + 1];
    if (points[i + 1] > box[3]) box[3] = points[i + 1];
  }
  return box;
}

/** The line with each inner corner replaced by a curve that begins `reach` (or half a segment) before it. */
export function rounded(points, reach) {
  const inner = Math.max(0, points.length / 2 - 2);
  const out = new Float64Array(4 + inner * BENDS.length * 2);
  out.set([points[0], points[1]]);
  for (let i = 2; i < points.length - 2; i += 2) bend(out, 2 + (i - 2) * BENDS.length, points, i, reach);
  out.set([points.at(-2), points.at(-1)], out.length - 2);
  return out;
}

const BENDS = [0, 0.25, 0.5, 0.75, 1].map((t) => ({ p: (1 - t) ** 2, q: 2 * t * (1 - t), r: t * t }));

/** Writes the quadratic curve around the corner at `i` to `out` from `at`. Tens of thousands in a frame: without arrays. */
function bend(out, at, points, i, reach) {
  const x = points[i];
  const y = points[i + 1];
  const before = share(points[i - 2] - x, points[i - 1] - y, reach);
  const after = share(points[i + 2] - x, points[i + 3] - y, reach);
  let to = at;
  for (const { p, q, r } of BENDS) {
    out[to] = p * (x + (points[i - 2] - x) * before) + q * x + r * (x + (points[i + 2] - x) * after);
    out[to + 1] = p * (y + (points[i - 1] - y) * before) + q * y + r * (y + (points[i + 3] - y) * after);
    to += 2;
  }
}

/** The part of a step that `reach` is, half at most. */
const share = (dx, dy, reach) => Math.min(0.5, reach / (Math.hypot(dx, dy) || 1));

/** Sutherland and Hodgman: the ring cut to the box, as pixels [x, y, x, y, …]; edges along the box are for filling only. */
export function clipRing(ring, [left, top, right, bottom]) {
  const edges = [[0, left, 1], [0, right, -1], [1, top, 1], [1, bottom, -1]];
  let points = ring;
  for (const [axis, limit, sign] of edges) points = clipEdge(points, axis, limit, sign);
  return points;
}

function clipEdge(points, axis, limit, sign) {
  const out = [];
  const count = points.length;
  for (let i = 0; i < count; i += 2) {
    const j = (i + count - 2) % count;
    const [a, b] = [(points[j + axis] - limit) * sign, (points[i + axis] - limit) * sign];
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b);
      out.push(points[j] + (points[i] - points[j]) * t, points[j + 1] + (points[i + 1] - points[j + 1]) * t);
    }
    if (b >= 0) out.push(points[i], points[i + 1]);
  }
  return out;
}

/** The family of waterlines that stands 6 to 25 pixels from the shore at this zoom, nearest line first. */
export function waterlinesFor(families, lat, zoom) {
  const perMetre = pixelsPerKm(lat, zoom) / 1000;
  const misfit = (family) => Math.abs(Math.log(family[0].m * perMetre) - Math.log(9));
  return families.reduce((best, family) => (misfit(family) < misfit(best) ? family : best));
}

/** Longitudes and latitudes of the graticule inside the window [west, south, east, north], in degrees. */
export function graticule(view) {
  const step = graticuleStep(view.zoom);
  const [west, north] = view.lonLat(0, 0);
  const [east, south] = view.lonLat(view.width, view.height);
  return { step, lons: multiples(west, east, step), lats: multiples(south, north, step) };
}

function multiples(from, to, step) {
  const out = [];
  for (let n = Math.ceil(from / step); n * step <= to; n += 1) out.push(n * step);
  return out;
}

/** Width in pixels of a river: true to the ground, and never thinner than can be seen. */
export function riverWidth(widthM, lat, zoom) {
  const least = 0.9 + Math.sqrt(widthM) / 30 + Math.max(0, zoom - 9.5) * 0.35;
  return Math.max(Math.min(least, 3.2), (widthM * pixelsPerKm(lat, zoom)) / 1000);
}

/** Whether a point lies in the area of `rings` [{points: [x, y, …], box}]: even and odd crossings. */
export function contains(rings, x, y) {
  let odd = false;
  for (const { points, box } of rings) if (x <= box[2] && y >= box[1] && y <= box[3] && ringCrossed(points, x, y)) odd = !odd;
  return odd;
}

function ringCrossed(ring, x, y) {
  let odd = false;
  const count = ring.length;
  for (let i = 0, j = count - 2; i < count; j = i, i += 2) {
    const [xi, yi, xj, yj] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
