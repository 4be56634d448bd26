// The shortlist in this browser: an address without parks leads to those kept here, notes are kept as they are typed,
// and a park that changed since the last visit is marked.

import { address, kept, note, store } from "./kept.js";

const WAIT = 300; // ms after the last key
const page = document.querySelector("[data-shortlist]");
const rows = [...page.querySelectorAll("[data-slug]")];
const parks = kept();

if (!location.search && Object.keys(parks).length) location.replace(location.pathname + address(Object.keys(parks)));

for (const row of rows) {
  const { slug, changed } = row.dataset;
  const seen = parks[slug]?.seen;
  row.querySelector(".shortlist__changed").hidden = !(seen && changed && Date.parse(changed) > Date.parse(seen));
  if (slug in parks) note(slug, { seen: new Date().toISOString() });
}

for (const box of page.querySelectorAll("[data-note]")) {
  box.value = parks[box.dataset.note]?.note ?? "";
  let timer;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => note(box.dataset.note, { note: box.value }), WAIT);
  });
}

for (const link of page.querySelectorAll("[data-drop]")) {
  link.addEventListener("click", () => {
    const left = kept();
    delete left[link.dataset.drop];
    store(left);
  });
}
