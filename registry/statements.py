"""The evidence of a page as a reader goes through it: by what it is about, each statement with all its sources."""

from django.core.exceptions import FieldDoesNotExist

from . import formatting, languages
from .evidence import EvidenceIndex
from .labels import field_label


def grouped(index: EvidenceIndex, rows: list) -> list[dict]:
    """[{`label`, `statements`: [{`value`, `quote`, `facts`: [Evidence, …]}]}], in the order of `rows`.

    Sources that say the same in the same words stand together; the one that wins comes first.
    """
    groups: dict[str, dict] = {}
    for row in rows:
        order = {field.name: place for place, field in enumerate(row._meta.get_fields())}
        for field, fact in sorted(index.of(row), key=lambda pair: order.get(pair[0], 99)):
            said = groups.setdefault(field_label(type(row), field), {})
            value = in_words(row, field, fact.value)
            said.setdefault((value, fact.quote), []).append(fact)
    return [
        {
            "label": label,
            "statements": [
                {"value": value, "quote": quote, "facts": facts}
                for (value, quote), facts in said.items()
            ],
        }
        for label, said in groups.items()
    ]


def in_words(row, field: str, value: str) -> str:
    """A recorded value as it was recorded; a code of a closed list or of a vocabulary in the reader's words.

    No unit is added: a source's own figure may be in another one than the field's. Rows that `row` points to are
    read only where they are loaded already.
    """
    try:
        known = row._meta.get_field(field)
    except FieldDoesNotExist:
        return value
    if known.is_relation:
        return _name_of(row, known, value)
    return str(dict(getattr(known, "flatchoices", None) or []).get(value, value))


def _name_of(row, known, code: str) -> str:
    target = known.is_cached(row) and known.get_cached_value(row) if known.many_to_one else None
    if not target or code not in {getattr(target, "code", ""), getattr(target, "adcode", "")}:
        return code
    return languages.local(target, "name", "zh" if formatting.is_chinese() else "en")[0]
