"""The small map of one park: where it is, how large, and how sure the register is of either.

Drawn on the server for the reader's language, as SVG; `Locator.certain` and `Locator.shown` say the same in words.
"""

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from registry.formatting import distance_km, is_chinese

from .ground import Frame, area_path, basemap, contains, layers

NEAR, FAR = 16.0, 10.5  # pixels a kilometre: for the smallest park, and for most
RING_SEEN = 20  # pixels of radius at which a ring is well seen
TILE = 15
FONT = 12.5
NAME_WIDTH = {True: 12, False: 24}  # characters on a line of a name, Chinese or not
Box = tuple[float, float, float, float]


@dataclass
class Locator:
    """What the template draws. Positions and radii are pixels of `frame`."""

    park: object
    district_codes: list[str]
    blocks: list = field(default_factory=list)

    @cached_property
    def frame(self) -> Frame:
        if self.park.location is None:
            return district_frame(self.district_codes)
        lon, lat = self.park.location.coords
        return Frame(lon=round(lon, 5), lat=round(lat, 5), scale=self._scale)

    @property
    def _scale(self) -> float:
        """Near enough to see the ring, far enough to see all of the doubt."""
        scale = min(NEAR, max(FAR, RING_SEEN / self.radius_km)) if self.radius_km else FAR
        widest = max(self.radius_km, self.doubt_km)
        return round(min(scale, 100 / widest), 2) if widest else scale

    @property
    def radius_km(self) -> float:
        """Of the circle as large as the announced area; 0 where none is announced."""
        return math.sqrt(float(self.park.area_km2 or 0) / math.pi)

    @property
    def doubt_km(self) -> float:
        return float(self.park.location_uncertainty_km or 0)

    @property
    def ground(self) -> dict:
        return layers(self.frame)

    @property
    def focus(self) -> list[str]:
        """Outlines of the park's districts."""
        outlines = self.ground["districts"]
        return [outlines[code] for code in self.district_codes if outlines.get(code)]

    @cached_property
    def spot(self) -> dict | None:
        """Middle, radii and tile of the park; None where its position is not known."""
        if self.park.location is None:
            return None
        x, y = self.frame.at(*self.park.location.coords)
        ring = self.radius_km * self.frame.scale
        return {
            "x": px(x),
            "y": px(y),
            "soft": px(self.doubt_km * self.frame.scale),
            "ring": px(ring) if ring > TILE * 0.85 and not self.outlines else "",
            "left": px(x - TILE / 2),
            "top": px(y - TILE / 2),
            "halo_left": px(x - TILE * 0.72),
            "halo_top": px(y - TILE * 0.72),
            "char_y": px(y + FONT * (0.32 if is_chinese() else 0.26)),
            "char": self.park.sector.symbol_zh if is_chinese() else self.park.sector.symbol_en,
        }

    @cached_property
    def outlines(self) -> list[dict]:
        """The drawn blocks: path and how exact it is."""
        drawn = [block for block in self.blocks if block.boundary]
        return [
            {"d": _outline(block.boundary, self.frame), "status": block.geometry_status}
            for block in drawn
        ]

    @cached_property
    def name(self) -> dict | None:
        """The park's name as lines of text beside its tile; None where no place for it is free."""
        if self.spot is None:
            return None
        lines = name_lines(self.park)
        wide, tall = max(map(width, lines)), len(lines) * FONT * 1.3
        x, y = float(self.spot["x"]), float(self.spot["y"])
        gap = max(TILE * 0.9, float(self.spot["ring"] or 0) + 5)
        beside = [(x + gap, y - tall / 2), (x - gap - wide, y - tall / 2)]
        if self._has_room_on_the_left(x):
            beside.reverse()
        for left, top in [*beside, (x - wide / 2, y + gap), (x - wide / 2, y - gap - tall)]:
            box = (left, top, left + wide, top + tall)
            if is_free(box, [scale_box(self.frame)], self.frame):
                return {"box": box, "lines": _placed(lines, left, top)}
        return None

    def _has_room_on_the_left(self, x: float) -> bool:
        """Whether the park's own district lies more to the west of it, where its name then covers no border."""
        home = basemap().district(self.district_codes[0]) if self.district_codes else None
        return home is not None and self.frame.at(*home["at"])[0] < x

    @property
    def places(self) -> list[dict]:
        """Names of districts that cover nothing."""
        taken = [scale_box(self.frame)]
        if self.spot:
            x, y = float(self.spot["x"]), float(self.spot["y"])
            taken.append((x - TILE, y - TILE, x + TILE, y + TILE))
        if self.name:
            taken.append(self.name["box"])
        rows = basemap().raw["districts"]
        rows = sorted(rows, key=lambda row: row["adcode"] not in self.district_codes)
        return [place for row in rows if (place := self._place(row, taken))]

    def _place(self, row: dict, taken: list[Box]) -> dict | None:
        text, focus = district_name(row), row["adcode"] in self.district_codes
        half = width(text, 12) * 0.625 + 3
        for x, y in self._seats(row, focus, half):
            box = (x - half, y - 12, x + half, y + 4)
            if is_free(box, taken, self.frame):
                taken.append(box)
                return {"x": px(x), "y": px(y), "text": text, "focus": focus}
        return None

    def _seats(self, row: dict, focus: bool, half: float) -> Iterator[tuple[float, float]]:
        """Where the district's name may stand: about its middle, and for the park's own anywhere inside it."""
        x, y = self.frame.at(*row["at"])
        yield from ((x, y + shift) for shift in (0, -18, 18, -36, 36, -54, 54))
        if focus:
            rings = [[self.frame.at(*p) for p in basemap().ring(part[0])] for part in row["rings"]]
            seats = [(x, y) for y in (60, 210, 110, 160) for x in (80, 300, 190)]
            yield from (seat for seat in seats if any(_fits(ring, seat, half) for ring in rings))

    @property
    def bar(self) -> dict:
        """The scale bar: its length in pixels and in words."""
        km = next(km for km in (1, 2, 5, 10, 20) if km * self.frame.scale > 42)
        length = km * self.frame.scale
        return {"length": px(length), "middle": px(length / 2), "text": distance_km(km)}

    @property
    def certain(self) -> str:
        """One sentence: how the position is known, and how far off it may be."""
        if self.park.location is None:
            return _("The position is not known; only the district is.")
        sentence = how_found(self.park.location_level)
        if not self.doubt_km:
            return sentence
        off = distance_km(self.park.location_uncertainty_km)
        return _("%(sentence)s It may be off by %(off)s.") % {"sentence": sentence, "off": off}

    @property
    def shown(self) -> str:
        """What is drawn of the park's shape, and what is not."""
        if self.outlines:
            return _("The outline is drawn from the boundary on record.")
        if self.spot and self.spot["ring"]:
            return _("The dashed circle is the announced area: true in size, schematic in shape.")
        if self.park.area_km2 is None:
            return _("Neither its boundary nor its area is drawn: neither has been published.")
        if self.spot:
            return _("The announced area is too small to be drawn at this scale.")
        return _("No point is drawn, and no circle.")


