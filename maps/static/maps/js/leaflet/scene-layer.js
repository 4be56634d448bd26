// One Leaflet layer with three sheets: ground and marks on canvas, names in SVG. Drawn a margin wider than the window,
// so that a short pan shows no edge; while Leaflet zooms, the sheets are stretched, then drawn anew.

import { grown, makeView } from "../projection.js";

const { L } = globalThis; // django-leaflet ships Leaflet as a classic script
const SVG = "http://www.w3.org/2000/svg";

function marginFor({ x, y }) {
  return Math.min(256, Math.round(Math.max(x, y) * 0.3));
}

/** `painter`: {layout(view), ground(context, view), marks(context, view, margin, ratio), names(svg)}; views as in projection.js. */
// Nothing is drawn before the first redraw or paint: the caller may do it in steps.
export const SceneLayer = L.Layer.extend({
  initialize(painter) {
    this._painter = painter;
    this._ratio = null;
  },

  onAdd() {
    this._sheet = L.DomUtil.create("div", "m-sheet leaflet-zoom-animated", this.getPane("overlayPane"));
    this._ground = L.DomUtil.create("canvas", "m-ground", this._sheet);
    this._marks = L.DomUtil.create("canvas", "m-marks", this._sheet);
    this._names = document.createElementNS(SVG, "svg");
    this._names.setAttribute("class", "m-names");
    this._names.setAttribute("aria-hidden", "true");
    this._sheet.append(this._names);
    this._place();
  },

  onRemove() {
    this._sheet.remove();
  },

  getEvents() {
    return { moveend: this._settle, move: this._follow, resize: this.redraw, zoomanim: this._stretch, zoom: this._rescale };
  },

  /** Draws everything for the camera as it stands. */
  redraw() {
    this._place();
    this.paint("ground", "layout", "marks", "names");
  },

  /** Draws sheets again ("ground", "marks", "names"), or lays the scene out anew ("layout"). */
  paint(...sheets) {
    for (const sheet of sheets) {
      if (sheet === "layout") this._painter.layout(this._view);
      else if (sheet === "names") this._painter.names(this._names);
      else this._painter[sheet](this._context(this[`_${sheet}`]), this._wide, this._margin, this._pixelRatio());
    }
  },

  /** Draws the ground by a generator, as the caller steps through it; half a ground is neither shown nor copied to the screen. */
  *paintInSteps() {
    const wide = this._wide;
    this._ground.hidden = true;
    for (const step of this._painter.groundInSteps(this._context(this._ground), wide)) {
      yield step;
      if (this._wide !== wide) break; // the window changed meanwhile, and all was drawn anew
    }
    this._ground.hidden = false;
  },

  /** The window's view, without the margin. */
  view() {
    return this._view;
  },

  /** Pixels of the canvas for one of the page; null for the screen's own. */
  setPixelRatio(ratio) {
    this._ratio = ratio;
    this.redraw();
  },

  _pixelRatio() {
    return this._ratio ?? Math.min(3, globalThis.devicePixelRatio || 1);
  },

  _place() {
    const size = this._map.getSize();
    const { lat, lng } = this._map.getCenter();
    this._zoom = this._map.getZoom();
    this._center = this._map.getCenter();
    this._margin = marginFor(size);
    this._view = makeView({ lon: lng, lat, zoom: this._zoom, width: size.x, height: size.y });
    this._wide = grown(this._view, this._margin);
    L.DomUtil.setTransform(this._sheet, this._map.containerPointToLayerPoint([-this._margin, -this._margin]), 1);
    this._resize();
  },

  _resize() {
    const ratio = this._pixelRatio();
    const { width, height } = this._wide;
    for (const canvas of [this._ground, this._marks]) {
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this._names.style.left = this._names.style.top = `${this._margin}px`;
    this._names.setAttribute("width", this._view.width);
    this._names.setAttribute("height", this._view.height);
  },

  _context(canvas) {
    const context = canvas.getContext("2d");
    const ratio = this._pixelRatio();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  },

  _settle() {
    if (!this._isMoved()) return;
    this.redraw();
  },

  _isMoved() {
    const now = this._map.getCenter();
    return this._map.getZoom() !== this._zoom || !now.equals(this._center, 1e-9);
  },

  /** While the map is dragged further than the margin reaches, draw on the way. */
  _follow() {
    if (this._map.getZoom() !== this._zoom || this._map._animatingZoom) return;
    const [from, to] = [this._map.project(this._center, this._zoom), this._map.project(this._map.getCenter(), this._zoom)];
    if (Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) < this._margin * 0.9) return;
    this.redraw();
  },

  _stretch({ center, zoom }) {
    this._transform(center, zoom);
  },

  _rescale() {
    this._transform(this._map.getCenter(), this._map.getZoom());
  },

  /** Puts the drawn sheets where they belong under another camera, as Leaflet's own renderers do. */
  _transform(center, zoom) {
    const scale = this._map.getZoomScale(zoom, this._zoom);
    const half = this._map.getSize().divideBy(2).add([this._margin, this._margin]);
    const drawn = this._map.project(this._center, zoom);
    const corner = half.multiplyBy(-scale).add(drawn).subtract(this._map._getNewPixelOrigin(center, zoom));
    L.DomUtil.setTransform(this._sheet, corner, scale);
  },
});
