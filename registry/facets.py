"""Facets: how many rows each value of a parameter would give, the other parameters staying as they are.

Each facet leaves its own parameter out, so that its counts say what a click would find. For all facets that nobody
has set the rows are the same: where these are few, they are found once, and the facets are counted over their keys.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Count, Q
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
    """A facet over what hangs on the rows: `counts(filterset, of)` gives {value: number}, in one query.

    `of(link)` is the condition that the relation `link` leads to one of the rows to count over.
    """

    counts: Callable[..., dict] = dict


def count_facets(filterset: StrictFilterSet, facets: Iterable[Facet]) -> dict:
    """{"count": number of rows, "facets": {name: [{value, label_zh, label_en, count, selected}]}}.

    Raises BadQuery when the query string is not in order.
    """
    facets = list(facets)
    free = [facet for facet in facets if not is_given(filterset.asked[facet.name])]
    counted, of = _count_together(
        filterset, [facet for facet in free if isinstance(facet, ColumnFacet)]
    )
    with _joining_many() if filterset.total > len(filterset.first_keys) else nullcontext():
        for facet in facets:
            if facet.name not in counted:
                rows = of if facet in free else _of_rows(filterset.narrowed(facet.name))
                counted[facet.name] = _count_alone(filterset, facet, rows)
    listed = {facet.name: _listed(filterset, facet, counted[facet.name]) for facet in facets}
    return {"count": filterset.total, "facets": listed}


def _count_together(filterset, facets) -> tuple[dict[str, dict], Callable]:
    """The counts of these column facets, and `of` for the other facets; the filterset has its total then."""
    columns = [facet.column for facet in facets]
    annotations = {name: made for facet in facets for name, made in facet.annotate.items()}
    few = filterset.few(*columns, **annotations)
    if few is not None:
        return _tally(facets, [(*values, 1) for _pk, *values in few]), _of_keys(
            filterset.first_keys
        )
    rows = filterset.narrowed()
    with _joining_many():
        groups = list(grouped(rows.annotate(**annotations), *columns)) if columns else []
        filterset.total = sum(number for *_values, number in groups) if columns else rows.count()
    return _tally(facets, groups), _of_rows(rows)


@contextmanager
def _joining_many():
    """Tell PostgreSQL that there are many rows, so that it does not look each of them up.

    It cannot tell how many terms begin like a text, and takes them for few.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off")
        yield


def _tally(facets, groups: list[tuple]) -> dict[str, Counter]:
    """{facet: {value: number}} of groups of rows, (…a value for each facet, number)."""
    counted = {facet.name: Counter() for facet in facets}
    for *values, number in groups:
        for facet, value in zip(facets, values, strict=True):
            counted[facet.name][value] += number
    return {name: _written(found) for name, found in counted.items()}


def _count_alone(filterset, facet, of) -> dict:
    if isinstance(facet, LinkFacet):
        return _written(facet.counts(filterset, of))
    return _written(
        grouped(filterset.narrowed(facet.name).annotate(**facet.annotate), facet.column)
    )


def _of_keys(keys: list[int]) -> Callable[[str], Q]:
    return lambda link: Q(**{f"{link}__pk__among": keys})


def _of_rows(rows) -> Callable[[str], Q]:
    return lambda link: Q(**{f"{link}__in": rows.order_by().values("pk")})


def _written(counts) -> dict[str, int]:
    return {as_written(value): number for value, number in dict(counts).items()}


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
