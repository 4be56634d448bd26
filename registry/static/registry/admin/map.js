// Maps of the admin stand on the districts' outlines; the pictures of a marker are found at their hashed addresses;
// a shape keeps its holes when it is edited.
(function () {
  "use strict";

  const CLOSE = 11;
  let ground; // one request for all maps of a page

  function outlines(address) {
    ground ??= fetch(address).then((answer) => answer.json());
    return ground;
  }

  function findPictures(facts) {
    delete L.Icon.Default.prototype._getIconUrl; // it guesses the folder from a name without a hash
    L.Icon.Default.mergeOptions({
      iconUrl: facts.marker,
      iconRetinaUrl: facts.markerFine,
      shadowUrl: facts.shadow,
    });
  }

  function layGround(map, shapes) {
    const pane = map.createPane("ground");
    pane.style.zIndex = 250; // above tiles, below what is edited
    L.geoJSON(shapes, {
      pane: "ground",
      renderer: L.canvas({ pane: "ground" }),
      interactive: false,
      style: { color: "#9aa3ab", weight: 1, fillColor: "#f6f4ee", fillOpacity: 1 },
    }).addTo(map);
  }

  function wholePolygons(layer, precision) {
    const shapes = layer.getLayers().map((item) => item.toGeoJSON(precision).geometry);
    const polygons = shapes.flatMap(({ type, coordinates }) => (type === "MultiPolygon" ? coordinates : [coordinates]));
    return polygons.length ? JSON.stringify({ type: "MultiPolygon", coordinates: polygons }) : "";
  }

  // The library's own store writes only the outer ring of each polygon of several.
  function keepHoles() {
    const { _serialize } = L.FieldStore.prototype;
    L.FieldStore.include({
      _serialize(layer) {
        const isWhole = this.options.collection_type === "polygon";
        return isWhole ? wholePolygons(layer, this.options.precision) : _serialize.call(this, layer);
      },
    });
  }

  window.addEventListener("map:init", keepHoles, { once: true });
  window.addEventListener("map:init", (event) => {
    const facts = document.querySelector("[data-ground]").dataset;
    findPictures(facts);
    const { map } = event.detail;
    outlines(facts.ground).then((shapes) => layGround(map, shapes));
    map.whenReady(() => {
      if (map.getZoom() > CLOSE) map.setZoom(CLOSE); // a point alone would be shown without any outline around it
    });
  });
})();
