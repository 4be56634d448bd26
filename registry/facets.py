"""Facets: how many rows each value of a parameter would give, the other parameters staying as they are.

Each facet leaves its own parameter out, so that its counts say what a click would find. For all facets that nobody
has set the rows are the same: they are found once, and these facets are counted over their keys.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import translation

from .filters import StrictFilterSet, is_given
from .lookups import Numbers


@dataclass(frozen=True)
class Value:
    """One value of a parameter: as the address writes it, as people read it, and as the column has it if otherwise."""

    value: str
    label_zh: str
    label_en: str
    held: str = ""


@dataclass(frozen=True)
class Facet:
    """Base of the facets. `values` gives every value there is, so that those with no rows are shown too."""

    name: str
    values: Callable[[StrictFilterSet], Iterable[Value]]


@dataclass(frozen=True)
class ColumnFacet(Facet):
    """A facet over `column` of the rows themselves.

    `annotate` makes the column where it is an expression: {column: expression}, or a function of the filterset.
    """

    column: str = ""
    annotate: dict | Callable[[StrictFilterSet], dict] = field(default_factory=dict)

    def made(self, filterset) -> dict:
        return self.annotate(filterset) if callable(self.annotate) else self.annotate


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
    together = [facet for facet in free if isinstance(facet, ColumnFacet)]
    counted = _count_together(filterset, together)
    of = _of_keys(filterset.found.keys)
    for facet in facets:
        if facet.name not in counted:
            rows = of if facet in free else _of_rows(filterset.narrowed(facet.name))
            counted[facet.name] = _count_alone(filterset, facet, rows)
    listed = {facet.name: _listed(filterset, facet, counted[facet.name]) for facet in facets}
    return {"count": len(filterset.found), "facets": listed}


def _count_together(filterset, facets) -> dict[str, dict]:
    """The counts of these column facets; the filterset has found its rows then."""
    annotations = {}
    for facet in facets:
        annotations |= facet.made(filterset)
    found = filterset.find(*(facet.column for facet in facets), **annotations)
    return {facet.name: _written(Counter(found[facet.column])) for facet in facets}


def _count_alone(filterset, facet, of) -> dict:
    if isinstance(facet, LinkFacet):
        return _written(facet.counts(filterset, of))
    return _written(
        grouped(filterset.narrowed(facet.name).annotate(**facet.made(filterset)), facet.column)
    )


def _of_keys(keys: list[int]) -> Callable[[str], Q]:
    keys = Numbers(sorted(keys))  # neighbours in an index one after the other
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
            "count": counts.get(item.held or item.value, 0),
            "selected": item.value in chosen,
        }
        for item in facet.values(filterset)
    ]


def rows_as_values(queryset, code: str, *, held: str | None = None) -> list[Value]:
    """The values of a vocabulary: rows with a code, `name_zh` and `name_en`; `held` is what a column has of them."""
    rows = queryset.values_list(code, "name_zh", "name_en", held or code)
    return [Value(*row, as_written(key)) for *row, key in rows]


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
