// The explorer: keeps filters, list, map and address in step. Without it the page is a form and a list.

import { homePixelsPerKm, readHash, writeHash } from "./camera.js";
import { drawKey, fillPanel, forHash, fromHash, keyLines, readPanel, readTable, shadeOf, showKeys, titleOf } from "./layers-panel.js";
import { makeMap } from "./leaflet/map.js";
import { ParkMap } from "./park-map.js";
import { zoomFor } from "./projection.js";
import { bboxOf, formQuery, sameQuery, withFilters } from "./query.js";
import { drawForPrint } from "./print.js";
import { fillForm, markPick, Results } from "./results.js";
import { drawScale } from "./scale-bar.js";
import { nextPaint } from "./yielding.js";

const HOME = { lon: 121.515, lat: 31.085 };
const PHONE_LON = 121.575; // the middle of the parks: a narrow frame has no room for the west and the sea
const KM_PER_DEGREE = 111;
const root = document.querySelector("[data-map]");
const part = (name) => root.querySelector(`[data-${name}]`);
const frame = part("map-frame");
const panel = part("layers");
const form = document.querySelector("[data-filters]");
const words = JSON.parse(root.dataset.words);
const chars = JSON.parse(root.dataset.chars);
const results = new Results(document.querySelector("[data-results]"), form, root.dataset.resultsUrl);

let query = new URLSearchParams(location.search);
let selected = "";
let on = fromHash(readHash(location.hash).on);
let districts = null;
let isRestoring = false;

const map = new ParkMap(
  frame,
  {
    language: root.dataset.language,
    chars,
    sectors: Object.keys(chars),
    tiles: JSON.parse(root.dataset.tiles),
    words: { unplaced: (count) => words.unplaced.replace("{n}", count), schematic: words.schematic },
    obstacles,
  },
  makeMap,
);

/** The controls over the map, as boxes in its frame, with a little air around them. */
function obstacles() {
  const { left, top } = frame.getBoundingClientRect();
  return [...document.querySelectorAll("[data-map-control]")]
    .map((control) => control.getBoundingClientRect())
    .filter((box) => box.width && box.height)
    .map((box) => [box.left - left - 5, box.top - top - 5, box.right - left + 5, box.bottom - top + 5]);
}

/** The opening view shows every park: on a phone the sheet and the note cover the lower edge of the frame. */
function homeCamera() {
  const isPhone = frame.clientWidth < 560;
  const covered = isPhone ? frame.getBoundingClientRect().bottom - part("note").getBoundingClientRect().top : 0;
  const perKm = homePixelsPerKm(frame.clientWidth, frame.clientHeight - covered);
  return {
    lon: isPhone ? PHONE_LON : HOME.lon,
    lat: HOME.lat - covered / 2 / perKm / KM_PER_DEGREE,
    zoom: zoomFor(HOME.lat, perKm),
  };
}

