"""Premises on offer."""

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from parks.choices import FLOOR_KINDS, SpaceKind
from parks.filtersets import MAX_M2
from parks.matching.criterion import AtLeast, adds_criterion
from parks.sheet import offer
from registry.filters import Parameter
from registry.parameters import NumberField, WordsField


@adds_criterion
class Premises(AtLeast):
    position = 40
    is_frequent = True
    control = "premises"
    title = _("Premises on offer")
    unit = "m2"
    hint = "5000"
    unit_word = "m²"
    parameters = {
        "min_floor_m2": Parameter(
            NumberField,
            least=0,
            most=MAX_M2,
            help_text=_("Least floor space on offer in the park, m²."),
        ),
        "space_kind": Parameter(
            WordsField,
            allowed=FLOOR_KINDS,
            help_text=_("Kind of premises that the floor space is counted over; all if not given."),
        ),
    }

    def of_spaces(self, requirement):
        kinds = requirement.asked["space_kind"] or FLOOR_KINDS
        return {self.has: Sum("available_m2", filter=Q(kind__in=kinds))}

    def choices(self):
        return [(kind.value, kind.label) for kind in SpaceKind if kind in FLOOR_KINDS]

    def source(self, park):
        row = offer(park.spaces.all(), FLOOR_KINDS)["row"]
        return (row, "available_m2") if row else None
