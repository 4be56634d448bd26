// On paper every sheet after the first says at its upper edge what it belongs to: the title of the document.
// The browser can set text there only from a style sheet; the policy lets script make one, but no element.

/** The rule that prints `text` at the upper edge of each sheet but the first, which has its heading. */
export function headRule(text) {
  const quoted = text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ");
  const look = "color: #444; font: 8pt var(--font); vertical-align: bottom; padding-bottom: 3mm";
  return `@page { @top-left { content: "${quoted}"; ${look} } } @page :first { @top-left { content: none } }`;
}

export function startRunningHead() {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(headRule(document.title));
    document.adoptedStyleSheets.push(sheet);
  } catch {
    // An older browser prints without it.
  }
}
