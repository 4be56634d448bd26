"""Questions about parks.

Tenants and their classes are reached by the names of their relations: this app imports nothing of the one above it.
"""

from datetime import timedelta

from django.contrib.gis.db.models import Union
from django.db.models import Case, Count, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, IsNull
from django.utils import timezone

from registry.filters import in_force
from registry.geojson import GeoJSON, JoinedText, MultiPolygons
from registry.search.querysets import SearchQuerySet

from .choices import FLOOR_KINDS, Freshness, GeometryStatus, Publication, SpaceKind

# What a list shows of a park, in one row without objects.
LIST_COLUMNS = (
    "pk",
    "slug",
    "name_zh",
    "name_en",
    "name_en_origin",
    "official_no",
    "membership",
    "sector__code",
    "batch",
    "announced_on",
    "announced_precision",
    "programme",
    "area_km2",
    "location_level",
    "location_uncertainty_km",
)

FRESH_DAYS = 90  # that a figure of space or rent is taken to hold
BEST_BOUNDARY = (GeometryStatus.SURVEYED, GeometryStatus.DIGITISED, GeometryStatus.APPROXIMATE)
EXTRA = {"distance_km"}  # shown where the filter has annotated it
MAP_COLUMNS = (
    "slug",
    "name_zh",
    "name_en",
    "sector__code",
    "membership",
    "location_level",
    "location_uncertainty_km",
    "area_km2",
)


class ParkQuerySet(SearchQuerySet):
    def public(self):
        """Parks that everybody may see now."""
        due = Q(publication=Publication.EMBARGO, embargo_until__lte=timezone.now())
        return self.filter(Q(publication=Publication.PUBLIC) | due)

    def visible_to(self, user):
        """Parks that `user` may read: public ones, all for staff, and those they are a member of."""
        if not user.is_authenticated:
            return self.public()
        if user.is_superuser or is_steward(user):
            return self
        today = timezone.localdate()
        mine = Q(memberships__user=user, memberships__since__lte=today) & (
            Q(memberships__until__isnull=True) | Q(memberships__until__gte=today)
        )
        member = self.model.objects.filter(mine).values("pk")
        return self.filter(Q(pk__in=self.public().values("pk")) | Q(pk__in=member))

    def with_districts(self):
        """With `district_links`, each with its district, less the outline: one query more, for any number of rows."""
        links = related(self, "district_links").select_related("district")
        return self.prefetch_related(Prefetch("district_links", links.defer("district__boundary")))

    def with_counts(self, as_of=None):
        """Annotates `tenants` (enterprises there on `as_of`, or today), `land_m2` and `floor_m2` on offer.

        The areas are None where no figure is on record; tenants are 0 where none is.
        """
        return self.annotate(
            tenant_count=tenants(self, as_of or timezone.localdate()),
            land_m2=on_offer(self, [SpaceKind.LAND]),
            floor_m2=on_offer(self, FLOOR_KINDS),
        )

    def for_list(self, as_of=None):
        """Dicts of LIST_COLUMNS, the counts, `adcodes` (comma-joined) and `point` (GeoJSON text)."""
        rows = self.with_counts(as_of).annotate(adcodes=adcodes(self), point=GeoJSON("location"))
        extra = EXTRA & self.query.annotations.keys()
        return rows.values(
            *LIST_COLUMNS, *extra, "tenant_count", "land_m2", "floor_m2", "adcodes", "point"
        )

    def for_map(self, as_of=None):
        """Dicts of MAP_COLUMNS, `tenant_count`, `adcodes`, `outline` and `point` (GeoJSON texts, 6 decimals)."""
        drawn = self.annotate(
            adcodes=adcodes(self),
            tenant_count=tenants(self, as_of or timezone.localdate()),
            outline=outlines(self),
            point=GeoJSON("location"),
        )
        return drawn.values(*MAP_COLUMNS, "tenant_count", "adcodes", "outline", "point")


def is_steward(user) -> bool:
    """Stewards (主管部门) are the members of the group of that name."""
    return user.groups.filter(name="steward").exists()


def related(queryset, name: str):
    """All rows of the model at the other end of the relation `name`."""
    return queryset.model._meta.get_field(name).related_model._default_manager.all()


def of_this_park(rows, value):
    """`value` over those of `rows` that hang on the outer park; NULL where there are none."""
    mine = rows.filter(park=OuterRef("pk")).order_by().values("park")
    return Subquery(mine.annotate(found=value).values("found"))


def tenants(parks, day):
    """How many enterprises are in the outer park on `day`."""
    here = related(parks, "tenancies").filter(in_force(day, "since", "until"))
    current = here.filter(enterprise__merged_into=None)
    return Coalesce(of_this_park(current, Count("enterprise", distinct=True)), 0)


def on_offer(parks, kinds):
    """m² on offer in spaces of these kinds in the outer park; NULL where no figure is on record."""
    return of_this_park(related(parks, "spaces").filter(kind__in=kinds), Sum("available_m2"))


def boundary_status(parks):
    """How well the outer park's boundary is known: the best of its blocks, `none` where there is none."""
    blocks = related(parks, "blocks").filter(park=OuterRef("pk"))
    ranks = (When(geometry_status=status, then=rank) for rank, status in enumerate(BEST_BOUNDARY))
    best = blocks.alias(rank=Case(*ranks, default=len(BEST_BOUNDARY))).order_by("rank", "pk")
    return Coalesce(Subquery(best.values("geometry_status")[:1]), Value(GeometryStatus.NONE))


def freshness(parks, day):
    """Whether figures of the outer park's space were checked within FRESH_DAYS before `day`: a word of Freshness."""
    newest = of_this_park(related(parks, "spaces"), Max("verified_on"))
    return Case(
        When(GreaterThanOrEqual(newest, day - timedelta(FRESH_DAYS)), then=Value(Freshness.FRESH)),
        When(IsNull(newest, False), then=Value(Freshness.OLDER)),
        default=Value(Freshness.NEVER),
    )


def adcodes(parks):
    """The district codes of the outer park, joined by commas."""
    return of_this_park(related(parks, "district_links"), JoinedText("district__adcode"))


def outlines(parks):
    """The drawn blocks of the outer park as one MultiPolygon, GeoJSON text; NULL where none is drawn."""
    drawn = related(parks, "blocks").filter(boundary__isnull=False)
    return of_this_park(drawn, GeoJSON(MultiPolygons(Union("boundary"))))
