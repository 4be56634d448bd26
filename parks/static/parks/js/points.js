// Points of the match: how parks/matching/scoring.py shares them out.

const TENTHS = 1000;

/** Tenths of a point for each criterion, whole numbers that add up: as parks/matching/scoring.py shares them out. */
export function sharedOut(weights, shares) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!total) return weights.map(() => 0);
  const exact = weights.map((weight, at) => (TENTHS * weight * shares[at]) / total);
  const floors = exact.map((value) => Math.floor(value + 1e-9));
  let left = Math.round(exact.reduce((sum, value) => sum + value, 0)) - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact.map((_, at) => at).sort((a, b) => floors[a] - exact[a] - (floors[b] - exact[b]));
  for (const at of byRemainder) {
    if (left-- <= 0) break;
    floors[at] += 1;
  }
  return floors;
}
