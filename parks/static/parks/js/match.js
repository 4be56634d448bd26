// The weights of a requirement: moving one puts the parks in order again at once, by the shares that came with the
// page. What the server says stands; the next answer is its own.

import { sharedOut } from "./points.js";

const form = document.querySelector("[data-need]");
const list = document.querySelector("[data-matches]");
const data = document.getElementById("match-shares");

for (const slider of form.querySelectorAll("[data-weight]")) {
  slider.addEventListener("input", () => {
    slider.nextElementSibling.textContent = slider.value;
    if (list && data) order();
  });
}

function order() {
  const shares = JSON.parse(data.textContent);
  const rows = [...list.children].map((row) => scored(row, shares[row.dataset.slug]));
  rows.sort((a, b) => b.score - a.score || a.place - b.place);
  rows.forEach(({ row }, at) => {
    row.querySelector(".match__no").textContent = at + 1;
    list.append(row);
  });
}

function scored(row, shares) {
  const cells = [...row.querySelectorAll("[data-points]")];
  const weights = cells.map((cell) => Number(form.querySelector(`[data-weight="${cell.dataset.points}"]`).value));
  const points = sharedOut(weights, shares);
  cells.forEach((cell, at) => {
    if (!cell.querySelector(".none")) cell.textContent = points[at] / 10;
  });
  const score = points.reduce((sum, tenths) => sum + tenths, 0);
  row.querySelector("[data-score]").textContent = score / 10;
  row.dataset.place ??= row.querySelector(".match__no").textContent;
  return { row, score, place: Number(row.dataset.place) };
}
