"""Revenues, achievements, and the yearly scale of sectors."""

from django.utils.translation import gettext as _

from registry.importing.parsing import dated, decimal, integer, required
from registry.importing.plans import COUNTS, said_with
from registry.importing.table import Table, table
from registry.models import Sector, Source

from ..choices import AchievementKind, ClassStatus
from ..models import Achievement, Enterprise, Revenue, SectorOutput
from .enterprises import uid

REVENUES = ("enterprise", "year", "amount_100m", "source_url")
ACHIEVEMENTS = ("key", "sector", "kind", "name_zh", "name_en", "enterprise", "count", "date")
ACHIEVEMENTS += ("status", "source_url", "source_date", "note_zh", "note_en")
OUTPUTS = ("topic", "metric_key", "as_of", "scope", "sector")


def revenues(load, enterprises) -> Table | None:
    """The figures of `revenues.csv`; each must stand in the remark of the enterprise's own row."""
    frame = load.frame("revenues.csv", REVENUES)
    years, amounts = (
        frame.parsed("year", required(integer)),
        frame.parsed("amount_100m", required(decimal)),
    )
    remarks = dict(zip(enterprises["name_zh"], enterprises["revenue_note"], strict=True))
    ids, source_ids = load.ids(Enterprise, "uid"), load.ids(Source, "key")
    rows, lines = [], []
    for no, row in frame.rows():
        remark = remarks.get(row["enterprise"], "")
        if f"{row['amount_100m']}亿" not in remark or row["year"] not in remark:
            frame.refuse(
                no, "amount_100m", _("The enterprise's own row does not give this figure.")
            )
        elif row["source_url"] not in source_ids:
            frame.refuse(no, "source_url", _("There is no such entry."))
        elif uid(row["enterprise"]) in ids:
            key = {"enterprise_id": ids[uid(row["enterprise"])], "year": years[no]}
            source = source_ids[row["source_url"]]
            rows.append({**key, "amount_100m": amounts[no], "source_id": source})
            lines.append(frame.lines[no])
            reading = [load.documents.note(row["source_url"])]
            facts = {"value": row["amount_100m"], "quote": remark}
            load.facts.add(Revenue, key, "amount_100m", reading, **facts)
    return table(Revenue, ["enterprise_id", "year"], rows, frame.file, lines)


def achievements(load) -> Table | None:
    """Achievements that a source names, or announces together: then one row stands for `count` of them."""
    frame = load.frame("achievements.csv", ACHIEVEMENTS)
    days, counts = frame.parsed("date", dated), frame.parsed("count", required(integer))
    sectors = frame.looked_up("sector", load.ids(Sector, "code"), optional=False)
    frame.looked_up("kind", dict.fromkeys(AchievementKind.values), optional=False)
    frame.looked_up("status", dict.fromkeys(ClassStatus.values), optional=False)
    readings, ids, source_ids = (
        load.documents.read(frame),
        load.ids(Enterprise, "uid"),
        load.ids(Source, "key"),
    )
    rows, lines = [], []
    for no, row in frame.rows():
        if readings[no][0].key not in source_ids:
            frame.refuse(no, "source_url", _("There is no such entry."))
            continue
        names = ("key", "kind", "name_zh", "name_en", "status")
        facts = {
            "sector_id": sectors[no],
            "enterprise_id": ids.get(uid(row["enterprise"])),
            "count": counts[no],
            "achieved_on": days[no][0],
            "achieved_precision": days[no][1],
            "source_id": source_ids[readings[no][0].key],
        }
        rows.append({**{name: row[name] for name in names}, **facts})
        lines.append(frame.lines[no])
        said = {"value": row["name_zh"], "quote": row["note_zh"]}
        load.facts.add(
            Achievement,
            {"key": row["key"]},
            "name_zh",
            readings[no],
            **said,
        )
    return table(Achievement, ["key"], rows, frame.file, lines)


def sector_outputs(load) -> Table | None:
    """The published figures that `sector_outputs.csv` names as a sector's scale in its plan's scope."""
    frame, counts = load.frame("sector_outputs.csv", OUTPUTS), load.frame("counts.csv", COUNTS)
    places = zip(*(counts[name] for name in OUTPUTS[:4]), strict=True)
    known = {place: no for no, place in enumerate(places)}
    sectors = frame.looked_up("sector", load.ids(Sector, "code"), optional=False)
    years = frame.parsed("as_of", required(integer))
    readings, source_ids = load.documents.read(counts), load.ids(Source, "key")
    rows, lines = [], []
    for no, row in frame.rows():
        found = known.get(tuple(row[name] for name in OUTPUTS[:4]))
        if found is None or counts["unit"][found] != "亿元":
            frame.refuse(no, "metric_key", _("counts.csv has no such figure in 亿元."))
            continue
        key = {"sector_id": sectors[no], "year": years[no]}
        facts = {
            "value_100m": decimal(counts["value"][found]),
            "qualifier": said_with(counts["notes"][found]),
            "source_id": source_ids[readings[found][0].key],
        }
        rows.append({**key, **facts})
        lines.append(frame.lines[no])
        value = counts["value"][found]
        load.facts.add(SectorOutput, key, "value_100m", readings[found], value=value)
    return table(SectorOutput, ["sector_id", "year"], rows, frame.file, lines)
