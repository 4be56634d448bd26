"""Questions about enterprises."""

from collections.abc import Iterator

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
MAP_COLUMNS = ("pk", "uid", "name_zh", "name_en", "sector_id", "point")


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

    def for_list(self, as_of=None, *, parks=None) -> list[dict]:
        """Dicts of LIST_COLUMNS, `point` (GeoJSON text), and `tier tier_status park_slug` as in `with_standing`."""
        day, extra = as_of or timezone.localdate(), EXTRA & self.query.annotations.keys()
        shown = self.annotate(point=GeoJSON("location"))
        rows = list(shown.values(*LIST_COLUMNS, *extra, "point"))
        keys = [row["pk"] for row in rows]
        held, sites = standings(self, keys, day), first_parks(self, keys, day, parks)
        for row in rows:
            row["tier"], row["tier_status"] = held.get(row["pk"], (None, None))
            row["park_slug"] = sites.get(row["pk"])
        return rows

    def for_map(self, as_of=None, *, parks=None) -> Iterator[dict]:
        """Dicts of `uid name_zh name_en sector tier status park point`, by key; `point` is GeoJSON text.

        Classes and parks are read as sets and joined here: asking for them row by row takes ten times as long.
        """
        day = as_of or timezone.localdate()
        points = self.order_by("pk").annotate(point=GeoJSON("location"))
        # No iterator(): PostgreSQL plans its cursor for the first tenth of the rows, and takes five times as long.
        rows = list(points.values_list(*MAP_COLUMNS))
        keys = [row[0] for row in rows]
        held, sites = standings(self, keys, day), first_parks(self, keys, day, parks)
        sectors = dict(related(self, "sector").values_list("pk", "code"))
        for pk, uid, name_zh, name_en, sector, point in rows:
            tier, status = held.get(pk, (None, None))
            yield {
                "uid": uid,
                "name_zh": name_zh,
                "name_en": name_en,
                "sector": sectors.get(sector),
                "tier": tier,
                "status": status,
                "park": sites.get(pk),
                "point": point,
            }


def standings(enterprises, keys, day) -> dict[int, tuple[str, str]]:
    """{key: (tier, status)} of those with a counted class in force on `day`: as `standing` picks it."""
    held = related(enterprises, "classifications").filter(
        in_force(day, "valid_from", "valid_to"),
        status__in=COUNTED_STATUSES,
        enterprise__pk__among=keys,
    )
    place = {tier: number for number, tier in enumerate(TIER_ORDER)}
    found = {}
    for key, tier, status in held.order_by().values_list("enterprise_id", "tier", "status"):
        if key not in found or (place[tier], status) < (place[found[key][0]], found[key][1]):
            found[key] = tier, status
    return found


def first_parks(enterprises, keys, day, parks=None) -> dict[int, str]:
    """{key: slug} of the first park by name, among `parks` (or all public ones), that each is in on `day`."""
    here = related(enterprises, "tenancies").filter(
        in_force(day, "since", "until"), enterprise__pk__among=keys
    )
    seen = _parks(here) if parks is None else parks
    named = list(seen.order_by("name_zh").values_list("pk", "slug"))
    place = {pk: number for number, (pk, _slug) in enumerate(named)}
    found = {}
    for key, park in here.order_by().values_list("enterprise_id", "park_id"):
        if park in place and (key not in found or place[park] < found[key]):
            found[key] = place[park]
    return {key: named[number][1] for key, number in found.items()}


def _parks(tenancies):
    """All public parks."""
    return tenancies.model._meta.get_field("park").related_model.objects.public()


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
    seen = _parks(here) if parks is None else parks
    return here.filter(enterprise=OuterRef("pk"), park__in=seen).order_by("park__name_zh")
