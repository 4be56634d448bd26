"""Figures of each district for the shaded map and its table, for the parks and enterprises that the query asks for."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Sum

from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Classification, Enterprise
from parks.filtersets import COUNTED_STATUSES, ParkFilterSet
from parks.models import Park, ParkDistrict
from registry.choices import Tier
from registry.filters import in_force
from registry.models import District


@dataclass
class Row:
    """One district. `area_km2` is None where no announced area is known; the classes are [recognised, reported]."""

    district: District
    parks: int = 0
    area_km2: Decimal | None = None
    enterprises: int = 0
    classes: dict[str, list[int]] = field(
        default_factory=lambda: {tier: [0, 0] for tier in Tier.values}
    )

    @property
    def tiers(self) -> list[tuple[str, int, int]]:
        return [(tier, *numbers) for tier, numbers in self.classes.items()]


def figures(request) -> list[Row]:
    """A row for each district, in four queries. Raises BadQuery.

    A park in two districts counts in both; its area in neither, for nobody says how it is shared.
    """
    rows = {row.adcode: Row(row) for row in District.objects.defer("boundary").order_by("adcode")}
    _add_parks(
        rows, ParkFilterSet(request.GET, Park.objects.visible_to(request.user), request=request)
    )
    visible = Enterprise.objects.visible_to(request.user)
    _add_enterprises(rows, EnterpriseFilterSet(request.GET, visible, request=request))
    return list(rows.values())


def _add_parks(rows: dict, filterset) -> None:
    parks = filterset.narrowed().order_by()
    links = ParkDistrict.objects.filter(park__in=parks.values("pk")).order_by()
    for adcode, count in links.values_list("district__adcode").annotate(
        Count("park", distinct=True)
    ):
        rows[adcode].parks = count
    single = parks.annotate(spread=Count("district_links")).filter(spread=1)
    alone = links.filter(park__in=single.values("pk"))
    for adcode, area in alone.values_list("district__adcode").annotate(Sum("park__area_km2")):
        rows[adcode].area_km2 = area


def _add_enterprises(rows: dict, filterset) -> None:
    found = filterset.narrowed().order_by().filter(district__isnull=False)
    for adcode, count in found.values_list("district__adcode").annotate(Count("pk", distinct=True)):
        rows[adcode].enterprises = count
    held = Classification.objects.filter(
        in_force(filterset.as_of, "valid_from", "valid_to"),
        status__in=COUNTED_STATUSES,
        enterprise__in=found.values("pk"),
    )
    groups = held.order_by().values_list("enterprise__district__adcode", "tier", "status")
    for adcode, tier, status, count in groups.annotate(Count("enterprise", distinct=True)):
        rows[adcode].classes[tier][COUNTED_STATUSES.index(status)] = count