async function getJson(url) {
  const response = await fetch(url, { headers: { Accept: "application/geo+json, application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function say(text, action = null) {
  const place = part("word");
  place.hidden = !text;
  place.replaceChildren(text);
  if (!action) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--line btn--small";
  button.textContent = action.label;
  button.addEventListener("click", action.run);
  place.append(button);
}

// The address always says what is seen: filters in the query, camera, layers and choice in the hash.

function address() {
  const text = query.toString();
  const hash = writeHash({ camera: map.camera, on: forHash(on), park: selected });
  return `${location.pathname}${text ? `?${text}` : ""}${hash}`;
}

function record({ push = false } = {}) {
  if (isRestoring) return;
  history[push ? "pushState" : "replaceState"](null, "", address());
  for (const link of document.querySelectorAll(".lang a")) link.hash = location.hash;
}

async function loadParks(answer = getJson(withFilters(root.dataset.parksUrl, query))) {
  await map.setParks(await answer);
  checkView();
}

async function loadEnterprises() {
  if (!on.includes("enterprises")) return map.setEnterprises(null);
  const extra = { bbox: bboxOf(map.view), zoom: Math.round(map.camera.zoom) };
  return map.setEnterprises(await getJson(withFilters(root.dataset.clustersUrl, query, extra)));
}

async function loadShades() {
  const measure = shadeOf(on);
  const legend = part("legend");
  if (!measure) {
    map.setShades([]);
    return drawKey(legend, "", []);
  }
  districts ??= await fetchTable(withFilters(root.dataset.districtsUrl, query));
  const shades = map.setShades(readTable(districts, measure));
  return drawKey(legend, titleOf(districts, measure, words), keyLines(shades, words, measure));
}

async function fetchTable(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-districts]");
}

/** A layer that cannot be loaded says so; the rest goes on. */
async function tried(load, sentence) {
  try {
    await load();
  } catch {
    say(sentence, { label: words.tryAgain, run: () => (say(""), tried(load, sentence)) });
  }
}

function checkView() {
  const { symbols } = map.scene;
  const { width, height } = map.view;
  const isEmpty = map.parks.some((row) => row.x !== null) && !symbols.some(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  if (isEmpty) say(words.noneInView, { label: words.showAll, run: () => map.setCamera(map.cameraForAll()) });
  else say("");
}

/** Asks anew: list, counts and map together. */
async function ask(next, { push = true } = {}) {
  if (sameQuery(next.toString(), query.toString())) return;
  query = next;
  districts = null;
  record({ push });
  for (const name of ["districts-link", "enterprises-link"]) part(name).search = withFilters("", query);
  form.querySelector("[data-clear]").hidden = ![...query.keys()].some((name) => name !== "ordering");
  for (const link of document.querySelectorAll(".lang a")) link.search = query.toString();
  await Promise.all([
    tried(async () => {
      if (await results.load(query)) marks();
    }, words.listFailed),
    tried(() => loadParks(), words.parksFailed),
    tried(loadEnterprises, words.mapFailed),
    tried(loadShades, words.mapFailed),
  ]);
}

function marks() {
  results.mark("is-selected", selected);
}

/** Chooses a park on map and list; "" chooses none. */
async function choose(slug, { go = false, push = true } = {}) {
  if (slug === selected) return;
  selected = map.selected = slug;
  results.mark("is-selected", slug, { scroll: true });
  await showCard(slug);
  if (slug && (go || !map.isInSight(slug)) && map.cameraFor(slug) && !map.isInSight(slug)) map.setCamera(map.cameraFor(slug));
  map.refresh();
  record({ push });
  part("said").textContent = slug ? words.chosen.replace("{n}", map.park(slug)?.name ?? slug) : "";
}

async function showCard(slug) {
  const [card, body] = [part("card"), part("card-body")];
  const found = slug ? (results.card(slug)?.cloneNode(true) ?? (await fetchCard(slug))) : null;
  if (slug !== selected) return;
  card.hidden = !found;
  found?.classList.remove("is-selected", "is-linked");
  body.replaceChildren(...(found ? [found] : []));
  if (found) part("card-link").href = found.querySelector("h2 a").href;
}

/** The card of a park that is not on this page of the list; null where it cannot be had. */
async function fetchCard(slug) {
  const response = await fetch(root.dataset.cardUrl.replace(/slug(?=\/$)/, slug)).catch(() => null);
  if (!response?.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.importNode(page.querySelector(".card"), true);
}

/** A press on a cluster goes nearer; on one enterprise it shows its name and the way to its page. */
function openCluster({ count, uid, name_zh: zh, name_en: en, px, py }) {
  const [lon, lat] = map.view.lonLat(px, py);
  if (count > 1) return map.setCamera({ lon, lat, zoom: map.camera.zoom + 1.5 });
  const heading = document.createElement("h2");
  heading.className = "map-card__name";
  heading.textContent = root.dataset.language === "en" && en ? en : zh;
  part("card-body").replaceChildren(heading);
  part("card-link").href = root.dataset.enterpriseUrl.replace(/uid(?=\/$)/, uid);
  part("card").hidden = false;
  return undefined;
}

function setLayers(next, { push = true } = {}) {
  const before = on;
  on = next;
  map.layers = new Set(on);
  showKeys(part("legend"), on);
  record({ push });
  if (on.includes("enterprises") !== before.includes("enterprises")) tried(loadEnterprises, words.mapFailed);
  else map.refresh();
  tried(loadShades, words.mapFailed);
}

/** Back and forward: everything as the address says. */
async function restore() {
  isRestoring = true;
  wasTyping = false;
  const hash = readHash(location.hash);
  const next = new URLSearchParams(location.search);
  fillForm(form, next);
  fillPanel(panel, fromHash(hash.on));
  if (hash.camera) map.setCamera(hash.camera, { animate: false });
  setLayers(fromHash(hash.on));
  await ask(next);
  await choose(hash.park);
  isRestoring = false;
}

let waiting = 0;
let wasTyping = false;

/** Asks what the form says; what is typed on end is one step of the history, not one for each pause. */
function askSoon(delay, isTyping = false) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const next = formQuery(form);
    // The usual order goes without saying: with words to look for it is the best match, and by sector without.
    const usual = document.querySelector("[name=ordering]")?.dataset.usual;
    if (next.get("ordering") === usual) next.delete("ordering");
    ask(next, { push: !(isTyping && wasTyping) });
    wasTyping = isTyping;
  }, delay);
}

function listenToForm() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    askSoon(0);
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type === "search" || target.type === "number") askSoon(300, true);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.form !== form || target.type === "search") return;
    const pick = target.closest("[data-pick]");
    if (pick) markPick(pick);
    askSoon(0);
  });
  form.querySelector("[data-clear]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const hidden of form.querySelectorAll("input[type=hidden]")) hidden.remove();
    fillForm(form, new URLSearchParams());
    askSoon(0);
  });
}

