// Districts shaded by a figure: five steps of one ink, with what each step means in numbers.

export const MEASURES = ["parks", "area", "enterprises", "leading", "core", "specialised", "distinctive"];

/** Limits of at most `steps` classes with round numbers; a class is [from, to], both included for whole numbers. */
export function classes(values, steps = 5) {
  const known = [...new Set(values.filter((value) => value > 0))].sort((a, b) => a - b);
  if (known.length <= steps) return known.map((value) => [value, value]);
  const limits = Array.from({ length: steps }, (_, i) => known[Math.floor((i * known.length) / steps)]);
  return limits.map((from, i) => [from, i + 1 < steps ? known[known.indexOf(limits[i + 1]) - 1] : known.at(-1)]);
}

/** Number of the class (0…) that holds the value, or -1 for none or nothing known. */
export function classOf(value, limits) {
  if (value === null || value <= 0) return -1;
  return limits.findIndex(([, to]) => value <= to);
}

/** Mixes two colours #rrggbb; `share` of the second. */
export function mix(a, b, share) {
  const parts = (text) => [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16));
  const [from, to] = [parts(a), parts(b)];
  return `rgb(${from.map((value, i) => Math.round(value + (to[i] - value) * share)).join(" ")})`;
}

/** Strength of each of `count` steps, palest first. */
export const shares = (count) => Array.from({ length: count }, (_, i) => (count === 1 ? 0.4 : 0.15 + (0.6 * i) / (count - 1)));

/** A ramp of three colours, from paper to a dark tint: the colour at `share`. */
export const ramp = (paper, middle, dark) => (share) => (share < 0.5 ? mix(paper, middle, share * 2) : mix(middle, dark, share * 2 - 1));

/** Map of adcode to tint for the rows [{adcode, value}]; districts without a known value stay as paper. */
export function tints(rows, colourAt) {
  const limits = classes(rows.map((row) => row.value ?? 0));
  const strength = shares(limits.length);
  const out = new Map();
  for (const { adcode, value } of rows) {
    const step = classOf(value, limits);
    if (step >= 0) out.set(adcode, colourAt(strength[step]));
  }
  return { limits, colours: strength.map(colourAt), tints: out };
}
