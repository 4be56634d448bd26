"""The facets of the enterprise list."""

from collections import Counter

from parks.facets import IS_LOCATED, districts, located, sectors, statuses, tiers
from parks.filtersets import CLASS_COLUMNS
from registry.facets import ColumnFacet, LinkFacet, grouped, rows_as_values

from .models import Classification


def count_classes(name: str):
    """A counter of enterprises by this parameter of the classes they hold."""

    def count(filterset, of):
        held = classes(filterset, of, {**filterset.asked, name: []})
        pairs = {(row["enterprise"], row[CLASS_COLUMNS[name]]) for row in held}
        return Counter(value for _enterprise, value in pairs)

    return count


def classes(filterset, of, asked) -> list[dict]:
    """Dicts of `enterprise tier status` of the classes asked for, read once for all facets that ask for the same."""
    condition = of("enterprise") & filterset.class_held(asked)
    if condition not in filterset.read:
        rows = Classification.objects.filter(condition).order_by()
        filterset.read[condition] = list(rows.values("enterprise", "tier", "status"))
    return filterset.read[condition]


def parks(filterset):
    return rows_as_values(filterset.visible_parks().order_by("name_zh"), "slug", held="pk")


def count_parks(filterset, of):
    inside = filterset.tenancies({**filterset.asked, "park": []})
    return grouped(inside.filter(of("enterprise")), "park", counting="enterprise")


ENTERPRISE_FACETS = (
    ColumnFacet("sector", sectors, column="sector"),
    ColumnFacet("district", districts, column="district"),
    ColumnFacet("located", located, column="is_located", annotate=IS_LOCATED),
    LinkFacet("park", parks, counts=count_parks),
    LinkFacet("tier", tiers, counts=count_classes("tier")),
    LinkFacet("class_status", statuses, counts=count_classes("class_status")),
)
