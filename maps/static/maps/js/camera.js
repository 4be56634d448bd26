// The address's hash: where the camera stands, which layers are on and which park is chosen.
// #map=10.15/31.0850/121.5150&on=enterprises,district-parks&park=guoji-qingneng-gu

const number = (text, low, high) => {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value >= low && value <= high ? value : null;
};

function readMap(text) {
  const parts = (text ?? "").split("/");
  if (parts.length !== 3) return null;
  const [zoom, lat, lon] = [number(parts[0], 0, 22), number(parts[1], -85, 85), number(parts[2], -180, 180)];
  return zoom === null || lat === null || lon === null ? null : { zoom, lat, lon };
}

const isWord = (text) => /^[a-z][a-z_-]*$/.test(text);

/** {camera: {zoom, lat, lon} or null, on: layer names or null when the hash does not say, park: slug or ""}. */
export function readHash(hash) {
  const pairs = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    camera: readMap(pairs.get("map")),
    on: pairs.has("on") ? pairs.get("on").split(",").filter(isWord) : null,
    park: pairs.get("park") ?? "",
  };
}

/** Decimals of a degree that make a pixel at `zoom`. */
const decimals = (zoom) => Math.max(3, Math.ceil(Math.log10((256 * 2 ** zoom) / 360)) + 1);

export function writeHash({ camera, on, park }) {
  const parts = [];
  if (camera) {
    const places = decimals(camera.zoom);
    const zoom = Number(camera.zoom.toFixed(2));
    parts.push(`map=${zoom}/${camera.lat.toFixed(places)}/${camera.lon.toFixed(places)}`);
  }
  if (on) parts.push(`on=${on.join(",")}`);
  if (park) parts.push(`park=${encodeURIComponent(park)}`);
  return parts.length ? `#${parts.join("&")}` : "";
}

/** The opening view of a frame: all of the city's mainland by height, and never less than 62 km across. */
export function homePixelsPerKm(width, height) {
  return Math.min(height / 82, width / 62);
}
