// The explorer's map: puts ground, marks and names together for each camera, and says what is pointed at or chosen.

import { Ground } from "./ground.js";
import { ramp, tints as shade } from "./choropleth.js";
import { drawNames, ringAround, svg } from "./names-svg.js";
import { paintGround, paintingGround } from "./paint-ground.js";
import { paintMarks, TileSprites } from "./paint-marks.js";
import { prepareDistricts } from "./place-names.js";
import { toX, toY, viewAt } from "./projection.js";
import { clusterAt, compose, composing, parkRows, symbolAt } from "./scene.js";
import { clusterMarks } from "./symbols.js";
import { canvasMeasure } from "./text-width.js";
import { onThemeChange, readColours } from "./tokens.js";
import { inShortTasks, nextPaint, nextTask } from "./yielding.js";

export class ParkMap extends EventTarget {
  #makeMap;
  #map = null;
  #ground = null;
  #rows = [];
  #scene = null;
  #shades = { rows: [], tints: new Map(), limits: [], colours: [] };
  #clusters = null;
  #counts = new Map();
  #sprites = new TileSprites();
  #hovered = "";
  #pointed = "";
  #hoverGroup = null;
  #kept = ""; // the controls that the scene keeps clear of

  /**
   * `element`: the map's frame. `settings`: {language, chars, sectors, words, obstacles() → boxes in the frame}.
   * `makeMap` is leaflet/map.js's; selected and layers are set from outside. Events: "layout" (before the names are laid
   * out for a camera: controls take their size now), "camera" (it settled), "drawn", "point", "choose", "cluster".
   */
  constructor(element, settings, makeMap) {
    super();
    this.element = element;
    this.settings = settings;
    this.selected = "";
    this.layers = new Set();
    this.#makeMap = makeMap;
  }

