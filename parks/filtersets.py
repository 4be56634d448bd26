"""The one query for parks: list, map, figures, API and export read it."""

from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.choices import Tier
from registry.filters import AS_OF, Parameter, StrictFilterSet, in_force, ordering_words
from registry.lookups import KmFrom
from registry.models import Direction, District, Sector
from registry.parameters import (
    BBoxField,
    CodesField,
    DayField,
    NumberField,
    OneOfField,
    PointField,
    TextField,
    WholeNumbersField,
    WordsField,
    YesNoField,
)
from registry.search.querysets import best_first, of_one_place, place

from .choices import (
    FLOOR_KINDS,
    Freshness,
    GeometryStatus,
    ListMembership,
    PriceUnit,
    Programme,
    SpaceKind,
)
from .models import Park
from .querysets import boundary_status, freshness, on_offer, related

COUNTED_STATUSES = ("recognised", "reported")
CLASS_COLUMNS = {"tier": "tier", "class_status": "status", "class_sector": "sector"}
DAYS_IN_A_MONTH = Decimal(365) / 12
DIRECTION_PATHS = ("direction", "direction__parent", "direction__parent__parent")
MAX_KM = 500
MAX_M2 = 10_000_000_000
PARK_ORDERINGS = {
    "sector": ("sector__position", "name_zh"),
    "name": ("name_zh",),
    "official_no": (F("official_no"), "name_zh"),
    "batch": (F("batch"), F("official_no"), "name_zh"),
    "area": (F("area_km2"), "name_zh"),
    "enterprises": (F("tenant_count"), "name_zh"),
    "land": (F("land_m2"), "name_zh"),
    "floor": (F("floor_m2"), "name_zh"),
    "distance": (F("distance_km"), "name_zh"),
    "relevance": best_first(Park),
}


class PlaceAndTime(StrictFilterSet):
    """What parks and enterprises are asked alike: text, place, class, day."""

    q = Parameter(
        TextField, max_length=100, help_text=_("Words of a name, in Chinese, pinyin or English.")
    )
    sector = Parameter(
        CodesField,
        "sector__in",
        queryset=Sector.objects,
        code="code",
        help_text=_("Code of a sector."),
    )
    tier = Parameter(
        WordsField,
        allowed=Tier.values,
        help_text=_("Class in force on the day; for a park, of any enterprise in it."),
    )
    class_status = Parameter(
        WordsField,
        allowed=COUNTED_STATUSES,
        help_text=_(
            "Status of the class: recognised, which counts, or only reported; either if not given."
        ),
    )
    class_sector = Parameter(
        CodesField,
        queryset=Sector.objects,
        code="code",
        help_text=_("Code of the sector that the class is for."),
    )
    bbox = Parameter(
        BBoxField,
        help_text=_(
            "Rectangle in degrees, WGS 84: minlon,minlat,maxlon,maxlat. What meets it is found."
        ),
    )
    near = Parameter(
        PointField, help_text=_("Point in degrees, WGS 84: lon,lat. Adds distance_km.")
    )
    within_km = Parameter(
        NumberField,
        least=0,
        most=MAX_KM,
        help_text=_("Greatest distance from the point of near, km along the ellipsoid."),
    )
    located = Parameter(YesNoField, help_text=_("Whether a position is on record: yes or no."))
    as_of = Parameter(DayField, help_text=AS_OF)

    def contradictions(self):
        asked = self.form.cleaned_data
        found = {}
        if asked["within_km"] is not None and not asked["near"]:
            found["within_km"] = _("Say from where: give near=lon,lat as well.")
        if (asked["ordering"] or "").lstrip("-") == "distance" and not asked["near"]:
            found["ordering"] = _("Distance needs a point: give near=lon,lat as well.")
        if (asked["ordering"] or "").lstrip("-") == "relevance" and not asked["q"]:
            found["ordering"] = _("The best match needs words: give q as well.")
        return found

    def default_ordering(self):
        if self.asked["near"]:
            return "distance"
        return "relevance" if self.asked["q"] else super().default_ordering()

    def place(self):
        by = self.asked["ordering"] or self.default_ordering()
        return place(self.queryset.model) if by == "relevance" else None

    def among(self, keys):
        if self.place() is None:
            return super().among(keys)
        rows = self.queryset.filter(pk__among=keys).order_by(*of_one_place(self.queryset.model))
        return rows.values_list("pk", flat=True)

    def narrow(self, queryset, asked):
        if asked["q"]:
            queryset = self.searched(asked["q"])  # first: what it finds must not hang on the rest
        queryset = super().narrow(queryset, asked)
        if asked["located"] is not None:
            queryset = queryset.filter(location__isnull=not asked["located"])
        if asked["near"] and asked["within_km"] is not None:
            queryset = queryset.filter(location__near=(*asked["near"], asked["within_km"]))
        return queryset

    def searched(self, text: str):
        """What the text finds of all that the reader may see; worked out once, for every facet asks again."""
        if not hasattr(self, "_searched"):
            self._searched = self.queryset.search(text)
        return self._searched.all()

    def dressed(self, queryset):
        """Annotates `distance_km` from the point of near; None where there is no position."""
        if not self.asked["near"]:
            return queryset
        return queryset.annotate(distance_km=KmFrom("location", *self.asked["near"]))

    def asks_class(self, asked) -> bool:
        return any(asked[name] for name in CLASS_COLUMNS)

    def class_held(self, asked) -> Q:
        """The condition on a classification: counted, in force on the day, and as asked for."""
        given = {
            f"{column}__in": asked[name] for name, column in CLASS_COLUMNS.items() if asked[name]
        }
        in_time = in_force(self.as_of, "valid_from", "valid_to")
        return Q(status__in=COUNTED_STATUSES) & in_time & Q(**given)


