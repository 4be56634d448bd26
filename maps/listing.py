"""What the explorer shows beside the map: the parks that the query asks for, their count, and how to narrow it."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext as _

from parks.choices import ListMembership, SpaceKind
from parks.filtersets import ParkFilterSet
from parks.models import Park, ParkDistrict, Space
from parks.words import batch_name, membership_word, position_word
from registry.choices import Tier
from registry.evidence import EvidenceIndex
from registry.formatting import is_chinese
from registry.models import District, Sector
from registry.paging import page_of

PLANNED = ("green_low_carbon", "metaverse", "smart_terminal")  # the sectors with an action plan
PAGE_SIZE = 100


def orderings(text: str = "") -> list[tuple[str, str]]:
    """What the list can be ordered by; with a `text` to look for, also by how well it fits."""
    found = [("relevance", _("Best match first"))] if text else []
    return [
        *found,
        ("sector", _("By sector")),
        ("name", _("By name")),
        ("-area", _("Largest first")),
        ("-enterprises", _("Most enterprises first")),
        ("-land", _("Most land on offer first")),
        ("batch", _("By batch")),
    ]


@dataclass
class Card:
    """One park as the list prints it."""

    park: Park

    @property
    def districts(self) -> list[District]:
        return [link.district for link in self.park.district_links.all()]

    @property
    def batch(self) -> str:
        return batch_name(self.park.batch)

    @property
    def is_placed(self) -> bool:
        return self.park.location is not None

    @property
    def is_hollow(self) -> bool:
        return self.park.membership in (ListMembership.CANDIDATE, ListMembership.OUTSIDE)

    @property
    def position(self) -> str:
        return position_word(self.park.location_level if self.is_placed else "")

    @property
    def membership(self) -> str:
        return membership_word(self.park.membership)

    @cached_property
    def land(self) -> Space | None:
        """The plot that is on offer, where it is one: its figure has a seal of its own."""
        known = [
            row
            for row in self.park.spaces.all()
            if row.kind == SpaceKind.LAND and row.available_m2 is not None
        ]
        return known[0] if len(known) == 1 else None


def with_card(parks):
    """The queryset with all that a card prints, in a fixed number of queries."""
    return parks.select_related("sector").with_districts().prefetch_related("spaces")


@dataclass
class Choice:
    """One value of a filter. `count` is what it would find, other filters kept."""

    value: str
    label: str
    count: int
    is_on: bool
    sector: Sector | None = None

    @property
    def is_zero(self) -> bool:
        return not self.count and not self.is_on


class Listing:
    """The answer to one query string, read lazily: the page for the list, the counts for the words above it."""

    def __init__(self, request):
        visible = Park.objects.visible_to(request.user)
        self.query = request.GET
        self.filterset = ParkFilterSet(request.GET, visible, request=request)
        self.asked = self.filterset.asked

    @cached_property
    def page(self):
        return page_of(self.filterset, with_card, size=PAGE_SIZE)

    @cached_property
    def cards(self) -> list[Card]:
        return [Card(park) for park in self.page]

    @cached_property
    def evidence(self) -> EvidenceIndex:
        parks = list(self.page)
        return EvidenceIndex(parks, [space for park in parks for space in park.spaces.all()])

    @cached_property
    def placed(self) -> int:
        return self.filterset.narrowed().order_by().filter(location__isnull=False).count()

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def unplaced(self) -> int:
        return self.total - self.placed

    @property
    def ordering(self) -> str:
        return self.asked["ordering"] or self.filterset.default_ordering()

    @cached_property
    def sectors(self) -> list[Choice]:
        counts = self._counts("sector", "sector__code")
        name = "name_zh" if is_chinese() else "name_en"
        return [
            self._choice("sector", row.code, getattr(row, name) or row.name_zh, counts, row)
            for row in Sector.objects.all()
            if counts.get(row.code)
            or row.code in PLANNED
            or row.code in self.query.getlist("sector")
        ]

    @property
    def planned(self) -> list[Choice]:
        return [choice for choice in self.sectors if choice.value in PLANNED]

    @property
    def others(self) -> list[Choice]:
        return [choice for choice in self.sectors if choice.value not in PLANNED]

    @cached_property
    def districts(self) -> list[Choice]:
        inside = ParkDistrict.objects.filter(
            park__in=self.filterset.narrowed("district").order_by().values("pk")
        )
        rows = (
            inside.order_by().values_list("district__adcode").annotate(Count("park", distinct=True))
        )
        counts, name = dict(rows), "name_zh" if is_chinese() else "name_en"
        return [
            self._choice("district", row.adcode, getattr(row, name) or row.name_zh, counts)
            for row in District.objects.defer("boundary").order_by("adcode")
        ]

    @cached_property
    def batches(self) -> list[Choice]:
        counts = self._counts("batch", "batch")
        chosen = set(self.asked["batch"] or [])
        known = sorted({batch for batch in counts if batch} | chosen)
        numbers = {str(batch): counts.get(batch, 0) for batch in known}
        return [self._choice("batch", str(b), batch_name(b), numbers) for b in known]

    @cached_property
    def memberships(self) -> list[Choice]:
        counts = self._counts("membership", "membership")
        return [
            self._choice("membership", word, membership_word(word), counts)
            for word in ListMembership.values
        ]

    @property
    def tiers(self) -> list[Choice]:
        on = self.query.getlist("tier")
        return [Choice(tier.value, tier.label.capitalize(), 1, tier.value in on) for tier in Tier]

    def _counts(self, parameter: str, column: str) -> dict:
        rows = self.filterset.narrowed(parameter).order_by().values_list(column)
        return dict(rows.annotate(Count("pk", distinct=True)))

    def _choice(self, parameter: str, value: str, label: str, counts: dict, sector=None) -> Choice:
        is_on = value in self.query.getlist(parameter)
        return Choice(value, label, counts.get(value, 0), is_on, sector)

    @property
    def counts(self) -> dict:
        """{parameter: {value: count}} for the chips and choices, which stay in place while the list is exchanged."""
        groups = {
            "sector": self.sectors,
            "district": self.districts,
            "batch": self.batches,
            "membership": self.memberships,
        }
        return {
            name: {choice.value: choice.count for choice in group} for name, group in groups.items()
        }

    @property
    def carried(self) -> str:
        """The filters as they go on to another page: without what belongs to this list alone."""
        query = self.query.copy()
        for name in ("page", "page_size", "ordering"):
            query.pop(name, None)
        return f"?{query.urlencode()}" if query else ""

    @property
    def counts_json(self) -> str:
        return json.dumps(self.counts)

    @property
    def has_more(self) -> bool:
        return any(
            self.query.get(name) for name in ("membership", "tier", "located", "min_land_m2")
        )

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters that the form has no field for: they stay when it is sent."""
        fields = {
            "q",
            "sector",
            "district",
            "batch",
            "membership",
            "tier",
            "located",
            "min_land_m2",
        }
        left_out = fields | {"ordering", "page"}
        return [
            (name, value)
            for name, values in self.query.lists()
            if name not in left_out
            for value in values
        ]

    @property
    def is_narrowed(self) -> bool:
        return any(
            value
            for name, values in self.query.lists()
            if name not in ("page", "ordering")
            for value in values
        )
