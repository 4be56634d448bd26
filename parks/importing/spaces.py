"""Blocks with their 四至, land and premises on offer, and posts to reach."""

import re

from registry.importing.parsing import UNDATED, decimal, parts
from registry.importing.table import Table, table

from ..choices import ListMembership, SpaceKind
from ..models import Block, Contact, Space
from .parks import park_ids

# column → kind, square metres in its unit, and the unit as evidence writes it
OFFERS = {
    "industrial_land_available_km2": (SpaceKind.LAND, 1_000_000, "km²"),
    "floor_space_available_m2": (SpaceKind.PREMISES, 1, "m²"),
}


def blocks(load, frame) -> Table | None:
    """The parts of a park whose bounding roads a source prints; a park in one piece has one block."""
    ids, readings = park_ids(load), load.documents.read(frame)
    rows, lines = [], []
    for no, row in frame.rows():
        park, printed_blocks = ids.get(row["name_zh"]), parts(row["boundary_description_zh"])
        for position, printed in enumerate(printed_blocks if park else (), start=1):
            rows.append(_block(load, park, position, printed))
            lines.append(frame.lines[no])
            shown = (
                readings[no][:1] if row["membership"] == ListMembership.OFFICIAL else readings[no]
            )
            key, facts = (
                {"park_id": park, "position": position},
                {"value": printed, "quote": printed},
            )
            load.facts.add(Block, key, "boundary_text_zh", shown, **facts)
    named = {"boundary_text_zh": "boundary_description_zh"}
    return table(Block, ["park_id", "position"], rows, frame.file, lines, named=named)


def _block(load, park: int, position: int, printed: str) -> dict:
    text_zh, text_en = load.texts.both("boundary", printed)
    name = re.match(r"([^:：,，]+)[:：]", printed)
    name_zh, name_en = load.texts.both("block_name", name[1] if name else "")
    found = {"park_id": park, "position": position, "name_zh": name_zh, "name_en": name_en}
    found["boundary_text_zh"] = text_zh
    found["boundary_text_en"] = text_en
    return found


def spaces(load, frame) -> Table | None:
    """Land and premises on offer, as of the day of the source; a figure about a whole batch is in no row."""
    ids, readings = park_ids(load), load.documents.read(frame)
    amounts = {column: frame.parsed(column, decimal) for column in OFFERS}
    rows, lines = [], []
    for no, row in frame.rows():
        day, precision = next((r.dated for r in readings[no] if r.dated[0]), UNDATED)
        for column, (kind, factor, unit) in OFFERS.items():
            if amounts[column][no] is None or row["name_zh"] not in ids:
                continue
            rows.append(
                {
                    "park_id": ids[row["name_zh"]],
                    "kind": kind,
                    "available_m2": round(amounts[column][no] * factor, 2),
                    "verified_on": day if precision == "day" else None,
                }
            )
            lines.append(frame.lines[no])
            key = {"park_id": rows[-1]["park_id"], "kind": kind}
            said = f"{row[column]} {unit}"
            load.facts.add(Space, key, "available_m2", readings[no], value=said)
    return table(Space, ["park_id", "kind"], rows, frame.file, lines)


def contacts(load, frame) -> Table | None:
    """A published telephone is the park's own office line."""
    ids, readings = park_ids(load), load.documents.read(frame)
    rows, lines = [], []
    for no, row in frame.rows():
        if row["phone"] and row["name_zh"] in ids:
            post = {"role_zh": "园区服务", "role_en": "Park office", "office_line": row["phone"]}
            rows.append({"park_id": ids[row["name_zh"]], **post, "office_line_is_public": True})
            lines.append(frame.lines[no])
            key = {"park_id": rows[-1]["park_id"], "role_zh": post["role_zh"]}
            load.facts.add(Contact, key, "office_line", readings[no], value=row["phone"])
    return table(Contact, ["park_id", "role_zh"], rows, frame.file, lines)
