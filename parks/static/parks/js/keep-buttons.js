// The buttons that keep a park. They are hidden where there is no script to keep anything.

import { address, kept, toggle } from "./kept.js";

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-keep]");
  if (!button) return;
  toggle(button.dataset.keep);
  paint();
});
document.addEventListener("htmx:afterSwap", paint);
addEventListener("storage", paint);
paint();

function paint() {
  const parks = kept();
  for (const button of document.querySelectorAll("[data-keep]")) {
    button.dataset.ready = "";
    button.setAttribute("aria-pressed", String(button.dataset.keep in parks));
  }
  const slugs = Object.keys(parks);
  for (const link of document.querySelectorAll("[data-kept]")) {
    link.hidden = !slugs.length;
    link.search = address(slugs);
    link.querySelector("[data-kept-number]").textContent = slugs.length;
  }
}
