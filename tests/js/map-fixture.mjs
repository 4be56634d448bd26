// The committed basemap and the real parks, as the map's modules get them.

import { readFileSync } from "node:fs";

import { Ground } from "../../maps/static/maps/js/ground.js";
import { prepareDistricts } from "../../maps/static/maps/js/place-names.js";
import { parkRows } from "../../maps/static/maps/js/scene.js";
import { estimateWidth } from "../../maps/static/maps/js/text-width.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

export const file = JSON.parse(read("maps/static/maps/data/basemap.json"));
export const ground = new Ground(file);

/** Rows of a CSV file as objects; quoted fields may hold commas, quotes and line ends. */
export function csv(path) {
  const fields = [...read(path).replace(/^\uFEFF/, "").matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const lines = [[]];
  for (const [, text, end] of fields) {
    lines.at(-1).push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end !== ",") lines.push([]);
  }
  const [head, ...rows] = lines.filter((line) => line.length > 1);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

const numberOrNull = (text) => (text === "" || text === undefined ? null : Number(text));

/** The parks of the fixtures as the API answers them. */
export function parks() {
  const features = csv("fixtures/parks.csv").map((row, i) => {
    const [lon, lat] = [numberOrNull(row.lon), numberOrNull(row.lat)];
    const properties = {
      slug: `park-${i}`, name_zh: row.name_zh, name_en: row.name_en, sector: row.sector, membership: row.membership,
      uncertainty_km: numberOrNull(row.location_uncertainty_km), area_km2: numberOrNull(row.area_km2),
      districts: [row.district_adcode], enterprises: 3, lon, lat,
    };
    return { type: "Feature", id: properties.slug, geometry: lon === null ? null : { type: "Point", coordinates: [lon, lat] }, properties };
  });
  return { type: "FeatureCollection", features };
}

export function optionsFor(language, more = {}) {
  return {
    language,
    measure: estimateWidth,
    selected: "",
    obstacles: [],
    districts: prepareDistricts(ground, language),
    ground,
    layers: new Set(["circles", "halos"]),
    words: { unplaced: (n) => (language === "zh" ? `另 ${n} 个未定位` : `+${n} unlocated`), schematic: "示意" },
    ...more,
  };
}

export const rowsFor = (language) => parkRows(parks(), language);
