// The one Leaflet map of a page, behind a small face: cameras go in, events come out, nobody else touches L.

import { SceneLayer } from "./scene-layer.js";

const { L } = globalThis;

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function options({ minZoom, maxZoom, bounds }) {
  const [west, south, east, north] = bounds;
  return {
    zoomControl: false,
    attributionControl: false,
    minZoom,
    maxZoom,
    zoomSnap: 0.05,
    zoomDelta: 0.75,
    wheelPxPerZoomLevel: 110,
    wheelDebounceTime: 24,
    maxBounds: [[south - 0.35, west - 0.5], [north + 0.35, east + 0.5]],
    maxBoundsViscosity: 0.7,
    zoomAnimation: !isStill(),
    fadeAnimation: false,
    inertia: !isStill(),
    bounceAtZoomLimits: false,
    keyboardPanDelta: 120,
  };
}

/** Tiles are drawn only where a provider is set: {url, attribution, …options of L.TileLayer}. */
function addTiles(map, tiles) {
  for (const { url, ...rest } of tiles) L.tileLayer(url, rest).addTo(map);
}

/**
 * Makes the map in `element` with the camera {lon, lat, zoom} and the painter of scene-layer.js.
 * Events for `on`: "camera" (settled), "moving", "point" {x, y, type: "move" | "leave" | "click"}, "escape".
 */
export function makeMap(element, { camera, painter, tiles = [], ...rest }) {
  const map = L.map(element, options(rest));
  map.setView([camera.lat, camera.lon], camera.zoom, { animate: false });
  addTiles(map, tiles);
  const scene = new SceneLayer(painter).addTo(map);
  return {
    camera: () => ({ lon: map.getCenter().lng, lat: map.getCenter().lat, zoom: map.getZoom() }),
    view: () => scene.view(),
    limits: () => ({ least: map.getZoom() <= map.getMinZoom(), most: map.getZoom() >= map.getMaxZoom() }),
    set: ({ lon, lat, zoom }, { animate = true } = {}) => map.setView([lat, lon], zoom, { animate: animate && !isStill() }),
    /** Zooms by `step`; the place `around` ({lon, lat}), or else the middle, stays where it is. */
    zoomBy: (step, around) => {
      const fixed = around ? L.latLng(around.lat, around.lon) : map.getCenter();
      map.setZoomAround(fixed, map.getZoom() + step, { animate: !isStill() });
    },
    paint: (...sheets) => scene.paint(...sheets),
    paintInSteps: () => scene.paintInSteps(),
    redraw: () => scene.redraw(),
    resize: () => map.invalidateSize({ animate: false, pan: false }),
    setPixelRatio: (ratio) => scene.setPixelRatio(ratio),
    setCursor: (isHand) => map.getContainer().classList.toggle("is-over", isHand),
    on: (name, handler) => listen(map, name, handler),
  };
}

function listen(map, name, handler) {
  if (name === "camera") map.on("moveend", handler); // a zoom ends with it too
  if (name === "moving") map.on("movestart zoomstart", handler);
  if (name === "point") {
    map.on("mousemove", ({ containerPoint: { x, y } }) => handler({ x, y, type: "move" }));
    map.on("mouseout", () => handler({ x: -1, y: -1, type: "leave" }));
    map.on("click", ({ containerPoint: { x, y } }) => handler({ x, y, type: "click" }));
  }
}
