"""Questions about enterprises."""

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.utils import timezone

from registry.choices import Tier
from registry.filters import in_force
from registry.geojson import GeoJSON
from registry.search.querysets import SearchQuerySet

# The tier that stands for an enterprise on the map: the first of these that it holds.
TIER_ORDER = (Tier.LEADING, Tier.CORE, Tier.SPECIALISED, Tier.DISTINCTIVE)
COUNTED_STATUSES = ("recognised", "reported")
LIST_COLUMNS = (
    "pk",
    "uid",
    "name_zh",
    "name_en",
    "name_en_origin",
    "uscc",
    "stock_code",
    "sector__code",
    "district__adcode",
    "area_zh",
    "area_en",
    "location_level",
    "location_uncertainty_km",
)
EXTRA = {"distance_km"}  # shown where the filter has annotated it
MAP_COLUMNS = ("uid", "name_zh", "name_en", "sector__code")


class EnterpriseQuerySet(SearchQuerySet):
    def current(self):
        """Enterprises that have not been merged into another row."""
        return self.filter(merged_into__isnull=True)

    def visible_to(self, user):
        """Enterprises that `user` may read: all current ones, for what is known of them was published."""
        return self.current()

    def with_standing(self, as_of=None, *, parks=None):
        """Annotates the class that stands for each on `as_of` (or today), and the park.

        `tier`, `tier_status`: the highest class in force; recognised, if it is held both ways (the words sort so).
        `park_slug`: the first park by name that it is in, among `parks` (or all public ones).
        """
        day = as_of or timezone.localdate()
        classes = standing(self, day)
        return self.annotate(
            tier=Subquery(classes.values("tier")[:1]),
            tier_status=Subquery(classes.values("status")[:1]),
            park_slug=Subquery(sites(self, day, parks).values("park__slug")[:1]),
        )

    def for_list(self, as_of=None, *, parks=None):
        """Dicts of LIST_COLUMNS, the standing and `point` (GeoJSON text, 6 decimals)."""
        rows = self.with_standing(as_of, parks=parks).annotate(point=GeoJSON("location"))
        extra = EXTRA & self.query.annotations.keys()
        return rows.values(*LIST_COLUMNS, *extra, "tier", "tier_status", "park_slug", "point")

    def for_map(self, as_of=None, *, parks=None):
        """Dicts of MAP_COLUMNS, the standing and `point` (GeoJSON text, 6 decimals)."""
        rows = self.with_standing(as_of, parks=parks).annotate(point=GeoJSON("location"))
        return rows.values(*MAP_COLUMNS, "tier", "tier_status", "park_slug", "point")


def related(queryset, name: str):
    """All rows of the model at the other end of the relation `name`."""
    return queryset.model._meta.get_field(name).related_model._default_manager.all()


def standing(enterprises, day):
    """The counted classes of the outer enterprise in force on `day`: the highest first, recognised before reported."""
    rank = Case(*(When(tier=tier, then=Value(place)) for place, tier in enumerate(TIER_ORDER)))
    held = related(enterprises, "classifications").filter(
        in_force(day, "valid_from", "valid_to"),
        enterprise=OuterRef("pk"),
        status__in=COUNTED_STATUSES,
    )
    return held.alias(rank=rank).order_by("rank", "status", "pk")


def sites(enterprises, day, parks=None):
    """The tenancies of the outer enterprise in force on `day`, by the park's name."""
    here = related(enterprises, "tenancies").filter(in_force(day, "since", "until"))
    seen = (
        here.model._meta.get_field("park").related_model.objects.public()
        if parks is None
        else parks
    )
    return here.filter(enterprise=OuterRef("pk"), park__in=seen).order_by("park__name_zh")
