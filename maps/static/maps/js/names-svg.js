// Builds the names of a scene as SVG: sharp at every size and in print, dressed by the stylesheet.

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, children = []) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const px = (value) => Math.round(value * 10) / 10;

function text(className, x, y, size, words, more = {}) {
  return svg("text", { class: className, x: px(x), y: px(y), "font-size": px(size), ...more }, [words]);
}

function waterName({ kind, text: words, x, y, turn, size }) {
  const rotate = turn ? `rotate(${px(turn)} ${px(x)} ${px(y)})` : null;
  return text(`m-wname m-wname--${kind}`, x, y, size, words, { transform: rotate });
}

function districtName({ text: words, note, x, y, size }) {
  const parts = [text("m-dname", x, y + size * 0.35, size, words)];
  if (note) parts.push(text("m-dnote", x, y + size * 1.62, size * 0.86, note));
  return svg("g", { class: "m-dlabel" }, parts);
}

function parkName(label, row, selected) {
  const parts = [];
  if (label.lead) {
    const [x0, y0, x1, y1] = label.lead.map(px);
    parts.push(svg("path", { class: "m-lead", d: `M${x0} ${y0}L${x1} ${y1}` }));
  }
  parts.push(text("m-name", label.x, label.y, label.size, label.text, { lang: row.isForeign ? "zh" : null }));
  const classes = ["m-label", `s-${row.sector}`, row.id === selected && "is-selected"].filter(Boolean).join(" ");
  return svg("g", { class: classes, "data-park": label.id }, parts);
}

/** The frame around a symbol that is chosen or pointed at. */
export function ringAround(symbol, side, className) {
  const half = side * 0.72;
  return svg("rect", { class: className, x: px(symbol.x - half), y: px(symbol.y - half), width: px(half * 2), height: px(half * 2), rx: px(side * 0.28) });
}

/** A group with all names of the scene, in the order in which they may lie over one another (they never do). */
export function drawNames(scene, selected) {
  const rows = new Map(scene.symbols.map((symbol) => [symbol.id, symbol]));
  const chosen = rows.get(selected);
  return [
    ...scene.waters.map(waterName),
    ...scene.districts.map(districtName),
    ...scene.notes.map((note) => text("m-cnote", note.x, note.y + note.size * 0.35, note.size, note.text)),
    ...scene.names.map((label) => parkName(label, rows.get(label.id), selected)),
    ...(chosen ? [ringAround(chosen, scene.side, "m-halo")] : []),
  ];
}
