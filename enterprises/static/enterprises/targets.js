// The targets' page with script: the slider asks for another day, and a row opens in place. Without it both are links.
import { dayAfter, dayByKey, daysAfter, isDay } from "./days.js";

const PAUSE = 250; // ms that the slider must rest before the figures are asked for

function pageAt(url) {
  return fetch(url, { headers: { Accept: "text/html" } }).then(async (response) => {
    if (!response.ok) throw new Error(String(response.status));
    return new DOMParser().parseFromString(await response.text(), "text/html");
  });
}

/** This page's address for another day; today needs no parameter. */
export function addressFor(href, day, today) {
  const url = new URL(href);
  url.hash = "";
  if (day === today) url.searchParams.delete("as_of");
  else url.searchParams.set("as_of", day);
  return url;
}

class Slider {
  constructor(form) {
    this.form = form;
    this.range = form.querySelector("input[type=range]");
    this.field = form.querySelector("[name=as_of]");
    this.first = form.dataset.first;
    this.last = dayAfter(this.first, Number(this.range.max));
    this.today = form.dataset.today;
    this.toToday = form.querySelector("[data-to-today]");
    this.status = form.querySelector("[data-status]");
    this.good = this.field.value; // the last day whose figures are shown
    this.waiting = 0;
    this.show(this.good);
    this.listen();
  }

  get day() {
    return dayAfter(this.first, Number(this.range.value));
  }

  listen() {
    this.range.addEventListener("keydown", (event) => {
      const day = dayByKey(event.key, this.day, this.first, this.last);
      if (day === null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.ask(day);
    });
    this.range.addEventListener("input", () => this.ask(this.day));
    this.form.addEventListener("submit", (event) => {
      if (!isDay(this.field.value)) return; // the server says what is wrong
      event.preventDefault();
      this.ask(this.field.value, 0);
    });
    this.form.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-day], a[data-to-today]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.ask(link.dataset.day ?? this.today, 0);
    });
    addEventListener("popstate", () => this.load(new URL(location.href), this.dayOf(location.href)));
  }

  dayOf(href) {
    return new URL(href).searchParams.get("as_of") ?? this.today;
  }

  show(day) {
    this.range.value = String(daysAfter(this.first, day));
    this.range.setAttribute("aria-valuetext", day);
    this.range.style.setProperty("--at", `${(100 * this.range.value) / Math.max(this.range.max, 1)}%`);
    this.field.value = day;
    if (day === this.today) this.toToday.setAttribute("aria-disabled", "true");
    else this.toToday.removeAttribute("aria-disabled");
  }

  /** Show the day at once, and its figures when the slider rests. */
  ask(day, pause = PAUSE) {
    this.show(day);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      const url = addressFor(location.href, day, this.today);
      this.load(url, day).then((done) => done && history.pushState(null, "", url));
    }, pause);
  }

  /** Put the figures of `url` in place of those shown; whether that was done. */
  async load(url, day) {
    const shown = document.getElementById("standings");
    shown.setAttribute("aria-busy", "true");
    const mine = (this.asked = Symbol(day));
    try {
      const page = await pageAt(url);
      if (this.asked !== mine) return false;
      shown.replaceChildren(...page.getElementById("standings").childNodes);
      this.good = day;
      this.show(day);
      this.status.textContent = day;
      return true;
    } catch {
      if (this.asked !== mine) return false;
      this.show(this.good);
      this.status.textContent = this.form.dataset.failed;
      return false;
    } finally {
      if (this.asked === mine) shown.removeAttribute("aria-busy");
    }
  }
}

/** The address of this page with `key` among the open rows, or not. */
export function withOpen(href, key, open) {
  const url = new URL(href);
  const keys = url.searchParams.getAll("open").filter((other) => other !== key);
  url.searchParams.delete("open");
  for (const other of open ? [...keys, key] : keys) url.searchParams.append("open", other);
  return url;
}

function mark(row, link, open) {
  row.classList.toggle("is-open", open);
  link.setAttribute("aria-expanded", String(open));
  history.replaceState(null, "", withOpen(location.href, row.dataset.target, open));
}

async function openRow(row, link) {
  const url = new URL(link.href);
  url.searchParams.delete("open");
  url.searchParams.append("open", row.dataset.target);
  url.hash = "";
  link.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { headers: { "HX-Request": "true", Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const drill = page.getElementById(`d-${row.dataset.target}`);
    row.after(document.importNode(drill, true));
    mark(row, link, true);
  } catch {
    location.assign(link.href); // the page itself can say what is wrong
  } finally {
    link.removeAttribute("aria-busy");
  }
}

function onClick(event) {
  const link = event.target.closest(".target a.open");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = link.closest(".target");
  const drill = document.getElementById(`d-${row.dataset.target}`);
  if (!drill) {
    openRow(row, link);
    return;
  }
  drill.remove();
  mark(row, link, false);
}

if (globalThis.document) {
  document.addEventListener("click", onClick);
  const form = document.querySelector("[data-time]");
  if (form) new Slider(form);
}
