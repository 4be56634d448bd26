"""Land on offer."""

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from parks.choices import SpaceKind
from parks.filtersets import MAX_M2
from parks.matching.criterion import AtLeast, adds_criterion
from parks.sheet import offer
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class Land(AtLeast):
    position = 30
    is_frequent = True
    control = "number"
    title = _("Land on offer")
    unit = "m2"
    hint = "20000"
    unit_word = "m²"
    parameters = {
        "min_land_m2": Parameter(
            NumberField, least=0, most=MAX_M2, help_text=_("Least land on offer in the park, m².")
        )
    }

    def of_spaces(self, requirement):
        return {self.has: Sum("available_m2", filter=Q(kind=SpaceKind.LAND))}

    def source(self, park):
        row = offer(park.spaces.all(), [SpaceKind.LAND])["row"]
        return (row, "available_m2") if row else None
