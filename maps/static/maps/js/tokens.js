// The map's colours, read from the page's CSS custom properties, and told anew when the theme changes.

const NAMES = {
  water: "--m-water",
  waterline: "--m-waterline",
  land: "--m-land",
  landOut: "--m-land-out",
  coast: "--m-coast",
  border: "--m-border",
  district: "--m-district",
  districtInk: "--m-district-ink",
  halo: "--m-halo",
  paper: "--paper",
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  line3: "--line-3",
  onInk: "--on-ink",
  onSector: "--on-sector",
};

/** {water, land, …, sectors: {code: colour}, theme}: `theme` differs whenever a colour differs. */
export function readColours(element, sectorCodes) {
  const style = getComputedStyle(element);
  const read = (name) => style.getPropertyValue(name).trim();
  const colours = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, read(name)]));
  const sectors = Object.fromEntries(sectorCodes.map((code) => [code, read(`--s-${code}`) || colours.ink3]));
  return { ...colours, sectors, theme: `${colours.water}${colours.ink}${colours.halo}` };
}

/** Calls back after the reader or the system has changed the theme. */
export function onThemeChange(callback) {
  const root = document.documentElement;
  new MutationObserver(callback).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", callback);
}
