"""The facets of the park list."""

from collections import defaultdict

from django.db.models import Case, When
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from registry.choices import Tier
from registry.facets import (
    ColumnFacet,
    LinkFacet,
    Value,
    both_languages,
    grouped,
    rows_as_values,
    words_as_values,
)
from registry.models import Direction, District, Sector

from .choices import Freshness, GeometryStatus, ListMembership, Programme, SpaceKind
from .filtersets import CLASS_COLUMNS, COUNTED_STATUSES, DIRECTION_PATHS, offering
from .models import Park
from .querysets import boundary_status, freshness, related

IS_LOCATED = {"is_located": Case(When(location__isnull=True, then=0), default=1)}


def sectors(filterset):
    return rows_as_values(Sector.objects.all(), "code", held="pk")


def districts(filterset):
    return rows_as_values(District.objects.all(), "adcode", held="pk")


def directions(filterset):
    return rows_as_values(Direction.objects.all(), "code")


def batches(filterset):
    """Every batch on record, in order."""
    known = Park.objects.exclude(batch=None).order_by("batch").values_list("batch", flat=True)
    return [
        Value(str(batch), *both_languages(format_lazy(_("Batch {number}"), number=batch)))
        for batch in known.distinct()
    ]


def tiers(filterset):
    return words_as_values(Tier, Tier.values)


def located(filterset):
    return [
        Value("yes", *both_languages(_("Position on record")), held="1"),
        Value("no", *both_languages(_("No position on record")), held="0"),
    ]


def count_districts(filterset, of):
    inside = related(Park.objects, "district_links").filter(of("park"))
    return grouped(inside, "district", counting="park")


def count_directions(filterset, of):
    """Parks under each direction, those of the directions below it among them."""
    links = related(Park.objects, "direction_links").filter(of("park")).order_by()
    found = defaultdict(set)
    for park, *codes in links.values_list("park", *(f"{path}__code" for path in DIRECTION_PATHS)):
        for code in filter(None, codes):
            found[code].add(park)
    return {code: len(parks) for code, parks in found.items()}


def count_kinds(filterset, of):
    offered = offering(Park.objects, SpaceKind.values).filter(of("park"))
    return grouped(offered, "kind", counting="park")


def words(choices):
    """The values of a closed list, all of it."""
    return lambda filterset: words_as_values(choices, choices.values)


def count_classes(name: str):
    """A counter of parks by this parameter of the classes held in them."""

    def count(filterset, of):
        held = filterset.classes_inside({**filterset.asked, name: []}, of("park"))
        return grouped(held, CLASS_COLUMNS[name], counting="enterprise__tenancies__park")

    return count


def statuses(filterset):
    labels = {"recognised": _("recognised"), "reported": _("reported")}
    return [Value(word, *both_languages(labels[word])) for word in COUNTED_STATUSES]


PARK_FACETS = (
    ColumnFacet("sector", sectors, column="sector"),
    LinkFacet("direction", directions, counts=count_directions),
    LinkFacet("district", districts, counts=count_districts),
    ColumnFacet("batch", batches, column="batch"),
    ColumnFacet(
        "programme",
        lambda filterset: words_as_values(Programme, [word for word in Programme.values if word]),
        column="programme",
    ),
    ColumnFacet(
        "membership",
        lambda filterset: words_as_values(ListMembership, ListMembership.values),
        column="membership",
    ),
    LinkFacet("space_kind", words(SpaceKind), counts=count_kinds),
    ColumnFacet(
        "boundary",
        words(GeometryStatus),
        column="boundary_status",
        annotate=lambda filterset: {"boundary_status": boundary_status(filterset.queryset)},
    ),
    ColumnFacet(
        "checked",
        words(Freshness),
        column="freshness",
        annotate=lambda filterset: {"freshness": freshness(filterset.queryset, filterset.as_of)},
    ),
    ColumnFacet("located", located, column="is_located", annotate=IS_LOCATED),
    LinkFacet("tier", tiers, counts=count_classes("tier")),
    LinkFacet("class_status", statuses, counts=count_classes("class_status")),
)
