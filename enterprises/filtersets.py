"""The one query for enterprises: list, map, figures, API and export read it."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from parks.filtersets import (
    PARK_NAMES,
    ParkParameters,
    PlaceAndTime,
    parks_asked_for,
)
from registry.filters import Parameter, in_force, is_given, ordering_words
from registry.models import District, Target
from registry.parameters import CodesField, OneOfField, RowField
from registry.search.querysets import best_first

from .models import Classification, Enterprise, Tenancy
from .targets.counting import counting_for
from .targets.questions import Question

ENTERPRISE_ORDERINGS = {
    "name": ("name_zh", "uid"),
    "uid": ("uid",),
    "sector": (F("sector__position"), "name_zh", "uid"),
    "district": (F("district__adcode"), "name_zh", "uid"),
    "distance": (F("distance_km"), "name_zh", "uid"),
    "relevance": best_first(Enterprise),
}


class EnterpriseFilterSet(ParkParameters, PlaceAndTime):
    """The one query for enterprises. What is asked of parks is asked of one park that the enterprise is in."""

    ORDERINGS = ENTERPRISE_ORDERINGS
    district = Parameter(
        CodesField,
        "district__in",
        queryset=District.objects,
        code="adcode",
        pattern="[0-9]{6}",
        help_text=_("Code of a district, six digits."),
    )
    target = Parameter(
        CodesField,
        queryset=Target.objects,
        code="key",
        help_text=_("Key of a target: the enterprises that count for it on the day, and no other."),
    )
    after = Parameter(
        RowField,
        queryset=Enterprise.objects,
        code="uid",
        help_text=_(
            "Uid of the last row of the page before, which this page goes on from: however far in the list, it comes "
            "as fast as the first. `next` holds it, for ordering by name or uid."
        ),
    )
    ordering = Parameter(
        OneOfField,
        allowed=ordering_words(ENTERPRISE_ORDERINGS),
        help_text=_("Order of the list; a minus turns it round. Rows without a value come last."),
    )

    def narrow(self, queryset, asked):
        rows = super().narrow(queryset, asked)
        if asked["bbox"]:
            rows = rows.filter(location__bbox=asked["bbox"])
        if asked["target"]:
            rows = rows.filter(counting_for(asked["target"], Question(self.as_of)))
        if self.asks_class(asked):
            held = Classification.objects.filter(self.class_held(asked))
            rows = rows.filter(pk__in=held.order_by().values("enterprise"))
        if any(is_given(asked[name]) for name in PARK_NAMES):
            rows = rows.filter(pk__in=self.tenancies(asked).values("enterprise"))
        return rows

    def tenancies(self, asked):
        """Tenancies in force on the day, in parks that the reader may see and that are asked for."""
        parks = parks_asked_for(self.visible_parks(), asked)
        here = Tenancy.objects.filter(in_force(self.as_of, "since", "until"))
        return here.order_by().filter(park__in=parks.order_by().values("pk"))