const slugOf = (target) => target.closest?.(".card[data-park]")?.dataset.park ?? "";

function listenToList() {
  const list = results.element;
  list.addEventListener("pointerover", ({ target }) => map.point(slugOf(target)));
  list.addEventListener("pointerleave", () => map.point(""));
  list.addEventListener("focusin", ({ target }) => map.point(slugOf(target)));
  list.addEventListener("focusout", () => map.point(""));
  list.addEventListener("click", (event) => {
    const locate = event.target.closest("[data-locate]");
    if (!locate && event.target.closest("a, button, select, label")) return;
    const slug = slugOf(event.target);
    if (slug) choose(slug, { go: true });
    if (slug && matchMedia("(max-width: 60rem)").matches) scrollTo({ top: 0 }); // the map lies above the list
  });
}

function listenToMap() {
  map.addEventListener("choose", ({ detail }) => choose(detail));
  map.addEventListener("cluster", ({ detail }) => openCluster(detail));
  map.addEventListener("point", ({ detail }) => results.mark("is-linked", detail));
  map.addEventListener("layout", ({ detail }) => drawScale(part("scale"), detail));
  map.addEventListener("camera", () => {
    record();
    checkView();
    setZoomButtons();
    if (on.includes("enterprises")) tried(loadEnterprises, words.mapFailed);
  });
  for (const button of root.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => map.zoomBy(Number(button.dataset.zoom) * 0.75));
  panel.addEventListener("change", () => setLayers(readPanel(panel)));
  part("card-close").addEventListener("click", () => {
    part("card").hidden = true;
    choose("");
    frame.focus({ preventScroll: true });
  });
  new ResizeObserver(() => map.resize()).observe(frame);
  keepClear();
}

/** Names make room when a control over the map opens, closes or grows. */
function keepClear() {
  const observer = new ResizeObserver(() => map.keepClear());
  for (const control of root.querySelectorAll("[data-map-control]")) observer.observe(control);
}

function setZoomButtons() {
  const { least, most } = map.limits;
  root.querySelector("[data-zoom='1']").disabled = most;
  root.querySelector("[data-zoom='-1']").disabled = least;
}

/** Escape closes what lies on top: an open choice, the layers, the chosen park. */
function onEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const open = document.querySelector("[data-pick][open], [data-layers-panel][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (selected) choose("");
  else part("card").hidden = true;
}

/** A slip that is open closes when the reader goes elsewhere, or opens another. */
function closeElsewhere({ target }) {
  for (const open of document.querySelectorAll("[data-pick][open], [data-layers-panel][open]")) {
    if (!open.contains(target)) open.open = false;
  }
}

async function start() {
  const hash = readHash(location.hash);
  on = fromHash(hash.on);
  fillPanel(panel, on);
  showKeys(part("legend"), on);
  map.layers = new Set(on);
  const parks = getJson(withFilters(root.dataset.parksUrl, query));
  parks.catch(() => {});
  const file = getJson(root.dataset.basemapUrl);
  await nextPaint();
  const camera = hash.camera ?? homeCamera();
  await map.start(await file, camera);
  drawScale(part("scale"), camera);
  setZoomButtons();
  selected = map.selected = hash.park;
  await tried(() => loadParks(parks), words.parksFailed);
  listenToMap();
  listenToList();
  listenToForm();
  drawForPrint(map, root, frame);
  addEventListener("popstate", restore);
  document.addEventListener("keydown", onEscape);
  document.addEventListener("pointerdown", closeElsewhere);
  if (selected) {
    results.mark("is-selected", selected, { scroll: true });
    await showCard(selected);
    map.refresh();
  }
  if (on.includes("enterprises")) await tried(loadEnterprises, words.mapFailed);
  if (shadeOf(on)) await tried(loadShades, words.mapFailed);
  root.dataset.state = "ready";
}

start().catch(() => {
  root.dataset.state = "failed";
  say(words.mapFailed);
});
