// A list that is replaced in place by htmx: says what was found, keeps what was unfolded, keeps links to this page true.
// Without script every filter, head and page number is a plain link.

/** The ids of the details that are open. */
export function openIds(details) {
  return details.filter((one) => one.open && one.id).map((one) => one.id);
}

function folds() {
  return [...document.querySelectorAll("[data-live] details")];
}

/** Facets have no ids of their own: their summary's words tell them apart. */
function nameFolds() {
  for (const one of folds()) one.id ||= `fold-${one.querySelector("summary")?.textContent.trim()}`;
}

function announce() {
  const status = document.querySelector("[data-live-status]");
  const total = document.querySelector("[data-live] .total");
  if (status) status.textContent = total ? total.textContent.replace(/\s+/g, " ").trim() : "";
}

/** The same page in the other language keeps the query that is now in the address. */
function trueLinks() {
  for (const link of document.querySelectorAll("a[hreflang], link[hreflang]")) {
    const url = new URL(link.href, location.href);
    url.search = location.search;
    link.href = url.href;
  }
}

let opened = [];
let shut = [];

function remember() {
  nameFolds();
  opened = openIds(folds());
  shut = folds().filter((one) => !one.open).map((one) => one.id);
}

function restore() {
  nameFolds();
  for (const one of folds()) {
    if (opened.includes(one.id)) one.open = true;
    if (shut.includes(one.id)) one.open = false;
  }
}

function busy(on) {
  document.querySelector("[data-live]")?.setAttribute("aria-busy", String(on));
}

if (typeof document !== "undefined") {
  const { body } = document;
  body.addEventListener("htmx:beforeRequest", () => busy(true));
  body.addEventListener("htmx:beforeSwap", remember);
  body.addEventListener("htmx:afterSwap", () => {
    restore();
    announce();
  });
  body.addEventListener("htmx:pushedIntoHistory", trueLinks);
  body.addEventListener("htmx:historyRestore", trueLinks);
  // A refusal (400) is a page of its own: go there, it names what is wrong.
  body.addEventListener("htmx:responseError", ({ detail }) => location.assign(detail.pathInfo.requestPath));
}
