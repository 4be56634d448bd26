// The scale: a round length at the latitude of the map's middle.

import { scaleBar } from "./projection.js";

export function drawScale(element, { lat, zoom }) {
  const { km, width } = scaleBar(lat, zoom, element.parentElement.clientWidth < 560 ? 42 : 56);
  element.querySelector("span").textContent = km < 1 ? `${km * 1000} m` : `${km} km`;
  element.querySelector("i").style.width = `${Math.round(width)}px`;
}
