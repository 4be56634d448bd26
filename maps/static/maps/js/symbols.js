// The shapes of the classes on a 16 × 16 field, and the clusters that stand for many enterprises.

/** Class by rank: the first that an enterprise holds gives its shape. */
export const CLASSES = { leading: "★", core: "●", specialised: "⬡", distinctive: "○" };

function polygon(corners, radius, turn = -90, inner = null) {
  const points = Array.from({ length: inner ? corners * 2 : corners }, (_, i) => {
    const r = inner && i % 2 ? inner : radius;
    const angle = ((turn + (i * 360) / (inner ? corners * 2 : corners)) * Math.PI) / 180;
    return `${(8 + r * Math.cos(angle)).toFixed(2)} ${(8 + r * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

const disc = (r) => `M${8 - r} 8a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

const PATHS = {
  leading: polygon(5, 7.6, -90, 3.3),
  core: disc(5.6),
  specialised: polygon(6, 6.8),
  distinctive: disc(5.8) + disc(3.6),
};

/** SVG path of a class; fill it by even and odd. */
export const classPath = (tier) => PATHS[tier];

/** The highest class of a cluster's counts, or "". */
export const topClass = (tiers) => Object.keys(CLASSES).find((tier) => tiers[tier] > 0) ?? "";

/** 1234 as 1.2k: at most four characters in a disc. */
export function shortCount(count) {
  if (count < 1000) return String(count);
  const thousands = count / 1000;
  return `${thousands < 10 ? thousands.toFixed(1).replace(/\.0$/, "") : Math.round(thousands)}k`;
}

/** Radius in pixels: grows with the logarithm, so that a thousand does not bury ten. */
export const clusterRadius = (count) => (count === 1 ? 8 : Math.min(26, 10 + 3.4 * Math.log2(count) * 0.7));

/** Parts of the rim by class, clockwise from the top: [{tier, from, to}] in radians; the rest has tier "". */
export function rimArcs(count, tiers) {
  const shares = Object.keys(CLASSES).map((tier) => [tier, tiers[tier] ?? 0]);
  const classed = shares.reduce((sum, [, n]) => sum + n, 0);
  const whole = Math.max(count, classed);
  shares.push(["", whole - classed]);
  let from = -Math.PI / 2;
  return shares.filter(([, n]) => n > 0).map(([tier, n]) => {
    const to = from + (n / whole) * 2 * Math.PI;
    const arc = { tier, from, to };
    from = to;
    return arc;
  });
}

/** Clusters of the API's answer, placed in the window. */
export function clusterMarks(collection, view) {
  return collection.features.map(({ geometry, properties: row }) => {
    const [px, py] = view.at(...geometry.coordinates);
    return {
      ...row,
      px,
      py,
      isReported: row.reported === true,
      radius: clusterRadius(row.count),
      text: shortCount(row.count),
      tier: topClass(row.tiers ?? {}),
      arcs: rimArcs(row.count, row.tiers ?? {}),
    };
  });
}
