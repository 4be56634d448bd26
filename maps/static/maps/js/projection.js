// Web Mercator by hand: between degrees, the unit square and pixels, so that modules can be tried without a map.

const EARTH_M = 40075016.686; // the equator of the sphere that Web Mercator uses
const LAT_MAX = 85.0511287798;

/** Longitude in degrees to 0…1, west to east. */
export const toX = (lon) => (lon + 180) / 360;

/** Latitude in degrees to 0…1, north to south. */
export function toY(lat) {
  const limited = Math.max(-LAT_MAX, Math.min(LAT_MAX, lat));
  const sine = Math.sin((limited * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export const toLon = (x) => x * 360 - 180;

export const toLat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Pixels of the unit square's side at `zoom`, which may be a fraction. */
export const worldSize = (zoom) => 256 * 2 ** zoom;

/** Pixels that a kilometre on the ground takes at this latitude. */
export function pixelsPerKm(lat, zoom) {
  return (worldSize(zoom) * 1000) / (EARTH_M * Math.cos((lat * Math.PI) / 180));
}

/** Zoom at which a kilometre at `lat` takes `pixels`. */
export function zoomFor(lat, pixels) {
  return Math.log2((pixels * EARTH_M * Math.cos((lat * Math.PI) / 180)) / 256000);
}

/** Radius in km of the circle that covers `areaKm2`. */
export const radiusKm = (areaKm2) => Math.sqrt(areaKm2 / Math.PI);

/**
 * A window on the map: `width` × `height` pixels whose upper left corner lies at (left, top) in pixels of the world.
 * `x` and `y` turn the unit square into pixels of this window.
 */
export function makeView({ lon, lat, zoom, width, height }) {
  const size = worldSize(zoom);
  const left = toX(lon) * size - width / 2;
  const top = toY(lat) * size - height / 2;
  return viewAt({ zoom, left, top, width, height });
}

export function viewAt({ zoom, left, top, width, height }) {
  const size = worldSize(zoom);
  return {
    zoom,
    left,
    top,
    width,
    height,
    size,
    x: (unit) => unit * size - left,
    y: (unit) => unit * size - top,
    at: (lon, lat) => [toX(lon) * size - left, toY(lat) * size - top],
    lonLat: (px, py) => [toLon((px + left) / size), toLat((py + top) / size)],
  };
}

/** The same view with `margin` more pixels on every side. */
export function grown(view, margin) {
  const { zoom, left, top, width, height } = view;
  return viewAt({ zoom, left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin });
}

/** A round length in km between `min` and about 2.5 × `min` pixels, with its width in pixels. */
export function scaleBar(lat, zoom, min = 56) {
  const px = pixelsPerKm(lat, zoom);
  const km = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100].find((length) => length * px >= min) ?? 200;
  return { km, width: km * px };
}

/** Degrees between lines of the graticule, so that they stand 70 to 180 pixels apart. */
export function graticuleStep(zoom) {
  const perDegree = worldSize(zoom) / 360;
  return [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1].find((step) => step * perDegree >= 70) ?? 2;
}
