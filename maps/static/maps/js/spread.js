// Symbols that would cover one another stand side by side: pushed apart as little as possible, always the same way.

/** One push between two points closer than `gap` in both directions; true when it moved them. */
function push(a, b, gap) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) >= gap || Math.abs(dy) >= gap) return false;
  const sideways = gap - Math.abs(dx) <= gap - Math.abs(dy);
  const step = (gap - Math.abs(sideways ? dx : dy)) / 2 + 0.05;
  const sign = (sideways ? dx : dy) >= 0 ? 1 : -1;
  if (sideways) [a.x, b.x] = [a.x - step * sign, b.x + step * sign];
  else [a.y, b.y] = [a.y - step * sign, b.y + step * sign];
  return true;
}

function cellsOf(points, gap) {
  const cells = new Map();
  for (const point of points) {
    const key = `${Math.floor(point.x / gap)},${Math.floor(point.y / gap)}`;
    const cell = cells.get(key);
    if (cell) cell.push(point);
    else cells.set(key, [point]);
  }
  return cells;
}

/** The pairs that might be too close, each once, from a grid as wide as the gap. */
function* pairs(points, gap) {
  const cells = cellsOf(points, gap);
  for (const point of points) {
    const [column, row] = [Math.floor(point.x / gap), Math.floor(point.y / gap)];
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const other of cells.get(`${c},${r}`) ?? []) if (other.order > point.order) yield [point, other];
      }
    }
  }
}

/**
 * Points [{id, x, y}] moved until none is closer than `gap` to another in both directions, or until 120 rounds.
 * Returns a Map of id to [x, y]. Pixels of the world go in, so that the result does not depend on the window.
 */
export function spread(points, gap, rounds = 120) {
  const moving = [...points]
    .sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1))
    .map(({ id, x, y }, order) => ({ id, x, y, order }));
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [a, b] of pairs(moving, gap)) moved = push(a, b, gap) || moved;
    if (!moved) break;
  }
  return new Map(moving.map(({ id, x, y }) => [id, [x, y]]));
}
