"""Classes: what a source calls an enterprise, and what a government has recognised."""

from django.utils.translation import gettext as _

from registry.choices import Tier
from registry.importing.parsing import dated, last_day, parts
from registry.importing.table import Table, table
from registry.models import Source

from ..choices import ClassLevel, ClassStatus
from ..models import Classification, Enterprise
from .enterprises import sectors, uids

RECOGNITIONS = ("classification_detail", "status", "level", "batch", "valid_from", "valid_to")
CLAIMS = {"press", "recognition"}
KEY = ("enterprise_id", "sector_id", "tier", "level", "batch", "reason_zh")


def classifications(load, frame) -> Table | None:
    """One row for each class of each row, and for each of its sectors."""
    known = _recognitions(load)
    readings, people, chosen = load.documents.read(frame), uids(load, frame), sectors(load, frame)
    ids = load.ids(Enterprise, "uid")
    rows, lines = [], []
    for no, classes in enumerate(frame["classification"]):
        if not classes or people[no] not in ids:
            continue
        for claim in _claims(frame, no, readings[no], known):
            facts = _values(load, claim)
            for sector in chosen[no] or [None]:
                rows.append({"enterprise_id": ids[people[no]], "sector_id": sector, **facts})
                lines.append(frame.lines[no])
                key = {name: rows[-1][name] for name in KEY}
                said = {"value": claim["detail"] or claim["tier"], "quote": claim["detail"]}
                load.facts.add(Classification, key, "tier", [claim["reading"]], **said)
    named = {"tier": "classification", "status": "claim", "reason_zh": "classification_detail"}
    rules = {"named": named, "checks": (overlaps,)}
    return table(Classification, KEY, rows, frame.file, lines, **rules)


# As `require_no_overlap` of the services, for all staged rows at once.
OVERLAPPING = """
SELECT stage.stage_no FROM registry_stage stage JOIN (
    SELECT stage_no, {columns} FROM registry_stage
    UNION ALL SELECT -1, {columns} FROM enterprises_classification
) other ON other.enterprise_id = stage.enterprise_id AND other.tier = stage.tier
    AND other.level = stage.level AND other.stage_no < stage.stage_no
    AND COALESCE(other.sector_id, 0) = COALESCE(stage.sector_id, 0)
WHERE other.status <> 'revoked' AND stage.status <> 'revoked'
    AND (stage.valid_to IS NULL OR other.valid_from IS NULL OR other.valid_from <= stage.valid_to)
    AND (other.valid_to IS NULL OR stage.valid_from IS NULL OR stage.valid_from <= other.valid_to)
"""


def overlaps(cursor) -> list[tuple[int, str, str]]:
    """New rows that overlap another class of the same enterprise, sector, tier and level in time."""
    columns = "enterprise_id, sector_id, tier, level, status, valid_from, valid_to"
    cursor.execute(OVERLAPPING.format(columns=columns))
    reason = _("This class overlaps another of the same enterprise, sector and level in time.")
    return [(row, "tier", reason) for (row,) in sorted(set(cursor.fetchall()))]


def _recognitions(load) -> dict[str, dict]:
    """What `classification_detail` says of level, batch and dates, by its wording."""
    frame = load.frame("recognitions.csv", RECOGNITIONS)
    frame.looked_up("status", dict.fromkeys(ClassStatus.values), optional=False)
    frame.looked_up("level", dict.fromkeys(ClassLevel.values))
    begins, ends = frame.parsed("valid_from", dated), frame.parsed("valid_to", last_day)
    return {
        row["classification_detail"]: {
            "status": row["status"],
            "level": row["level"],
            "batch": row["batch"],
            "valid_from": begins[no][0],
            "valid_from_precision": begins[no][1],
            "valid_to": ends[no],
        }
        for no, row in frame.rows()
    }


def _claims(frame, no: int, readings, known: dict[str, dict]) -> list[dict]:
    """The classes of one row with their details, which run in parallel; empty if they do not."""
    tiers, claims = (frame[name][no].split("|") for name in ("classification", "claim"))
    details = parts(frame["classification_detail"][no])
    if len(tiers) != len(claims) or not set(tiers) <= set(Tier.values):
        frame.refuse(no, "classification", _("Classes and claims must run in parallel."))
        return []
    if not set(claims) <= CLAIMS:
        frame.refuse(no, "claim", _("A claim is press or recognition."))
        return []
    found = []
    for place, (tier, claim) in enumerate(zip(tiers, claims, strict=True)):
        detail = details[min(place, len(details) - 1)] if details else ""
        if claim == "recognition" and detail not in known:
            reason = _("recognitions.csv does not say what this recognition is.")
            frame.refuse(no, "classification_detail", reason, detail)
            return []
        # Each claim has a document of its own where the row has as many.
        parallel = len(tiers) == len(readings)
        reading = readings[place] if parallel else readings[0]
        facts = known[detail] if claim == "recognition" else {}
        found.append({"tier": tier, "detail": detail, "reading": reading, "facts": facts})
    return found


def _values(load, claim: dict) -> dict:
    reason = load.texts.both("classification_detail", claim["detail"])
    facts = {
        "level": "",
        "batch": "",
        "status": ClassStatus.REPORTED,
        "valid_from": None,
        "valid_from_precision": "",
        "valid_to": None,
        **claim["facts"],
    }
    source = load.ids(Source, "key")[claim["reading"].key]
    return {
        "tier": claim["tier"],
        **facts,
        "reason_zh": reason[0],
        "reason_en": reason[1],
        "source_id": source,
    }
