// How wide a name is, without asking the page: full-width characters take the size, Latin letters a little more than half.

const isWide = (char) => char > "\u2E7F" || char === "“" || char === "”" || char === "·";

export function estimateWidth(text, size) {
  let width = 0;
  for (const char of text) width += isWide(char) ? size : size * (/[A-Zmw@%]/.test(char) ? 0.72 : 0.58);
  return width;
}

/** A measure that asks a canvas, remembers the answers, and never gives less than the glyphs need. */
export function canvasMeasure(font, context) {
  const known = new Map();
  return (text, size, weight = 600) => {
    const key = `${size}|${weight}|${text}`;
    if (!known.has(key)) {
      context.font = `${weight} ${size}px ${font}`;
      known.set(key, Math.ceil(context.measureText(text).width * 10) / 10);
    }
    return known.get(key);
  };
}

/** A park's name as a label: a trailing explanation in brackets is left to the list. */
export function shortName(name) {
  return name.replace(/(?<=.)\s*[（(][^（）()]*[）)]$/u, "");
}
