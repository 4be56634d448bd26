"""Enterprises on the map: those with a position gathered on a grid, the others counted at their park. All in SQL."""

from django.db.models import Avg, Count, F, FloatField, Func, Min, Q
from django.db.models.functions import Floor

from registry.choices import Tier
from registry.filters import in_force

CELL_PX = 72  # side of a cell on the screen, in pixels
LEAST_ZOOM, MOST_ZOOM = 0, 22
MOST_CELLS = 4000


class Longitude(Func):
    function = "ST_X"
    output_field = FloatField()


class Latitude(Func):
    function = "ST_Y"
    output_field = FloatField()


def cell_degrees(zoom: float) -> float:
    """Width of a cell in degrees of longitude."""
    return CELL_PX * 360 / (256 * 2**zoom)


def tier_counts() -> dict:
    """One count for each class, by the highest class that stands for an enterprise."""
    return {tier: Count("pk", filter=Q(tier=tier)) for tier in Tier.values}


def clusters(filterset, zoom: int) -> list[dict]:
    """Rows of one cell each: `lon`, `lat` (their mean), `count`, a number for each class, and for one alone its name.

    `filterset` is an EnterpriseFilterSet; its bbox bounds what is looked at.
    """
    size = cell_degrees(zoom)
    placed = filterset.narrowed().filter(location__isnull=False).with_standing(filterset.as_of)
    cells = placed.annotate(
        x=Longitude("location"),
        y=Latitude("location"),
        column=Floor(F("x") / size),
        line=Floor(F("y") / (size * 0.856)),
    )
    rows = (
        cells.order_by()
        .values("column", "line")
        .annotate(
            count=Count("pk"),
            lon=Avg("x"),
            lat=Avg("y"),
            uid=Min("uid"),
            name_zh=Min("name_zh"),
            name_en=Min("name_en"),
            sector=Min("sector__code"),
            status=Min("tier_status"),
            **tier_counts(),
        )
    )
    return list(rows.order_by("column", "line")[:MOST_CELLS])


def at_parks(filterset, parks) -> list[dict]:
    """Rows of `park` (slug), `count` and a number for each class: enterprises without a position, by their park.

    `parks` are those that the reader may see. The bbox is left out: a park's own place is what counts.
    """
    day = filterset.as_of
    unplaced = filterset.narrowed("bbox").filter(location__isnull=True).with_standing(day)
    here = unplaced.filter(
        in_force(day, "tenancies__since", "tenancies__until"), tenancies__park__in=parks
    )
    rows = here.order_by().values(park=F("tenancies__park__slug"))
    return list(rows.annotate(count=Count("pk", distinct=True), **tier_counts()).order_by("park"))


def tiers_of(row: dict) -> dict:
    return {tier: row[tier] for tier in Tier.values if row[tier]}
