"""Sources, plans, their targets, and published figures."""

import re

from django.utils.translation import gettext as _

from ..choices import Qualifier
from ..models import Observation, Plan, Sector, Source, Target
from .parsing import dated, decimal, required
from .sources import Reading
from .table import Table, table

TARGETS = ("sector", "target_key", "label_zh", "comparator", "value", "unit", "due")
TARGETS += ("source_url", "quote_zh", "source_date", "plan", "notes")
RULES = ("sector", "target_key", "metric", "tier", "revenue_from", "revenue_to")
RULES += ("achievement_kind", "qualifier", "due_on", "due_precision", "reason_zh", "reason_en")
PLANS = ("plan", "code", "sector")
COUNTS = ("topic", "metric_key", "label_zh", "value", "unit", "as_of", "scope")
COUNTS += ("source_url", "source_date", "reliability", "notes")
HEADLINE_SOURCE = "seed-2022-07-09"
HEADLINE_SCOPES = {"all", "green_low_carbon", "metaverse", "smart_terminal"}


def read_documents(load) -> None:
    """Let the load know the documents behind targets and figures."""
    load.documents.read(load.frame("targets.csv", TARGETS))
    load.documents.read(load.frame("counts.csv", COUNTS))


def sources(load) -> Table | None:
    """The documents that rows have named since the last call."""
    rows = [{**row, "retrieved_on": load.collected_on} for row in load.documents.new_rows()]
    return table(
        Source, ["key"], rows, "publishers.csv", [0] * len(rows), named={"key": "source_url"}
    )


def plans(load) -> Table | None:
    """The plans of `plans.csv`, each with the source of the first target that names it."""
    frame, targets = load.frame("plans.csv", PLANS), load.frame("targets.csv", TARGETS)
    readings, rows = load.documents.read(targets), []
    first = {}
    for name, found in zip(targets["plan"], readings, strict=True):
        first.setdefault(name, found)
    sector_ids, source_ids = load.ids(Sector, "code"), load.ids(Source, "key")
    for no, row in frame.rows():
        if row["plan"] not in first:
            frame.refuse(no, "plan", _("No target names this plan."))
            continue
        title_zh, title_en = load.texts.both("plan", row["plan"])
        rows.append(
            {
                "code": row["code"],
                "title_zh": title_zh or row["plan"],
                "title_en": title_en,
                "title_en_origin": "ours" if title_en else "",
                "sector_id": sector_ids.get(row["sector"]),
                "source_id": source_ids[first[row["plan"]][0].key],
            }
        )
        key = {"code": row["code"]}
        load.facts.add(Plan, key, "title_zh", first[row["plan"]][:1], value=row["plan"])
    return table(Plan, ["code"], rows, frame.file, frame.lines)


def targets(load) -> Table | None:
    frame = load.frame("targets.csv", TARGETS)
    rules = _rules(load)
    values = frame.parsed("value", decimal)
    readings, rows, lines = load.documents.read(frame), [], []
    for no, row in frame.rows():
        rule = rules.get((row["sector"], row["target_key"]))
        if rule is None:
            frame.refuse(no, "target_key", _("target_rules.csv does not say how to count it."))
            continue
        rows.append({**_target(load, row, rule, readings[no]), "value": values[no], "position": no})
        lines.append(frame.lines[no])
        key = {"key": rows[-1]["key"]}
        facts = {"value": row["value"] or rule["qualifier"], "quote": row["quote_zh"]}
        load.facts.add(Target, key, "value", readings[no], **facts)
        load.facts.add(Target, key, "due_on", readings[no], **{**facts, "value": row["due"]})
    return table(Target, ["key"], rows, frame.file, lines, named={"key": "target_key"})


def _rules(load) -> dict:
    """(sector, key) to the rule's row, its numbers and dates parsed."""
    frame = load.frame("target_rules.csv", RULES)
    edges = [frame.parsed(name, decimal) for name in ("revenue_from", "revenue_to")]
    days = [date for date, _precision in frame.parsed("due_on", dated)]
    found = {}
    for no, row in frame.rows():
        parsed = {"revenue_from": edges[0][no], "revenue_to": edges[1][no], "due_on": days[no]}
        found[row["sector"], row["target_key"]] = {**row, **parsed}
    return found


