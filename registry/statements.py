"""The evidence of a page as a reader goes through it: by what it is about, each statement with all its sources."""

from django.core.exceptions import FieldDoesNotExist

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
            value = in_words(type(row), field, fact.value)
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


def in_words(model, field: str, value: str) -> str:
    """A recorded value in the reader's words, where the field is a closed list."""
    try:
        choices = getattr(model._meta.get_field(field), "flatchoices", None) or []
    except FieldDoesNotExist:
        return value
    return str(dict(choices).get(value, value))