  /** Colours and font of the page; a change of theme redraws the map. */
  #dress() {
    this.font = getComputedStyle(this.element).fontFamily;
    this.#readColours();
    onThemeChange(() => {
      this.#readColours();
      this.#shade();
      this.#map?.redraw();
    });
  }

  #readColours() {
    this.colours = readColours(this.element, this.settings.sectors);
  }

  /** Starts with the basemap file, in short tasks; the parks may follow. */
  async start(file, camera) {
    this.#dress();
    await nextTask();
    this.measure = canvasMeasure(this.font, document.createElement("canvas").getContext("2d"));
    await nextTask();
    this.#ground = new Ground(file);
    await nextTask();
    this.districts = prepareDistricts(this.#ground, this.settings.language);
    await nextTask();
    this.#map = this.#makeMap(this.element, {
      camera,
      painter: this.#painter(),
      tiles: this.settings.tiles,
      minZoom: 8,
      maxZoom: 16,
      bounds: file.bounds,
    });
    await nextTask();
    await inShortTasks(this.#map.paintInSteps());
    await nextPaint(); // each canvas is copied to the screen when it changed: one in this frame, the other in a later one
    this.#map.on("point", (event) => this.#point(event));
    this.#map.on("camera", () => this.#tell("camera", this.#map.camera()));
  }

  get camera() {
    return this.#map.camera();
  }

  get view() {
    return this.#map.view();
  }

  get limits() {
    return this.#map.limits();
  }

  get scene() {
    return this.#scene;
  }

  setCamera(camera, how) {
    this.#map.set(camera, how);
  }

  zoomBy(step) {
    this.#map.zoomBy(step, this.isInSight(this.selected) ? this.park(this.selected) : null);
  }

  resize() {
    this.#map.resize();
  }

  setPixelRatio(ratio) {
    this.#map.setPixelRatio(ratio);
  }

  /** `collection`: the answer of the parks' address. Resolves when they are drawn. */
  async setParks(collection) {
    this.#rows = parkRows(collection, this.settings.language);
    await this.#refreshInSteps();
  }

  async #refreshInSteps() {
    const view = this.#map.view();
    const scene = await inShortTasks(composing(this.#rows, view, this.#options(view)));
    if (this.#map.view() !== view) return this.refresh(); // the camera went on meanwhile
    this.#scene = scene;
    await nextTask();
    this.#map.paint("marks");
    await nextTask();
    return this.#map.paint("names");
  }

  get parks() {
    return this.#rows;
  }

  park(id) {
    return this.#rows.find((row) => row.id === id) ?? null;
  }

  /** `collection`: the answer of the clusters' address, or null when the layer is off. */
  setEnterprises(collection) {
    this.#clusters = collection;
    this.#counts = new Map(Object.entries(collection?.parks ?? {}));
    this.refresh();
  }

  /** `rows`: [{adcode, value}] to shade the districts by, or [] for none. Returns {limits, colours}. */
  setShades(rows) {
    this.#shades.rows = rows;
    this.#shade();
    this.#map?.paint("ground");
    return this.#shades;
  }

  #shade() {
    const { rows } = this.#shades;
    this.#shades = { rows, ...shade(rows, ramp(...["land", "border", "districtInk"].map((name) => hex(this.colours[name])))) };
  }

  /** Lays the symbols and names out anew: after a choice, a change of data or of controls. */
  refresh() {
    this.#map.paint("layout", "marks", "names");
  }

  /** Lays out anew if a control over the map is no longer where it was. */
  keepClear() {
    if (this.#scene && String(this.settings.obstacles()) !== this.#kept) this.refresh();
  }

  /** Frames the symbol of a card that is pointed at; "" takes the frame away. */
  point(id) {
    if (this.#hovered === id) return;
    this.#hovered = id;
    this.#drawHover();
  }

  #painter() {
    return {
      layout: (view) => {
        this.#tell("layout", this.#map.camera());
        this.#scene = compose(this.#rows, view, this.#options(view));
      },
      groundInSteps: (context, view) => paintingGround(context, this.#ground, view, this.colours, this.#shades.tints),
      ground: (context, view) => paintGround(context, this.#ground, view, this.colours, this.#shades.tints),
      marks: (context, view, margin, ratio) => this.#marks(context, view, margin, ratio),
      names: (element) => this.#names(element),
    };
  }

  /** What scene.js needs to lay out a view. */
  #options(view) {
    const { language, words } = this.settings;
    const obstacles = this.settings.obstacles();
    this.#kept = String(obstacles);
    return {
      language,
      words,
      measure: this.measure,
      selected: this.selected,
      obstacles,
      districts: this.districts,
      ground: this.#ground,
      layers: this.layers,
      counts: this.#counts,
      clusters: this.#clusters ? clusterMarks(this.#clusters, view) : [],
    };
  }

  /** `view` is the window with its margin; the scene is laid out in the window alone. */
  #marks(context, view, margin, ratio) {
    const { zoom, left, top, width, height } = view;
    const inner = viewAt({ zoom, left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin });
    const tools = { ratio, font: this.font, sprites: this.#sprites, chars: this.settings.chars };
    context.clearRect(0, 0, width, height);
    context.translate(margin, margin);
    paintMarks(context, this.#scene, inner, this.colours, this.layers, tools);
    context.translate(-margin, -margin);
  }

  #names(element) {
    this.#hoverGroup = svg("g", { class: "m-hover" });
    element.replaceChildren(...drawNames(this.#scene, this.selected), this.#hoverGroup);
    this.#drawHover();
    this.#tell("drawn", this.#scene);
  }

  #drawHover() {
    if (!this.#hoverGroup) return;
    const symbol = this.#scene.symbols.find((row) => row.id === this.#hovered);
    this.#hoverGroup.replaceChildren(...(symbol ? this.#hoverParts(symbol) : []));
    for (const label of this.#hoverGroup.parentNode.querySelectorAll(".m-label")) label.classList.toggle("is-linked", label.dataset.park === this.#hovered);
  }

  /** The frame, and the name on a slip of paper if the map has no room to show it for good. */
  #hoverParts(symbol) {
    const { side, size, names } = this.#scene;
    const parts = [ringAround(symbol, side, "m-halo m-halo--hover")];
    if (names.some((label) => label.id === symbol.id)) return parts;
    const width = this.measure(symbol.text, size) + 14;
    const left = Math.max(6, Math.min(symbol.x - width / 2, this.element.clientWidth - width - 6));
    const below = symbol.y - side * 2.6 < 4;
    const top = below ? symbol.y + side * 0.95 : symbol.y - side * 2.55;
    parts.push(svg("rect", { class: "m-slip", x: left, y: top, width, height: size * 1.75, rx: 4 }));
    parts.push(svg("text", { class: "m-slip-text", x: left + 7, y: top + size * 1.24, "font-size": size, lang: symbol.isForeign ? "zh" : null }, [symbol.text]));
    return parts;
  }

  #point({ x, y, type }) {
    if (!this.#scene) return undefined;
    const id = type === "leave" ? null : this.#under(x, y);
    const cluster = id === null && type !== "leave" ? clusterAt(this.#scene, x, y) : null;
    if (type === "click") return cluster ? this.#tell("cluster", cluster) : this.#tell("choose", id ?? "");
    this.#map.setCursor(Boolean(id ?? cluster));
    if ((id ?? "") === this.#pointed) return undefined;
    this.#pointed = id ?? "";
    this.point(id ?? "");
    return this.#tell("point", id ?? "");
  }

  #under(x, y) {
    const label = this.#scene.names.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
    return symbolAt(this.#scene, x, y) ?? label?.id ?? null;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** A camera that shows the park large enough to see where it lies. */
  cameraFor(id) {
    const row = this.park(id);
    if (!row || row.x === null) return null;
    const { zoom } = this.camera;
    return { lon: row.lon, lat: row.lat, zoom: Math.max(zoom, 11.2) };
  }

  /** Whether the park's symbol stands in the free part of the window. */
  isInSight(id) {
    const symbol = this.#scene?.symbols.find((row) => row.id === id);
    if (!symbol) return false;
    const { width, height } = this.view;
    const free = symbol.x > 24 && symbol.y > 24 && symbol.x < width - 24 && symbol.y < height - 24;
    return free && !this.settings.obstacles().some((box) => symbol.x > box[0] && symbol.x < box[2] && symbol.y > box[1] && symbol.y < box[3]);
  }

  /** A camera that holds all parks of the filter, or null when none has a position. */
  cameraForAll() {
    const placed = this.#rows.filter((row) => row.x !== null);
    if (!placed.length) return null;
    return cameraAround(placed.map((row) => [row.lon, row.lat]), this.element.clientWidth, this.element.clientHeight);
  }
}

function hex(colour) {
  return colour.length === 4 ? `#${[...colour.slice(1)].map((c) => c + c).join("")}` : colour;
}

/** The closest camera that shows all points with a seventh of the window to spare. */
export function cameraAround(points, width, height) {
  const xs = points.map(([lon]) => toX(lon));
  const ys = points.map(([, lat]) => toY(lat));
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = Math.min((width * 0.72) / (256 * Math.max(east - west, 1e-9)), (height * 0.72) / (256 * Math.max(south - north, 1e-9)));
  const zoom = Math.max(8, Math.min(12.5, Math.log2(room)));
  const lon = ((west + east) / 2) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (north + south)))) * 180) / Math.PI;
  return { lon, lat, zoom };
}

