"""Facets: how many rows each value of a parameter would give, the other parameters staying as they are.

Each facet leaves its own parameter out, so that its counts say what a click would find. Column facets that nobody
has set are counted together, in one query that gives the total as well; every other facet takes one.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import translation

from .filters import StrictFilterSet, is_given


@dataclass(frozen=True)
class Value:
    """One value of a parameter: as the address writes it, and as people read it."""

    value: str
    label_zh: str
    label_en: str


@dataclass(frozen=True)
class Facet:
    """Base of the facets. `values` gives every value there is, so that those with no rows are shown too."""

    name: str
    values: Callable[[StrictFilterSet], Iterable[Value]]


@dataclass(frozen=True)
class ColumnFacet(Facet):
    """A facet over `column` of the rows themselves; `annotate` makes the column where it is an expression."""

    column: str = ""
    annotate: dict = field(default_factory=dict)


@dataclass(frozen=True)
class LinkFacet(Facet):
    """A facet over rows that hang on the rows: `counts(filterset)` gives {value: number}, in one query."""

    counts: Callable[[StrictFilterSet], dict] = dict


def count_facets(filterset: StrictFilterSet, facets: Iterable[Facet]) -> dict:
    """{"count": number of rows, "facets": {name: [{value, label_zh, label_en, count, selected}]}}.

    Raises BadQuery when the query string is not in order.
    """
    facets = list(facets)
    free = [facet for facet in facets if _is_free(filterset, facet)]
    total, counted = _count_together(filterset, free)
    for facet in facets:
        if facet.name not in counted:
            counted[facet.name] = _count_alone(filterset, facet)
    listed = {facet.name: _listed(filterset, facet, counted[facet.name]) for facet in facets}
    return {"count": total, "facets": listed}


def _is_free(filterset, facet) -> bool:
    return isinstance(facet, ColumnFacet) and not is_given(filterset.asked[facet.name])


def _count_together(filterset, facets) -> tuple[int, dict[str, Counter]]:
    """The total, and the counts of every one of these column facets, from one grouped query."""
    rows, columns = filterset.narrowed().order_by(), []
    for facet in facets:
        rows = rows.annotate(**facet.annotate)
        columns.append(facet.column)
    if not columns:
        return rows.count(), {}
    counted = {facet.name: Counter() for facet in facets}
    total = 0
    for *values, number in grouped(rows, *columns):
        total += number
        for facet, value in zip(facets, values, strict=True):
            counted[facet.name][as_written(value)] += number
    return total, counted


def _count_alone(filterset, facet) -> dict:
    if isinstance(facet, LinkFacet):
        found = facet.counts(filterset)
    else:
        found = grouped(filterset.narrowed(facet.name).annotate(**facet.annotate), facet.column)
    return {as_written(value): number for value, number in dict(found).items()}


def grouped(rows, *columns, counting="pk"):
    """Tuples (…values of the columns, number of distinct `counting`)."""
    number = Count(counting, distinct=counting != "pk")
    groups = rows.order_by().values(*columns).annotate(number_of_rows=number)
    return groups.values_list(*columns, "number_of_rows")


def as_written(value) -> str:
    """A database value as the query string writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _listed(filterset, facet, counts) -> list[dict]:
    chosen = set(filterset.data.getlist(facet.name)) if filterset.data else set()
    return [
        {
            "value": item.value,
            "label_zh": item.label_zh,
            "label_en": item.label_en,
            "count": counts.get(item.value, 0),
            "selected": item.value in chosen,
        }
        for item in facet.values(filterset)
    ]


def rows_as_values(queryset, code: str) -> list[Value]:
    """The values of a vocabulary: rows with a code, `name_zh` and `name_en`."""
    return [Value(*row) for row in queryset.values_list(code, "name_zh", "name_en")]


def words_as_values(choices, allowed) -> list[Value]:
    """The values of a closed list, with its words in both languages."""
    labels = dict(choices.choices)
    return [Value(word, *both_languages(labels[word])) for word in allowed]


def both_languages(text) -> tuple[str, str]:
    """A lazy text in Chinese and in English."""
    with translation.override("zh-hans"):
        chinese = str(text)
    with translation.override("en"):
        return chinese, str(text)
