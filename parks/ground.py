"""The ground of a small map: land, water and districts, cut to a frame, as SVG paths.

It reads the static file that the map itself draws (`BASEMAP`): arcs on a grid in degrees, WGS 84, where `~n` is
arc n walked backwards. Frames are small, so one scale for the whole frame is true to a part in a thousand.
"""

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from django.contrib.staticfiles import finders

BASEMAP = "maps/data/basemap.json"
MARGIN = 40  # pixels drawn around the frame, so that no cut edge shows
FINEST = 0.8  # pixels: points nearer than this to the last one are left out
SHORE_GAP = 9  # pixels from the shore to the first waterline, about
Point = tuple[float, float]


def km_per_degree(lat: float) -> tuple[float, float]:
    """Kilometres in a degree of longitude and of latitude at `lat`, on the WGS 84 ellipsoid."""
    sin, cos = math.sin(math.radians(lat)), math.cos(math.radians(lat))
    bulge = 1 - 0.00669438 * sin * sin
    degree = math.radians(6378.137)
    return degree * cos / math.sqrt(bulge), degree * (1 - 0.00669438) / bulge**1.5


@dataclass(frozen=True)
class Frame:
    """A picture of `width` × `height` pixels around (lon, lat), WGS 84, at `scale` pixels a kilometre."""

    lon: float
    lat: float
    scale: float
    width: int = 380
    height: int = 260

    def at(self, lon: float, lat: float) -> Point:
        """The pixel of a position; y grows southwards."""
        east, north = km_per_degree(self.lat)
        return (
            self.width / 2 + (lon - self.lon) * east * self.scale,
            self.height / 2 - (lat - self.lat) * north * self.scale,
        )

    def holds(self, point: Point, edge: float = 0) -> bool:
        x, y = point
        return edge <= x <= self.width - edge and edge <= y <= self.height - edge

    @property
    def box(self) -> tuple[float, float, float, float]:
        return -MARGIN, -MARGIN, self.width + MARGIN, self.height + MARGIN


class Basemap:
    """The file, with its arcs turned into positions once."""

    def __init__(self, raw: dict):
        self.raw = raw
        self._arcs = [_positions(arc, **raw["grid"]) for arc in raw["arcs"]]

    def arc(self, number: int) -> list[Point]:
        return self._arcs[number] if number >= 0 else self._arcs[~number][::-1]

    def ring(self, numbers: list[int]) -> list[Point]:
        return [point for number in numbers for point in self.arc(number)]

    def district(self, adcode: str) -> dict | None:
        return next((row for row in self.raw["districts"] if row["adcode"] == adcode), None)

    def bounds(self, adcodes) -> tuple[float, float, float, float] | None:
        """West, south, east and north of these districts together; None if there is none of them."""
        rows = [row for row in self.raw["districts"] if row["adcode"] in set(adcodes)]
        points = [p for row in rows for part in row["rings"] for p in self.ring(part[0])]
        if not points:
            return None
        lons, lats = zip(*points, strict=True)
        return min(lons), min(lats), max(lons), max(lats)


def _positions(steps: list[int], west: float, south: float, step: float) -> list[Point]:
    """Differences on the grid, as (lon, lat)."""
    x = y = 0
    out = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((west + x * step, south + y * step))
    return out


@cache
def basemap() -> Basemap:
    return Basemap(json.loads(Path(finders.find(BASEMAP)).read_text(encoding="utf-8")))


@lru_cache(maxsize=256)
def layers(frame: Frame) -> dict:
    """What lies in the frame, from the sea up; each value is SVG path data or a list of dicts with `d`."""
    raw = basemap().raw
    return {
        "waterlines": [_lines(row["arcs"], frame) for row in _waterlines(frame)],
        "land": _areas(raw["land"], frame),
        "city": _areas(raw["city"], frame),
        "lakes": _areas(raw["lakes"], frame),
        "borders": _lines(raw["borders"], frame),
        "districts": {row["adcode"]: _areas(row["rings"], frame) for row in raw["districts"]},
        "rivers": [
            {"d": _lines(row["arcs"], frame), "width": _river_width(row["width_m"], frame)}
            for row in raw["rivers"]
        ],
        "limit": _lines(raw["limit"], frame),
        "coast": _lines(raw["coast"], frame),
    }


def _waterlines(frame: Frame) -> list[dict]:
    """The family whose first line stands about `SHORE_GAP` from the shore."""
    gap = SHORE_GAP * 1000 / frame.scale
    return min(basemap().raw["waterlines"], key=lambda rows: abs(math.log(rows[0]["m"] / gap)))


def _river_width(width_m: float, frame: Frame) -> str:
    return f"{max(1.4, width_m * frame.scale / 1000):.1f}"


def _areas(polygons: list, frame: Frame) -> str:
    rings = (basemap().ring(ring) for polygon in polygons for ring in polygon)
    return "".join(area_path(ring, frame) for ring in rings)


def _lines(arcs: list[int], frame: Frame) -> str:
    return "".join(line_path(basemap().arc(number), frame) for number in arcs)


def area_path(ring: list[Point], frame: Frame) -> str:
    """The ring (lon, lat), cut to the frame and its margin; empty if it lies outside."""
    points = thinned(clipped([frame.at(*p) for p in ring], frame.box))
    return f"{_moves(points)}Z" if len(points) > 2 else ""


def line_path(line: list[Point], frame: Frame) -> str:
    """The runs of the line (lon, lat) that touch the frame and its margin."""
    runs, run = [], []
    for a, b in pairwise([frame.at(*p) for p in line]):
        if not _touches(a, b, frame.box):
            run = []
        elif run:
            run.append(b)
        else:
            run = [a, b]
            runs.append(run)
    return "".join(_moves(thinned(run)) for run in runs)


def _moves(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _touches(a: Point, b: Point, box) -> bool:
    left, top, right, bottom = box
    beside = max(a[0], b[0]) < left or min(a[0], b[0]) > right
    return not (beside or max(a[1], b[1]) < top or min(a[1], b[1]) > bottom)


def thinned(points: list[Point]) -> list[Point]:
    """The points without those that nobody would see; the ends stay."""
    if len(points) < 3:
        return points
    out = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, out[-1]) >= FINEST:
            out.append(point)
    return [*out, points[-1]]


def clipped(ring: list[Point], box) -> list[Point]:
    """Sutherland and Hodgman: the ring cut to the box; edges along the box are for filling only."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = _half(ring, axis, limit, sign)
    return ring


def _half(ring: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    out = []
    for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
        here, there = (a[axis] - limit) * sign, (b[axis] - limit) * sign
        if (here >= 0) != (there >= 0):
            t = here / (here - there)
            out.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
        if there >= 0:
            out.append(b)
    return out


def contains(ring: list[Point], point: Point) -> bool:
    """Whether the ring goes round the point: an odd number of its edges lies to the right of it."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if (ay > y) != (by > y) and x < (ax - bx) * (y - by) / (ay - by) + bx:
            odd = not odd
    return odd
