// On paper the map is drawn three times as fine, in a frame as wide as the sheet's text, and shows what the screen showed.

export function drawForPrint(map, root, frame) {
  let screen = null;
  addEventListener("beforeprint", () => {
    screen = map.camera;
    const { clientWidth: width, clientHeight: height } = frame;
    root.classList.add("is-printing");
    map.resize();
    const share = Math.min(frame.clientWidth / width, frame.clientHeight / height);
    map.setCamera({ ...screen, zoom: screen.zoom + Math.log2(share) }, { animate: false });
    map.setPixelRatio(3);
  });
  addEventListener("afterprint", () => {
    root.classList.remove("is-printing");
    map.setPixelRatio(null);
    map.resize();
    if (screen) map.setCamera(screen, { animate: false });
  });
}
