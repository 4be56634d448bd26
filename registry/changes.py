"""The history of a few rows as people read it: when, who, why, and what was there before and after.

Four steps, none of which asks the database per row: read the records, compare each with the one before it, look up
the names of the rows that foreign keys point to, and put what was done together into one entry.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.contrib.gis.geos import GEOSGeometry
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from . import formatting, languages
from .labels import field_label

CREATED, CHANGED, REMOVED = "+", "~", "-"
LOADED = "Load of the register from files"
# Columns that only say how exact or whose another column is, and the keys.
SILENT = {"id"}
SILENT_ENDS = ("_precision", "_origin")
# Links that tell a row without a name from its siblings.
NAMING = {"direction", "district", "park", "enterprise"}
UNITS = {"_km2": "km2", "_m2": "m2", "_100m": "亿元", "_km": "km"}


@dataclass
class Step:
    """One record of one row: what it was, and the fields that changed as (field, before, after)."""

    model: type[models.Model]
    record: object
    changes: list = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.record.history_type


@dataclass
class Entry:
    """What one person did for one reason on one day. `items`: dicts with `kind`, `row`, `changes`."""

    on: date
    who: str
    why: str
    items: list

    @property
    def added(self) -> int:
        return sum(item["kind"] == CREATED for item in self.items)

    @property
    def is_first(self) -> bool:
        """Whether everything in it is new: a list of it would only repeat the page."""
        return self.added == len(self.items)


def entries(owner, *histories) -> list[Entry]:
    """The entries of these querysets of historical records, the newest first.

    `owner` is the row whose page it is: what belongs to it is not named after it.
    """
    steps = [step for history in histories for step in _steps(history)]
    names = Names(steps, owner)
    steps.sort(key=lambda step: (step.record.history_date, step.record.history_id), reverse=True)
    return [_entry(key, list(group), names) for key, group in groupby(steps, key=_together)]


def _steps(history) -> Iterable[Step]:
    """The steps of one model, each compared with the record before it of the same row."""
    records = history.select_related("history_user").order_by("history_date", "history_id")
    latest = {}
    for record in records:
        before = latest.get(record.id)
        latest[record.id] = record
        changes = _changes(before, record) if before and record.history_type == CHANGED else []
        if changes or record.history_type != CHANGED:
            yield Step(history.model.instance_type, record, changes)


def _changes(before, after) -> list[tuple]:
    fields = [f for f in after.tracked_fields if not is_silent(f.name)]
    pairs = ((f, getattr(before, f.attname), getattr(after, f.attname)) for f in fields)
    return [(f, old, new) for f, old, new in pairs if old != new]


def is_silent(name: str) -> bool:
    return name in SILENT or name.endswith(SILENT_ENDS)


def _together(step: Step) -> tuple:
    record = step.record
    day = timezone.localtime(record.history_date).date()
    return day, who(record.history_user), reason(record.history_change_reason)


def reason(text: str | None) -> str:
    """Why it was done, as it was written; what the register itself writes is told in the reader's language."""
    known = {LOADED: _("Load of the register from files")}
    return known.get(text, text or "")


def who(user) -> str:
    """The name of who acted; the register itself where nobody is on record."""
    return (user.get_full_name() or user.get_username()) if user else ""


def _entry(key: tuple, steps: list[Step], names: "Names") -> Entry:
    day, person, reason = key
    return Entry(day, person, reason, [_item(step, names) for step in reversed(steps)])


def _item(step: Step, names: "Names") -> dict:
    changes = [
        {
            "label": change_label(step.model, f.name),
            "before": names.value(f, old),
            "after": names.value(f, new),
        }
        for f, old, new in step.changes
    ]
    return {"kind": step.kind, "row": names.row(step), "changes": changes}


def change_label(model, name: str) -> str:
    """The field in the reader's words; the English half of a pair is told as such."""
    if name.endswith("_en") and name != "name_en":
        label = field_label(model, f"{name[:-3]}_zh")
        return _("%(label)s, in English") % {"label": label}
    return field_label(model, name)


class Names:
    """The names of all rows that the steps point to: one query for each model, whatever the number of steps."""

    def __init__(self, steps: list[Step], owner):
        self._owner = owner
        wanted = defaultdict(set)
        for step in steps:
            for f, value in _references(step):
                wanted[f.related_model].add(value)
        self._rows = {
            # Not `in_bulk`, which asks again after every 999 keys on SQLite.
            model: {row.pk: row for row in model._base_manager.filter(pk__in=keys)}
            for model, keys in wanted.items()
        }

    def name(self, model, key) -> str:
        row = self._rows.get(model, {}).get(key)
        if row is None:
            return formatting.UNKNOWN
        text = (
            languages.local(row, "name", _language())[0]
            or languages.local(row, "title", _language())[0]
        )
        return text or str(row)

    def value(self, f: models.Field, value) -> str:
        """A value of the field as people read it; the unknown is a dash."""
        if value in (None, "", []):
            return formatting.UNKNOWN
        if f.remote_field:
            return self.name(f.related_model, value)
        if f.choices:
            return str(dict(f.flatchoices).get(value, value))
        return written(f.name, value)

    def row(self, step: Step) -> str:
        """The row as people call it: its kind and, where it has one, its name."""
        kind = str(step.model._meta.verbose_name)
        own = languages.local(step.record, "name", _language())[0]
        if own:
            return f"{kind} {own}"
        links = [
            self.name(f.related_model, key)
            for f, key in _references(step)
            if f.name in NAMING and (f.related_model, key) != (type(self._owner), self._owner.pk)
        ]
        return f"{kind} {links[0]}" if links else kind


def _references(step: Step) -> list[tuple]:
    """(field, key) of every foreign key of the record, before and after."""
    fields = [f for f in step.record.tracked_fields if f.remote_field and not is_silent(f.name)]
    now = [(f, getattr(step.record, f.attname)) for f in fields]
    old = [(f, before) for f, before, _after in step.changes if f.remote_field]
    return [(f, key) for f, key in now + old if key is not None]


def written(name: str, value) -> str:
    """A plain value as text: numbers with the unit that the field's name carries."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (Decimal, int)):
        ending = next((end for end in UNITS if name.endswith(end)), "")
        return formatting.as_said(value, UNITS.get(ending, ""))
    if isinstance(value, list):
        return formatting.listed(str(part) for part in value)
    if isinstance(value, GEOSGeometry):
        return _place(value)
    return str(value)


def _place(geometry: GEOSGeometry) -> str:
    if geometry.geom_type != "Point":
        return _("an outline")
    lon, lat = geometry.coords
    return f"{lat:.4f}, {lon:.4f}"


def _language() -> str:
    return "zh" if formatting.is_chinese() else "en"
