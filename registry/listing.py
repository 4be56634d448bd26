"""What every list page shows around its rows: facets, chosen filters, sortable heads, a way out when empty."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import formatting
from .filters import StrictFilterSet, is_given
from .models import Sector

# Parameters that say how a list is shown, not what is in it.
SHOWING = {"page", "page_size", "ordering", "as_of"}


@dataclass(frozen=True)
class Column:
    """A column of a list. `key`: its word in `ordering`, if it can be sorted by; `falls`: largest first."""

    label: str
    key: str = ""
    is_number: bool = False
    falls: bool = False


def heads(filterset: StrictFilterSet, columns: list[Column]) -> list[dict]:
    """The heads of the table: dicts of `label`, `is_number`, and for sortable ones `sort` and `url`."""
    now = filterset.asked["ordering"] or filterset.default_ordering()
    return [_head(filterset, column, now) for column in columns]


def _head(filterset, column: Column, now: str) -> dict:
    head = {"label": column.label, "is_number": column.is_number}
    if not column.key:
        return head
    rising = not now.startswith("-")
    here = now.lstrip("-") == column.key
    falls = rising if here else column.falls
    order = f"-{column.key}" if falls else column.key
    sort = ("ascending" if rising else "descending") if here else "none"
    return head | {
        "key": column.key,
        "sort": sort,
        "url": with_value(filterset.data, "ordering", order),
    }


def with_value(query, name: str, value: str) -> str:
    """The query string with `name` set to `value`, back on the first page."""
    query = query.copy()
    query.pop("page", None)
    query[name] = value
    return f"?{query.urlencode()}"


def without(query, name: str, value: str | None = None) -> str:
    """The query string without `name`, or without one of its values; back on the first page."""
    query = query.copy()
    query.pop("page", None)
    rest = [other for other in query.getlist(name) if value is not None and other != value]
    query.setlist(name, rest)
    return f"?{query.urlencode()}"


def label(row: dict) -> str:
    """The label of a counted facet value in the reader's language."""
    return row["label_zh"] if formatting.is_chinese() else row["label_en"] or row["label_zh"]


def facets(counted: dict, titles: dict[str, str], own: dict, *, only_found=()) -> list[dict]:
    """The facets `titles` ({name: title}) for `{% facet %}`, in that order, from what `count_facets` gave.

    `own` are better labels than the counted ones, {(name, value): label}. Facets in `only_found` have so many
    values that those without rows are left out.
    """
    sectors = Sector.objects.in_bulk(field_name="code")
    return [
        {
            "name": name,
            "title": title,
            "choices": [
                row
                | {
                    "label": own.get((name, row["value"])) or label(row),
                    "sector": sectors.get(row["value"]) if name == "sector" else None,
                    "tier": row["value"] if name == "tier" else "",
                }
                for row in counted["facets"][name]
                if row["count"] or row["selected"] or name not in only_found
            ],
        }
        for name, title in titles.items()
    ]


def chosen(filterset: StrictFilterSet, counted: dict, own: dict | None = None) -> list[dict]:
    """Every value that narrows the list: `name`, `label` and the `url` of the list without it.

    `own` are better labels than the counted ones, or of values that are in no facet, {(name, value): label}.
    """
    words = {
        (name, row["value"]): label(row) for name, rows in counted["facets"].items() for row in rows
    } | (own or {})
    return [
        {
            "name": name,
            "label": words.get((name, value)) or plain_label(filterset, name, value),
            "url": without(filterset.data, name, value),
        }
        for name in filterset.data
        if name in filterset.filters and name not in SHOWING
        for value in filterset.data.getlist(name)
        if value
    ]


def quoted(text: str) -> str:
    """A label inside a sentence."""
    return text if text.startswith("“") else _("“%(words)s”") % {"words": text}


def plain_label(filterset: StrictFilterSet, name: str, value: str) -> str:
    """A chosen value of a parameter that is no facet: search words in quotes, others with their name."""
    if name == "q":
        return _("“%(words)s”") % {"words": value}
    return f"{name}: {value}"


def kept(filterset: StrictFilterSet) -> list[tuple[str, str]]:
    """What the search form sends along with its words: everything else that was asked."""
    query = filterset.data
    names = [name for name in query if name not in {"q", "page"}]
    return [(name, value) for name in names for value in query.getlist(name)]


def ways_out(filterset: StrictFilterSet, picked: list[dict]) -> list[dict]:
    """What to drop of a query that finds nothing: `label`, `count` and `url` of each parameter that alone brings rows
    back, most rows first. One query for each parameter given.
    """
    names = list(dict.fromkeys(row["name"] for row in picked))
    offers = [
        _without(filterset, name, picked) for name in names if is_given(filterset.asked[name])
    ]
    return sorted((one for one in offers if one["count"]), key=lambda one: -one["count"])


def _without(filterset: StrictFilterSet, name: str, picked: list[dict]) -> dict:
    labels = [quoted(row["label"]) for row in picked if row["name"] == name]
    return {
        "label": _(", ").join(labels),
        "count": filterset.narrowed(name).count(),
        "url": without(filterset.data, name),
    }


def shares(facet_rows: list[dict]) -> list[tuple]:
    """(sector, number) for `{% sector_bar %}`: of the chosen sectors, or of all where none is chosen."""
    picked = [row for row in facet_rows if row["selected"]] or facet_rows
    return [(row["sector"], row["count"]) for row in picked]
