"""Turn rings and lines into arcs on an integer grid, each shared border stored once.

The form is TopoJSON's idea in fewer words: an arc is ``[x, y, dx, dy, dx, dy, ...]`` in grid steps, and a
ring is a list of arc numbers, where ``~n`` (that is ``-n - 1``) means arc n walked backwards.
"""

from itertools import pairwise

Point = tuple[int, int]


class Grid:
    """Integer steps from a corner. `step` is in degrees, as are `west` and `south`."""

    def __init__(self, west: float, south: float, step: float):
        self.west, self.south, self.step = west, south, step

    def snap(self, coords) -> list[Point]:
        """The (lon, lat) pairs as grid points, with repeated neighbours dropped."""
        out: list[Point] = []
        for lon, lat, *_ in coords:
            point = (round((lon - self.west) / self.step), round((lat - self.south) / self.step))
            if not out or out[-1] != point:
                out.append(point)
        return out

    def back(self, points: list[Point]) -> list[tuple[float, float]]:
        """The grid points as (lon, lat)."""
        return [(self.west + x * self.step, self.south + y * self.step) for x, y in points]

    def as_json(self) -> dict:
        return {"west": self.west, "south": self.south, "step": self.step}


def junctions(rings: list[list[Point]]) -> set[Point]:
    """Points where the rings through them part: their pair of neighbours is not always the same."""
    seen: dict[Point, frozenset] = {}
    parted: set[Point] = set()
    for ring in rings:
        body = ring[:-1]
        for before, point, after in zip(
            body[-1:] + body[:-1], body, body[1:] + body[:1], strict=True
        ):
            pair = frozenset((before, after))
            if seen.setdefault(point, pair) != pair:
                parted.add(point)
    return parted


def cut(ring: list[Point], at: set[Point]) -> list[list[Point]]:
    """The closed `ring` as open pieces between the points of `at`; whole, from its least point, if it has none."""
    body = ring[:-1]
    starts = [i for i, point in enumerate(body) if point in at]
    first = starts[0] if starts else body.index(min(body))
    body = body[first:] + body[:first] + [body[first]]
    stops = [i for i, point in enumerate(body) if point in at] or [0, len(body) - 1]
    return [body[a : b + 1] for a, b in pairwise(stops)]


class Arcs:
    """The list of arcs that all shapes share."""

    def __init__(self):
        self._rows: list[list[Point]] = []
        self._index: dict[tuple[Point, ...], int] = {}

    def add(self, line: list[Point]) -> int:
        """The arc's number; `~number` when the same line is already there the other way round."""
        key = tuple(line)
        if key in self._index:
            return self._index[key]
        if key[::-1] in self._index:
            return ~self._index[key[::-1]]
        self._rows.append(line)
        self._index[key] = len(self._rows) - 1
        return self._index[key]

    def points(self, number: int) -> list[Point]:
        return self._rows[number if number >= 0 else ~number]

    def as_json(self) -> list[list[int]]:
        return [_deltas(row) for row in self._rows]


def _deltas(line: list[Point]) -> list[int]:
    out = [*line[0]]
    for (x0, y0), (x1, y1) in pairwise(line):
        out += (x1 - x0, y1 - y0)
    return out
