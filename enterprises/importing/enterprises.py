"""Enterprises, and the parks that they sit in."""

import base64
import hashlib
from collections.abc import Callable

from django.utils.translation import gettext as _

from parks.importing.parks import park_ids, points
from parks.models import Park
from registry.choices import LocationLevel
from registry.importing.parsing import address, clauses, parts
from registry.importing.table import Table
from registry.models import District, Sector, Source
from registry.search.tokens import Content

from ..models import Enterprise, Tenancy

FILE = "enterprises.csv"
COLUMNS = ("name_zh", "name_en", "uscc", "district_zh", "park_no", "park_name", "area_text")
COLUMNS += ("sector", "classification", "claim", "other_titles", "classification_detail")
COLUMNS += ("revenue_tier", "revenue_note", "website", "address_zh", "lat", "lon")
COLUMNS += ("coord_system", "source_url", "source_date", "notes")
# Fields of the model, and the column that each was read from, that are worth a seal.
READ = {
    "name_zh": "name_zh",
    "name_en": "name_en",
    "uscc": "uscc",
    "sector": "sector",
    "district": "district_zh",
    "area_zh": "area_text",
    "address_zh": "address_zh",
    "website": "website",
    "other_titles": "other_titles",
}


def read(load):
    """The file, its documents noted."""
    frame = load.frame(FILE, COLUMNS)
    load.documents.read(frame)
    return frame


def uid(name: str) -> str:
    """The public name of an enterprise in addresses: made once, from the name under which it was first loaded."""
    digest = hashlib.blake2b(name.encode(), digest_size=5).digest()
    return f"e{base64.b32encode(digest).decode().lower()}"


def uids(load, frame) -> list[str]:
    """The uid of each row of the file."""
    return load.shared("enterprise uids", lambda: [uid(name) for name in frame["name_zh"]])


def sectors(load, frame) -> list[list[int]]:
    """The sectors of each row, the main one first."""
    ids = load.ids(Sector, "code")

    def find(text):
        codes = text.split("|") if text else []
        if unknown := [code for code in codes if code not in ids]:
            raise ValueError(_("There is no sector %s.") % unknown[0])
        return [ids[code] for code in codes]

    return load.shared("enterprise sectors", lambda: frame.parsed("sector", find))


def enterprises(load, frame) -> Table:
    """All rows, by columns: there may be very many."""
    frame.looked_up("coord_system", {"wgs84": True})
    texts = load.texts
    areas = frame.parsed("area_text", lambda text: texts.both("area", text))
    places = frame.parsed("address_zh", lambda text: texts.both("enterprise_address", text))
    notes = _notes(load, frame)
    spots = points(frame)
    columns = {
        "uid": uids(load, frame),
        "name_zh": frame["name_zh"],
        "name_en": frame["name_en"],
        "name_en_origin": ["official" if name else "" for name in frame["name_en"]],
        "uscc": [code.upper() or None for code in frame["uscc"]],
        "sector_id": [found[0] if found else None for found in sectors(load, frame)],
        "district_id": frame.looked_up("district_zh", load.ids(District, "name_zh")),
        "area_zh": [zh for zh, _en in areas],
        "area_en": [en for _zh, en in areas],
        "address_zh": [zh for zh, _en in places],
        "address_en": [en for _zh, en in places],
        "location": spots,
        "location_level": [LocationLevel.STREET if spot else "" for spot in spots],
        "website": frame.parsed("website", address),
        "other_titles": frame.parsed("other_titles", parts),
        "notes_zh": [zh for zh, _en in notes],
        "notes_en": [en for _zh, en in notes],
    }
    evidence(load, frame)
    named = {
        "uid": "name_zh",
        "area_zh": "area_text",
        "district_id": "district_zh",
        "location": "lat",
    }
    first = load.is_first(Enterprise)
    found_by = contents(load, frame, columns) if first else None
    return Table(
        Enterprise, ("uid",), columns, frame.file, frame.lines, named=named, contents=found_by
    )


def _notes(load, frame) -> list[tuple[str, str]]:
    """The editors' remarks in both languages; titles and lists that are no class stand among them."""
    known = {}
    found = []
    columns = ("notes", "classification", "other_titles", "classification_detail", "sector")
    for row in zip(*(frame[name] for name in columns), strict=True):
        if row not in known:
            known[row] = _note(load.texts, row)
        found.append(known[row])
    return found


def _note(texts, row: tuple[str, ...]) -> tuple[str, str]:
    notes, classes, titles, detail, sector = row
    remarks = [texts.joined("enterprise_note", clauses(notes))]
    if not classes or titles:
        remarks.append(texts.joined("classification_detail", parts(detail)))
    if "|" in sector:
        remarks.append(texts.joined("also_sector", sector.split("|")[1:]))
    zh, en = (list(filter(None, side)) for side in zip(*remarks, strict=True))
    return "；".join(zh), "; ".join(en)


def evidence(load, frame) -> None:
    """Every value of a row rests on the row's documents."""
    readings, names = load.documents.read(frame), uids(load, frame)
    said = {field: frame[column] for field, column in READ.items() if any(frame[column])}
    load.facts.add_columns(Enterprise, ("uid",), names, said, readings)


def contents(load, frame, columns: dict[str, list]) -> Callable[[range], list[Content]]:
    """What each new row is found by: the same texts as `Enterprise.SEARCH_*` find in the register."""
    districts, names = _both_names(District), _both_names(Park)
    parks = {name: names[pk] for name, pk in park_ids(load).items()}
    texts = ("name_zh", "name_en", "uscc", "uid", "area_zh", "area_en", "district_id")
    found = [*(columns[name] for name in texts), frame["park_name"]]
    nowhere = ("", "")

    def of(rows: range) -> list[Content]:
        part = (column[rows.start : rows.stop] for column in found)
        return [
            Content(
                [name_zh, name_en, uscc or "", name],
                [area_zh, area_en],
                [*districts.get(district, nowhere), *parks.get(park, nowhere)],
            )
            for name_zh, name_en, uscc, name, area_zh, area_en, district, park in zip(
                *part, strict=True
            )
        ]

    return of


def _both_names(model) -> dict[int, list[str]]:
    return {pk: names for pk, *names in model._base_manager.values_list("pk", "name_zh", "name_en")}


def tenancies(load, frame) -> Table | None:
    """Who sits in which park; the date of the move is in no source."""
    parks, ids = park_ids(load), load.ids(Enterprise, "uid")
    chosen = frame.looked_up("park_name", parks)
    if not frame.good.count(True):
        return None
    readings, source_ids = load.documents.read(frame), load.ids(Source, "key")
    people = uids(load, frame)
    rows = [no for no, park in enumerate(chosen) if park is not None and people[no] in ids]
    columns = {
        "enterprise_id": [ids[people[no]] for no in rows],
        "park_id": [chosen[no] for no in rows],
        "source_id": [source_ids[readings[no][0].key] for no in rows],
    }
    lines = [frame.lines[no] for no in rows]
    key = ("enterprise_id", "park_id")
    table = Table(Tenancy, key, columns, frame.file, lines)
    said = {"park": [frame["park_name"][no] for no in rows]}
    load.facts.add_columns(Tenancy, key, table.keys(), said, [readings[no] for no in rows])
    return table
