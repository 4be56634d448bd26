"""The facets of the enterprise list."""

from parks.facets import IS_LOCATED, districts, located, sectors, statuses, tiers
from parks.filtersets import CLASS_COLUMNS
from registry.facets import ColumnFacet, LinkFacet, grouped, rows_as_values

from .models import Classification


def count_classes(name: str):
    """A counter of enterprises by this parameter of the classes they hold."""

    def count(filterset, of):
        held = Classification.objects.filter(
            of("enterprise"), filterset.class_held({**filterset.asked, name: []})
        )
        return grouped(held, CLASS_COLUMNS[name], counting="enterprise")

    return count


def parks(filterset):
    return rows_as_values(filterset.visible_parks().order_by("name_zh"), "slug")


def count_parks(filterset, of):
    inside = filterset.tenancies({**filterset.asked, "park": []})
    return grouped(inside.filter(of("enterprise")), "park__slug", counting="enterprise")


ENTERPRISE_FACETS = (
    ColumnFacet("sector", sectors, column="sector__code"),
    ColumnFacet("district", districts, column="district__adcode"),
    ColumnFacet("located", located, column="is_located", annotate=IS_LOCATED),
    LinkFacet("park", parks, counts=count_parks),
    LinkFacet("tier", tiers, counts=count_classes("tier")),
    LinkFacet("class_status", statuses, counts=count_classes("class_status")),
)