def _target(load, row: dict, rule: dict, readings: list[Reading]) -> dict:
    sector_ids = load.ids(Sector, "code")
    label = load.texts.both("target_label", row["label_zh"])
    quote = load.texts.both("target_quote", row["quote_zh"])
    notes = load.texts.both("target_note", row["notes"])
    said_first = any(reading.key == HEADLINE_SOURCE for reading in readings)
    return {
        "key": f"{row['sector']}-{row['target_key']}",
        "scope": row["sector"],
        "sector_id": sector_ids.get(row["sector"]),
        "plan_id": load.ids(Plan, "code").get(_plan_code(load, row["plan"])),
        "label_zh": label[0],
        "label_en": label[1],
        "label_en_origin": "ours" if label[1] else "",
        "metric": rule["metric"],
        "tier": rule["tier"],
        "revenue_from_100m": rule["revenue_from"],
        "revenue_to_100m": rule["revenue_to"],
        "achievement_kind": rule["achievement_kind"],
        "comparator": row["comparator"],
        "unit": row["unit"],
        "qualifier": rule["qualifier"],
        "due_on": rule["due_on"],
        "quote_zh": row["quote_zh"],
        "quote_en": quote[1],
        "notes_zh": "；".join(filter(None, (notes[0], rule["reason_zh"]))),
        "notes_en": "; ".join(filter(None, (notes[1], rule["reason_en"]))),
        "is_headline": said_first and row["sector"] in HEADLINE_SCOPES,
        "source_id": load.ids(Source, "key")[readings[0].key],
    }


def _plan_code(load, name: str) -> str | None:
    frame = load.frame("plans.csv", PLANS)
    return dict(zip(frame["plan"], frame["code"], strict=True)).get(name)


def observations(load) -> Table | None:
    frame = load.frame("counts.csv", COUNTS)
    values = frame.parsed("value", required(decimal))
    dates = frame.parsed("as_of", period)
    readings, rows, lines = load.documents.read(frame), [], []
    for no, row in frame.rows():
        rows.append(_observation(load, row, values[no], dates[no], readings[no]))
        lines.append(frame.lines[no])
        key = {"key": rows[-1]["key"]}
        load.facts.add(Observation, key, "value", readings[no], value=row["value"])
    return table(Observation, ["key"], rows, frame.file, lines, named={"key": "metric_key"})


def _observation(load, row: dict, value, dates, readings: list[Reading]) -> dict:
    label = load.texts.both("observation_label", row["label_zh"])
    notes = load.texts.both("observation_note", row["notes"])
    scope = load.scope(row["scope"])
    day, precision = dates
    return {
        "key": ":".join((row["topic"], row["metric_key"], row["scope"], row["as_of"])),
        "topic": row["topic"],
        "metric_key": row["metric_key"],
        "label_zh": label[0],
        "label_en": label[1],
        "value": value,
        "unit": row["unit"],
        "qualifier": said_with(row["notes"]),
        "as_of": day,
        "as_of_precision": precision,
        "period": row["as_of"],
        "scope_zh": scope[0],
        "scope_en": scope[1],
        "reliability": row["reliability"],
        "notes_zh": notes[0],
        "notes_en": notes[1],
        "source_id": load.ids(Source, "key")[readings[0].key],
    }


def period(text: str):
    """As a date; months of a year (2021-01..08) are dated by the last of them."""
    months = re.fullmatch(r"(\d{4})-\d\d\.\.(\d\d)", text)
    return dated(f"{months[1]}-{months[2]}" if months else text)


def said_with(notes: str) -> str:
    """The qualifier that the remarks on a figure begin with."""
    if re.match(r">(;|$| \()", notes):
        return Qualifier.MORE_THAN
    if notes.startswith(">="):
        return Qualifier.AT_LEAST
    if re.match(r"«?近", notes):
        return Qualifier.NEARLY
    return Qualifier.ABOUT if re.match(r"约|about", notes) else Qualifier.NONE
