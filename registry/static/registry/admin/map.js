// Maps of the admin stand on the districts' outlines; the pictures of a marker are found at their hashed addresses.
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
