// Paints the parks' halos, circles, outlines and symbols, and the enterprises' counts, on a canvas.

import { classPath, CLASSES } from "./symbols.js";

const colourOf = (row, colours) => colours.sectors[row.sector] ?? colours.ink3;

function circle(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function paintHalo(context, symbol, colours) {
  if (!symbol.halo) return;
  circle(context, symbol.cx, symbol.cy, symbol.halo);
  context.fillStyle = colourOf(symbol, colours);
  context.globalAlpha = 0.09 * Math.max(0.4, Math.min(1, 220 / symbol.halo)); // near by, halos fill the window
  context.fill();
  context.globalAlpha = 1;
}

/** Rim and tint of a circle or an outline; dashed where it is no boundary, dotted where the park itself is in doubt. */
function paintRim(context, symbol, colours, isBoundary) {
  context.fillStyle = context.strokeStyle = colourOf(symbol, colours);
  if (!symbol.isHollow) {
    context.globalAlpha = 0.15;
    context.fill("evenodd");
    context.globalAlpha = 1;
  }
  context.lineWidth = 1.5;
  context.lineCap = symbol.isHollow ? "round" : "butt";
  context.setLineDash(isBoundary ? [] : symbol.isHollow ? [1.25, 3] : [4, 2.5]);
  context.stroke();
  context.setLineDash([]);
}

function paintOutline(context, symbol, view, colours) {
  const polygons = symbol.outline.type === "Polygon" ? [symbol.outline.coordinates] : symbol.outline.coordinates;
  context.beginPath();
  for (const ring of polygons.flat()) {
    ring.forEach(([lon, lat], i) => {
      const [x, y] = view.at(lon, lat);
      if (i) context.lineTo(x, y);
      else context.moveTo(x, y);
    });
    context.closePath();
  }
  paintRim(context, symbol, colours, true);
}

function rounded(context, x, y, width, height, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}

/** A park's symbol in a field of side + 2 pixels from the origin. */
function paintTile(context, symbol, side, colours, char, font) {
  const inset = symbol.isHollow ? 1.6 : 1;
  rounded(context, inset, inset, side + 2 - 2 * inset, side + 2 - 2 * inset, side * 0.15);
  context.fillStyle = symbol.isHollow ? colours.halo : colourOf(symbol, colours);
  context.fill();
  if (symbol.isHollow) {
    context.strokeStyle = colourOf(symbol, colours);
    context.lineWidth = 1.25;
    context.stroke();
  }
  const size = side * (char.length > 1 ? 0.55 : 0.72);
  context.fillStyle = symbol.isHollow ? colourOf(symbol, colours) : colours.onSector;
  context.font = `600 ${size}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(char, side / 2 + 1, side / 2 + 1 + size * (char.length > 1 ? 0.36 : 0.37));
}

/** The symbol drawn once on a small canvas of its own: ten thousand copies of it cost little. */
function tileSprite(symbol, side, ratio, colours, char, font) {
  const sprite = document.createElement("canvas");
  sprite.width = sprite.height = Math.ceil((side + 2) * ratio);
  const context = sprite.getContext("2d");
  context.scale(ratio, ratio);
  paintTile(context, symbol, side, colours, char, font);
  return sprite;
}

export class TileSprites {
  #known = new Map();

  get(symbol, side, ratio, colours, char, font) {
    const key = `${symbol.sector}|${symbol.isHollow}|${side}|${ratio}|${colours.theme}|${char}`;
    if (!this.#known.has(key)) this.#known.set(key, tileSprite(symbol, side, ratio, colours, char, font));
    return this.#known.get(key);
  }
}

function paintBadge(context, badge, colours, font) {
  const [left, top, right, bottom] = badge.box;
  rounded(context, left, top, right - left, bottom - top, (bottom - top) / 2);
  context.fillStyle = colours.ink;
  context.fill();
  context.strokeStyle = colours.halo;
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = colours.onInk;
  context.font = `600 ${badge.letters}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillText(badge.text, (left + right) / 2, bottom - badge.letters * 0.3);
}

/** A cluster: the count in a disc whose rim shows the share of each class; one enterprise: the shape of its class. */
function paintCluster(context, cluster, colours, font) {
  const { px, py, radius, count } = cluster;
  if (count === 1) return paintEnterprise(context, cluster, colours);
  circle(context, px, py, radius);
  context.fillStyle = colours.halo;
  context.fill();
  for (const { from, to, tier } of cluster.arcs) {
    context.beginPath();
    context.arc(px, py, radius - 1.75, from, to);
    context.strokeStyle = tier ? colours.ink : colours.line3;
    context.globalAlpha = { leading: 1, specialised: 0.78, core: 0.56, distinctive: 0.36 }[tier] ?? 0.6;
    context.lineWidth = 3.5;
    context.stroke();
    context.globalAlpha = 1;
  }
  context.fillStyle = colours.ink;
  context.font = `600 ${Math.min(13, radius * 0.9)}px ${font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(cluster.text, px, py + 0.5);
  return undefined;
}

function paintEnterprise(context, cluster, colours) {
  const path = new Path2D(classPath(cluster.tier in CLASSES ? cluster.tier : "distinctive"));
  context.save();
  context.translate(cluster.px - 7, cluster.py - 7);
  context.scale(14 / 16, 14 / 16);
  context.fillStyle = cluster.isReported ? colours.ink3 : (colours.sectors[cluster.sector] ?? colours.ink);
  context.strokeStyle = colours.halo;
  context.lineWidth = 2;
  context.stroke(path);
  context.fill(path, "evenodd");
  context.restore();
}

function paintTiles(context, { symbols, side }, colours, { ratio, font, sprites, chars }) {
  const isMany = symbols.length > 200;
  for (const symbol of symbols) {
    const char = chars[symbol.sector] ?? "·";
    const [left, top] = [symbol.x - side / 2 - 1, symbol.y - side / 2 - 1];
    if (isMany) {
      const sprite = sprites.get(symbol, side, ratio, colours, char, font);
      context.drawImage(sprite, left, top, sprite.width / ratio, sprite.height / ratio);
    } else {
      context.translate(left, top);
      paintTile(context, symbol, side, colours, char, font);
      context.translate(-left, -top);
    }
  }
}

/** Thousands of symbols: small squares, one colour after the other, without a character that nobody could read. */
function paintCrowd(context, { symbols, side }, colours) {
  const size = Math.round(side * 0.45);
  for (const [code, colour] of Object.entries(colours.sectors)) {
    context.fillStyle = colour;
    for (const { sector, x, y } of symbols) {
      if (sector === code) context.fillRect(Math.round(x - size / 2), Math.round(y - size / 2), size, size);
    }
  }
}

/** All marks of a scene. `tools`: {ratio, font, sprites, chars: {sector: character}}. */
export function paintMarks(context, scene, view, colours, layers, tools) {
  const { symbols } = scene;
  if (scene.isCrowd) return paintCrowd(context, scene, colours);
  if (layers.has("halos")) for (const symbol of symbols) paintHalo(context, symbol, colours);
  for (const symbol of symbols) {
    if (symbol.outline) paintOutline(context, symbol, view, colours);
    else if (symbol.ring && layers.has("circles")) {
      circle(context, symbol.cx, symbol.cy, symbol.ring);
      paintRim(context, symbol, colours, false);
    }
  }
  paintTiles(context, scene, colours, tools);
  for (const cluster of scene.clusters) paintCluster(context, cluster, colours, tools.font);
  for (const badge of scene.badges) paintBadge(context, badge, colours, tools.font);
  return undefined;
}