class ParkParameters(StrictFilterSet):
    """What is asked of a park; enterprises are asked it of a park that they are in."""

    park = Parameter(
        CodesField,
        queryset=Park.objects,
        code="slug",
        help_text=_("Slug of a park; for enterprises, of a park that they are in."),
    )
    direction = Parameter(
        CodesField,
        queryset=Direction.objects,
        code="code",
        help_text=_("Code of a leading direction of the park, or of one above it."),
    )
    batch = Parameter(
        WholeNumbersField, least=1, most=99, help_text=_("Batch in which the park was announced.")
    )
    programme = Parameter(
        WordsField,
        allowed=[word for word in Programme.values if word],
        help_text=_("Place in the 5+X green parks: five or x."),
    )
    membership = Parameter(
        WordsField,
        allowed=ListMembership.values,
        help_text=_("What is known of the park's place on the official list."),
    )
    min_land_m2 = Parameter(
        NumberField, least=0, most=MAX_M2, help_text=_("Least land on offer in the park, m².")
    )
    min_floor_m2 = Parameter(
        NumberField,
        least=0,
        most=MAX_M2,
        help_text=_("Least floor space on offer in the park, m²."),
    )
    max_rent = Parameter(
        NumberField,
        least=0,
        most=1_000_000,
        help_text=_(
            "Highest rent in CNY per m² and day of any premises on offer; "
            "a rent by the month counts as 12/365 of it a day."
        ),
    )

    space_kind = Parameter(
        WordsField,
        allowed=SpaceKind.values,
        help_text=_("Kind of land or premises on offer in the park."),
    )
    boundary = Parameter(
        WordsField,
        allowed=GeometryStatus.values,
        help_text=_("How well its boundary is known; none if there is only text, or nothing."),
    )
    checked = Parameter(
        WordsField,
        allowed=Freshness.values,
        help_text=_("When the figures of its space were last checked, on the day."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["park"].extra["queryset"] = self.visible_parks

    def visible_parks(self):
        """Parks that the reader may see: others are unknown to the filter too."""
        return Park.objects.visible_to(getattr(self.request, "user", None) or AnonymousUser())


PARK_NAMES = tuple(ParkParameters.declared_filters.keys() - StrictFilterSet.declared_filters.keys())


def parks_asked_for(parks, asked: dict):
    """`parks` narrowed by the parameters of ParkParameters."""
    columns = {"park": "pk", "batch": "batch", "programme": "programme", "membership": "membership"}
    given = {f"{column}__in": asked[name] for name, column in columns.items() if asked[name]}
    parks = parks.filter(**given)
    if asked["direction"]:
        parks = parks.filter(pk__in=leading_in(parks, asked["direction"]))
    for name, kinds in (("min_land_m2", [SpaceKind.LAND]), ("min_floor_m2", FLOOR_KINDS)):
        if asked[name] is not None:
            parks = parks.alias(**{name: on_offer(parks, kinds)})
            parks = parks.filter(**{f"{name}__gte": asked[name]})
    if asked["max_rent"] is not None:
        parks = parks.filter(pk__in=rented_below(parks, asked["max_rent"]))
    if asked["space_kind"]:
        parks = parks.filter(pk__in=offering(parks, asked["space_kind"]).values("park"))
    if asked["boundary"]:
        parks = parks.alias(status=boundary_status(parks)).filter(status__in=asked["boundary"])
    if asked["checked"]:
        day = asked["as_of"] or timezone.localdate()
        parks = parks.alias(fresh=freshness(parks, day)).filter(fresh__in=asked["checked"])
    return parks


def leading_in(parks, directions: list[int]):
    """Keys of parks with one of these directions or one below it."""
    named = Q()
    for path in DIRECTION_PATHS:
        named |= Q(**{f"{path}__in": directions})
    return related(parks, "direction_links").filter(named).values("park")


def rented_below(parks, most: float):
    """Keys of parks that offer premises at no more than `most` CNY per m² and day."""
    dear = Decimal(str(most))
    cheap = Q(price_unit=PriceUnit.CNY_M2_DAY, price__lte=dear) | Q(
        price_unit=PriceUnit.CNY_M2_MONTH, price__lte=dear * DAYS_IN_A_MONTH
    )
    offered = Q(available_m2__isnull=True) | Q(available_m2__gt=0)
    return related(parks, "spaces").filter(cheap, offered, kind__in=FLOOR_KINDS).values("park")


class ParkFilterSet(ParkParameters, PlaceAndTime):
    """The one query for parks."""

    ORDERINGS = PARK_ORDERINGS
    district = Parameter(
        CodesField,
        queryset=District.objects,
        code="adcode",
        pattern="[0-9]{6}",
        help_text=_("Code of a district, six digits."),
    )
    ordering = Parameter(
        OneOfField,
        allowed=ordering_words(PARK_ORDERINGS),
        help_text=_("Order of the list; a minus turns it round. Rows without a value come last."),
    )

    def narrow(self, queryset, asked):
        parks = parks_asked_for(super().narrow(queryset, asked), asked)
        if asked["district"]:
            inside = related(parks, "district_links").filter(district__in=asked["district"])
            parks = parks.filter(pk__in=inside.values("park"))
        if asked["bbox"]:
            parks = parks.filter(pk__in=meeting(parks, asked["bbox"]))
        if self.asks_class(asked):
            parks = parks.filter(
                pk__in=self.classes_inside(asked).values("enterprise__tenancies__park")
            )
        return parks

    def classes_inside(self, asked, *of):
        """Classifications as asked for of enterprises in a park on the day, once for each such park.

        `of` are conditions on the tenancies.
        """
        now = in_force(self.as_of, "since", "until")
        here = related(self.queryset, "tenancies").filter(now, *of)
        enterprises = here.model._meta.get_field("enterprise").related_model.objects.all()
        held = related(enterprises, "classifications").filter(self.class_held(asked))
        return held.filter(enterprise__merged_into=None, enterprise__tenancies__in=here).order_by()

    def dressed(self, queryset):
        """As above, and the counts of `with_counts`."""
        return super().dressed(queryset).with_counts(self.as_of)


def offering(parks, kinds: list[str]):
    """Spaces of these kinds that are not known to be let."""
    offered = Q(available_m2__isnull=True) | Q(available_m2__gt=0)
    return related(parks, "spaces").filter(offered, kind__in=kinds).order_by()


def meeting(parks, box):
    """Keys of parks whose point, or a drawn block of which, meets the box; each part by its spatial index."""
    points = Park.objects.filter(location__bbox=box).order_by().values("pk")
    blocks = related(parks, "blocks").filter(boundary__bbox=box).order_by().values("park")
    return points.union(blocks)
