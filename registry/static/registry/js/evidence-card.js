// A press on a seal opens the source card on the spot; without script the seal is a link to the same card as a page.
import { placeBeside } from "./place.js";

let open = null; // { seal, card, scrim }

function skeleton(label) {
  const card = document.createElement("div");
  card.className = "source";
  for (const size of ["skel skel--short", "skel", "skel skel--mid"]) {
    const line = document.createElement("span");
    line.className = size;
    card.append(line);
  }
  const words = document.createElement("span");
  words.className = "sr";
  words.textContent = label;
  card.append(words);
  return card;
}

function place({ seal, card }) {
  if (matchMedia("(max-width: 40rem)").matches) {
    card.style.left = card.style.top = "";
    return;
  }
  const view = {
    width: document.documentElement.clientWidth,
    height: innerHeight,
    scrollX,
    scrollY,
  };
  const spot = placeBeside(seal.getBoundingClientRect(), card.getBoundingClientRect(), view);
  card.style.left = `${spot.left}px`;
  card.style.top = `${spot.top}px`;
}

function dress(card, seal) {
  card.classList.add("source-pop");
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", seal.getAttribute("aria-label"));
  card.tabIndex = -1;
  return card;
}

function show(card) {
  open.card.replaceWith(dress(card, open.seal));
  open.card = card;
  place(open);
  card.focus({ preventScroll: true });
}

export function closeCard({ refocus = true } = {}) {
  if (!open) return;
  const { seal, card, scrim } = open;
  open = null;
  card.remove();
  scrim.remove();
  seal.setAttribute("aria-expanded", "false");
  if (refocus) seal.focus({ preventScroll: true });
}

async function fetchCard(url) {
  const response = await fetch(url, { headers: { "HX-Request": "true", Accept: "text/html" } });
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.importNode(page.querySelector(".source"), true);
}

export async function openCard(seal) {
  closeCard({ refocus: false });
  const words = document.documentElement.dataset;
  const scrim = document.createElement("div");
  scrim.className = "source-scrim";
  const card = dress(skeleton(words.loading), seal);
  const mine = { seal, card, scrim };
  open = mine;
  document.body.append(scrim, card);
  seal.setAttribute("aria-expanded", "true");
  place(open);
  try {
    const full = await fetchCard(seal.href);
    if (open === mine) show(full);
  } catch {
    if (open === mine) location.assign(seal.href); // the page itself can say what is wrong
  }
}

/** Tab stays inside the card while it is open, as in any dialog. */
function keepInside(event) {
  const stops = [...open.card.querySelectorAll("a[href], button")];
  if (!stops.length) return event.preventDefault();
  const [first, last] = [stops[0], stops.at(-1)];
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === open.card)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}

function onClick(event) {
  const seal = event.target.closest("a[data-evidence]");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (seal && plain) {
    event.preventDefault();
    event.stopPropagation();
    if (open?.seal === seal) closeCard();
    else openCard(seal);
  } else if (open && !open.card.contains(event.target)) {
    closeCard({ refocus: false });
  } else if (event.target.closest("[data-close-card]")) {
    event.preventDefault();
    closeCard();
  }
}

/** The card follows its seal when a list scrolls beneath it, and goes when the seal is gone. */
function onScroll(event) {
  if (!open || event.target === document || open.card.contains(event.target)) return;
  const { top, bottom } = open.seal.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) closeCard({ refocus: false });
  else place(open);
}

export function startEvidenceCards() {
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", (event) => {
    if (!open) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      closeCard();
    } else if (event.key === "Tab") {
      keepInside(event);
    }
  }, true);
  addEventListener("resize", () => open && place(open));
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
}
