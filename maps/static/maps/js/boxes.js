// Rectangles in pixels as [left, top, right, bottom], and an index that answers quickly whether a place is free.

const CELL = 48;

export const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

export const around = (x, y, half, tall = half) => [x - half, y - tall, x + half, y + tall];

export const inside = (box, width, height, edge = 0) =>
  box[0] >= edge && box[1] >= edge && box[2] <= width - edge && box[3] <= height - edge;

/** Whether the segment from (x0, y0) to (x1, y1) touches the box: Liang and Barsky's clipping. */
export function crosses([x0, y0, x1, y1], box) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [from, to] = [0, 1];
  for (const [step, gap] of [[-dx, x0 - box[0]], [dx, box[2] - x0], [-dy, y0 - box[1]], [dy, box[3] - y0]]) {
    if (step === 0 && gap < 0) return false;
    if (step < 0) from = Math.max(from, gap / step);
    if (step > 0) to = Math.min(to, gap / step);
  }
  return from <= to;
}

/** Whether two segments cross. */
export function meet([ax, ay, bx, by], [cx, cy, dx, dy]) {
  const side = (px, py, qx, qy, rx, ry) => Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}

export class BoxIndex {
  #cells = new Map();
  #lines = [];

  #keys(box) {
    const keys = [];
    for (let column = Math.floor(box[0] / CELL); column <= Math.floor(box[2] / CELL); column += 1) {
      for (let row = Math.floor(box[1] / CELL); row <= Math.floor(box[3] / CELL); row += 1) keys.push(column * 65536 + row);
    }
    return keys;
  }

  add(box) {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  remove(box) {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      cell.splice(cell.indexOf(box), 1);
    }
  }

  removeLine(line) {
    this.#lines.splice(this.#lines.indexOf(line), 1);
  }

  addLine(line) {
    this.#lines.push(line);
  }

  /** The boxes that overlap `box`, each once. */
  hits(box) {
    const found = new Set();
    for (const key of this.#keys(box)) {
      for (const other of this.#cells.get(key) ?? []) if (overlaps(box, other)) found.add(other);
    }
    return found;
  }

  isFree(box) {
    for (const key of this.#keys(box)) {
      for (const other of this.#cells.get(key) ?? []) if (overlaps(box, other)) return false;
    }
    return !this.#lines.some((line) => crosses(line, box));
  }

  /** Whether a leader line may run here: over no box and across no other leader. */
  isClear(line) {
    const [x0, y0, x1, y1] = line;
    const hull = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
    for (const key of this.#keys(hull)) {
      for (const other of this.#cells.get(key) ?? []) if (crosses(line, other)) return false;
    }
    return !this.#lines.some((other) => meet(line, other));
  }
}
