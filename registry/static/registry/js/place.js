// Where a small card goes beside the thing that opened it.

/**
 * Left and top, in page pixels, for a card of `width` × `height` beside `anchor` (a DOMRect-like box in the window).
 * The card stands below the anchor, or above it where there is more room, and never leaves the window sideways.
 */
export function placeBeside(anchor, { width, height }, view, gap = 8) {
  const left = Math.max(gap, Math.min(anchor.left - gap, view.width - width - gap));
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - height;
  const fitsBelow = below + height <= view.height - gap;
  const top = fitsBelow || above < gap ? below : above;
  return { left: left + view.scrollX, top: top + view.scrollY };
}
