// Where names go: beside their symbol if that is free, else further off with a leader line, else nowhere.
// Nothing is ever written over a symbol, another name, a leader line or a control.

import { around, inside } from "./boxes.js";

const TURNS = Array.from({ length: 24 }, (_, i) => (i * Math.PI) / 12);
const REACHES = [0.68, 1.15, 1.7, 2.4, 3.2, 4.2, 5.4, 7];
const FARTHER = [9, 12, 16]; // for the chosen park alone, whose name is always shown
const LINE_HEIGHT = 1.32;

/** The order in which places are tried: near before far, right before left, level before slanted. */
function penalty(turn, isNear) {
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  return (Math.abs(sine) < 0.3 ? 0 : 5) + (cosine < -0.01 ? 3 : 0) + (isNear ? 0 : 8);
}

/** One place for a name of width × height: its box, and the leader that ties it to the symbol. */
function placeAt(symbol, width, height, turn, reach) {
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const [x, y] = [symbol.x + reach * cosine, symbol.y + reach * sine];
  const left = cosine > 0.35 ? x : cosine < -0.35 ? x - width : x - width / 2;
  const top = y - height / 2 + (sine * height) / 2;
  const start = symbol.half * 1.12;
  return {
    box: [left - 2, top - 1, left + width + 2, top + height + 1],
    left,
    top,
    line: [symbol.x + start * cosine, symbol.y + start * sine, x - 1.5 * cosine, y - 1.5 * sine],
  };
}

/** What speaks against a free place: it may seem to belong to a neighbour, or hide another park's circle. */
function doubt(box, symbol, near) {
  let cost = 0;
  for (const other of near) {
    if (other.id === symbol.id) continue;
    const [w, h] = [other.half + 9, other.half + 5];
    if (box[0] < other.x + w && box[2] > other.x - w && box[1] < other.y + h && box[3] > other.y - h) cost += 16;
    const r = other.ring ?? 0;
    if (r && box[0] < other.cx + r && box[2] > other.cx - r && box[1] < other.cy + r && box[3] > other.cy - r) cost += 6;
  }
  return cost;
}

/** The cheapest free place within `far` × the symbol's side, or null. The chosen park's leader may cross symbols. */
function bestPlace(symbol, size, frame, taken, near, far) {
  const side = symbol.half * 2;
  const reaches = symbol.must ? [...REACHES, ...FARTHER] : REACHES.filter((step) => step <= far);
  let best = null;
  for (const reach of reaches) {
    if (best && best.cost < reach * side + 8) break;
    const isNear = reach === REACHES[0];
    for (const turn of TURNS) {
      const place = placeAt(symbol, size.width, size.height, turn, (symbol.clear ?? 0) + reach * side);
      if (!inside(place.box, frame.width, frame.height, 6) || !taken.isFree(place.box)) continue;
      const cost = reach * side + penalty(turn, isNear) + doubt(place.box, symbol, near);
      if ((best && cost >= best.cost) || (!isNear && !symbol.must && !taken.isClear(place.line))) continue;
      best = { ...place, cost, lead: isNear ? null : place.line };
    }
  }
  return best;
}

/** The symbols that a name of this one could touch. */
const neighbours = (symbol, symbols, reach) =>
  symbols.filter((other) => Math.abs(other.x - symbol.x) < reach + (other.ring ?? 0) && Math.abs(other.y - symbol.y) < reach / 2 + (other.ring ?? 0));

function placeName(symbol, symbols, frame, taken, { size, measure, far }) {
  const box = { width: measure(symbol.text, size) + 1, height: size * LINE_HEIGHT };
  const near = neighbours(symbol, symbols, box.width + size * 9);
  const place = bestPlace(symbol, box, frame, taken, near, far);
  if (!place) return null;
  const name = { id: symbol.id, text: symbol.text, x: place.left, y: place.top + size * 1.02, size, box: place.box, lead: place.lead };
  put(name, taken);
  return name;
}

function put({ box, lead }, taken) {
  taken.add(box);
  if (lead) taken.addLine(lead);
}

function lift({ box, lead }, taken) {
  taken.remove(box);
  if (lead) taken.removeLine(lead);
}

/** A second try for a name that found no place: some neighbour's name moves over, if both then fit. */
function squeezeIn(symbol, placed, place, taken) {
  const beside = [...placed.values()].filter(({ symbol: other }) => Math.abs(other.x - symbol.x) < 90 && Math.abs(other.y - symbol.y) < 60);
  for (const { symbol: other, name } of beside) {
    if (other.must) continue;
    lift(name, taken);
    const mine = place(symbol);
    const theirs = mine && place(other);
    if (theirs) return [[symbol, mine], [other, theirs]];
    if (mine) lift(mine, taken);
    put(name, taken);
  }
  return [];
}

/**
 * Names beside their symbols. `symbols`: [{id, x, y, half, cx, cy, ring, text, must}], most important first;
 * `taken` (a BoxIndex) already holds every symbol and control, and takes up the names placed.
 * A generator that pauses after each few names, so that a caller may give way; it returns
 * [{id, text, x, y, size, box, lead}] where (x, y) is the start of the baseline.
 */
export function* placingNames(symbols, frame, taken, { size, measure, far = 7, most = 260, retries = 16 }) {
  const placed = new Map();
  const left = [];
  const place = (symbol) => placeName(symbol, symbols, frame, taken, { size, measure, far });
  for (const [i, symbol] of symbols.slice(0, most).entries()) {
    if (i % 6 === 5) yield;
    if (!symbol.text || !inside(around(symbol.x, symbol.y, 0), frame.width, frame.height, 2)) continue;
    const name = place(symbol);
    if (name) placed.set(symbol.id, { symbol, name });
    else left.push(symbol);
  }
  for (const symbol of left.slice(0, retries)) {
    yield;
    for (const [moved, name] of squeezeIn(symbol, placed, place, taken)) placed.set(moved.id, { symbol: moved, name });
  }
  return [...placed.values()].map(({ name }) => name);
}

/** Boxes around a line of text that is turned by `turn` degrees: small squares along it, closer than one box. */
export function turnedBoxes(x, y, width, height, turn) {
  if (!turn) return [[x - width / 2, y - height / 2, x + width / 2, y + height / 2]];
  const [cosine, sine] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const steps = Math.max(1, Math.ceil(width / height));
  const half = (height / 2) * (Math.abs(cosine) + Math.abs(sine));
  return Array.from({ length: steps }, (_, i) => {
    const along = ((i + 0.5) / steps - 0.5) * (width - height);
    return around(x + along * cosine, y + along * sine, half);
  });
}

/** The first of the `spots` [{x, y, turn}] that is free for the text and `suits`, taken at once; or null. */
export function placeOnSpots(spots, width, height, frame, taken, { edge = 10, suits = () => true } = {}) {
  for (const spot of spots) {
    const boxes = turnedBoxes(spot.x, spot.y, width, height, spot.turn ?? 0);
    if (!boxes.every((box) => inside(box, frame.width, frame.height, edge) && taken.isFree(box)) || !suits(spot)) continue;
    for (const box of boxes) taken.add(box);
    return { ...spot, boxes };
  }
  return null;
}