def how_found(level: str) -> str:
    """How the position was found, as a sentence."""
    return {
        "surveyed": _("The position was surveyed."),
        "boundary_roads": _("The position is worked out from the boundary roads."),
        "street": _("The position is that of the street."),
        "station": _("The position is that of a metro station."),
        "road": _("The position is worked out from roads."),
        "town": _("The position is known to the town only."),
        "assumed": _("The position is assumed by the editors."),
        "district": _("The position is known to the district only."),
    }.get(level, _("How the position was found is not on record."))


def district_frame(codes: list[str]) -> Frame:
    """A frame around these districts, or around the whole city."""
    bounds = basemap().bounds(codes) or (120.85, 30.68, 122.0, 31.87)
    west, south, east, north = bounds
    whole = Frame(lon=(west + east) / 2, lat=(south + north) / 2, scale=1)
    (left, bottom), (right, top) = whole.at(west, south), whole.at(east, north)
    scale = min(FAR, 330 / (right - left), 220 / (bottom - top))
    return Frame(lon=round(whole.lon, 5), lat=round(whole.lat, 5), scale=round(scale, 2))


def _fits(ring: list, seat: tuple[float, float], half: float) -> bool:
    """Whether a name about `seat`, `half` pixels to either side, stands inside the ring with all its corners."""
    x, y = seat
    corners = [(x + side, y + edge) for side in (-half - 6, half + 6) for edge in (-18, 10)]
    return all(contains(ring, corner) for corner in corners)


def _outline(boundary, frame: Frame) -> str:
    rings = (ring for polygon in boundary.coords for ring in polygon)
    return "".join(area_path(list(ring[:-1]), frame) for ring in rings)


def name_lines(park) -> list[str]:
    """The park's name in the reader's language, broken to fit beside its tile."""
    name = park.name_zh if is_chinese() or not park.name_en else park.name_en
    return textwrap.wrap(name, NAME_WIDTH[not name.isascii()])


def _placed(lines: list[str], left: float, top: float) -> list[dict]:
    step = FONT * 1.3
    return [
        {"x": px(left), "y": px(top + FONT * 1.02 + step * row), "text": text}
        for row, text in enumerate(lines)
    ]


def district_name(row: dict) -> str:
    if is_chinese():
        return row["name_zh"].replace("新区", "").removesuffix("区")
    return row["name_en"].replace(" New Area", "")


def width(text: str, size: float = FONT) -> float:
    """About as wide as the text is drawn, in pixels."""
    return sum(size if ord(char) > 0x2E7F or char in "“”" else size * 0.56 for char in text)


def scale_box(frame: Frame) -> Box:
    return frame.width - 124, frame.height - 40, frame.width, frame.height


def is_free(box: Box, taken: list[Box], frame: Frame) -> bool:
    left, top, right, bottom = box
    if not (frame.holds((left, top), 6) and frame.holds((right, bottom), 6)):
        return False
    return all(right < a or left > c or bottom < b or top > d for a, b, c, d in taken)


def px(value: float) -> str:
    return f"{value:.1f}"
