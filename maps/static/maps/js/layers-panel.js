// The layers' panel: what is drawn, what the districts are shaded by, and the key to the shades.

import { MEASURES } from "./choropleth.js";

const DEFAULTS = ["circles", "halos"];

/** The panel's boxes as a list of names, in a fixed order; a shade is written district-parks. */
export function readPanel(panel) {
  const on = [...panel.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.name);
  const shade = panel.querySelector("input[name=shade]:checked")?.value;
  return shade ? [...on, `district-${shade}`] : on;
}

export function fillPanel(panel, on) {
  for (const box of panel.querySelectorAll("input[type=checkbox]")) box.checked = on.includes(box.name);
  const shade = shadeOf(on);
  for (const radio of panel.querySelectorAll("input[name=shade]")) radio.checked = radio.value === shade;
}

export const shadeOf = (on) => MEASURES.find((name) => on.includes(`district-${name}`)) ?? "";

/** The layers for the hash: null when they are what a first visit shows. */
export const forHash = (on) => (on.join() === DEFAULTS.join() ? null : on);

export const fromHash = (on) => on ?? DEFAULTS;

/** The districts' rows [{adcode, value}] of one measure, read from the table that is the map's twin. */
export function readTable(table, measure) {
  return [...table.querySelectorAll("tr[data-adcode]")].map((row) => {
    const cell = row.querySelector(`[data-measure="${measure}"]`);
    const { value, recognised, reported } = cell.dataset;
    const number = value === undefined ? Number(recognised) + Number(reported) : value === "" ? null : Number(value);
    return { adcode: row.dataset.adcode, value: number };
  });
}

/** The measure's name; for a class with the words that reported ones are among them. */
export function titleOf(table, measure, words) {
  const name = table.querySelector(`th[data-measure="${measure}"]`).textContent;
  return table.querySelector(`td[data-measure="${measure}"][data-reported]`) ? `${name} · ${words.together}` : name;
}

const number = (value) => String(Math.round(value * 100) / 100);

/** The key's lines: [{colour, text}], palest first; the last is what is left as paper: none counted, or no area known. */
export function keyLines({ limits, colours }, words, measure) {
  const lines = limits.map(([from, to], i) => ({
    colour: colours[i],
    text: from === to ? number(from) : words.to.replace("{n}", number(from)).replace("{m}", number(to)),
  }));
  return [...lines, { colour: "", text: measure === "area" ? words.unknown : "0" }];
}

export function drawKey(legend, title, lines) {
  const [heading, list] = [legend.querySelector("[data-shade-title]"), legend.querySelector("[data-shade-key]")];
  heading.hidden = list.hidden = !lines.length;
  heading.textContent = title;
  list.replaceChildren(
    ...lines.map(({ colour, text }) => {
      const line = document.createElement("li");
      const swatch = document.createElement("span");
      swatch.className = "swatch";
      swatch.style.background = colour;
      line.append(swatch, text);
      return line;
    }),
  );
}

/** Shows only the lines of the key that explain a layer that is on. */
export function showKeys(legend, on) {
  for (const line of legend.querySelectorAll("[data-key]")) line.hidden = !on.includes(line.dataset.key);
}
