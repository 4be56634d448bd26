"""The evidence of a page as a reader goes through it: by what it is about, each statement with all its sources."""

import re

from django.core.exceptions import FieldDoesNotExist

from . import formatting, languages
from .evidence import EvidenceIndex
from .labels import field_label

NUMBER = re.compile(r"\d+(\.\d+)?")
UNITS = {"_km2": "km2", "_km": "km", "_100m": "亿元"}  # by the end of a field's name


def table_of(index: EvidenceIndex, rows: list) -> dict:
    """`groups`: [{`label`, `statements`: [{`value`, `quote`, `facts`}]}], in the order of `rows`; and their `sources`.

    Sources that say the same in the same words stand together, the one that wins first. `facts` are pairs of a
    number, which is the source's place in `sources` from 1, and the Evidence.
    """
    groups: dict[str, dict] = {}
    numbers: dict = {}
    for row in rows:
        for field, fact in _in_field_order(index, row):
            said = groups.setdefault(field_label(type(row), field), {})
            number = numbers.setdefault(fact.source, len(numbers) + 1)
            words = (in_words(row, field, fact.value), quote_of(fact))
            said.setdefault(words, []).append((number, fact))
    return {
        "groups": [_group(label, said) for label, said in groups.items()],
        "sources": list(numbers),
        "count": sum(len(said) for said in groups.values()),
    }


def _in_field_order(index: EvidenceIndex, row) -> list[tuple]:
    order = {field.name: place for place, field in enumerate(row._meta.get_fields())}
    return sorted(index.of(row), key=lambda pair: order.get(pair[0], len(order)))


def _group(label: str, said: dict) -> dict:
    statements = [
        {"value": value, "quote": quote, "facts": sorted(facts, key=lambda pair: pair[0])}
        for (value, quote), facts in said.items()
    ]
    return {"label": label, "statements": statements}


def quote_of(fact) -> str:
    """The sentence that it was read from; nothing where that only repeats the value, which is told in words."""
    return "" if fact.quote == fact.value else fact.quote


def in_words(row, field: str, value: str) -> str:
    """A recorded value as it was recorded, with its unit; a code of a closed list or of a vocabulary, and the basis
    of a class, in the reader's words.

    Square metres get no unit here: what a source gives in km² is recorded with that word. Rows that `row` points to
    are read only where they are loaded already.
    """
    if field == "tier" and getattr(row, "reason_zh", ""):
        return languages.called(row, "reason")
    try:
        known = row._meta.get_field(field)
    except FieldDoesNotExist:
        return value
    if known.is_relation:
        return _name_of(row, known, value)
    said = dict(getattr(known, "flatchoices", None) or []).get(value)
    return str(said) if said else _with_unit(row, field, value)


def _with_unit(row, field: str, value: str) -> str:
    own = getattr(row, "unit", "") if field == "value" else ""
    unit = own or next((unit for tail, unit in UNITS.items() if field.endswith(tail)), "")
    return formatting.as_said(value, unit) if unit and NUMBER.fullmatch(value) else value


def _name_of(row, known, said: str) -> str:
    """`said` is the code of the row that is pointed to, or its Chinese name."""
    target = known.is_cached(row) and known.get_cached_value(row) if known.many_to_one else None
    names = {getattr(target, name, "") for name in ("code", "adcode", "name_zh")} if target else ()
    return languages.called(target) if said in names else said
