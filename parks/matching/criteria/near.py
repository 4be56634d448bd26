"""Near a point."""

from django.utils.translation import gettext_lazy as _

from parks.filtersets import MAX_KM
from parks.matching.criterion import AtMost, adds_criterion
from registry.filters import Parameter
from registry.formatting import distance_km
from registry.lookups import KmFrom
from registry.parameters import NumberField, PointField

USUAL_KM = 10


@adds_criterion
class Near(AtMost):
    position = 110
    control = "near"
    title = _("Distance")
    parameters = {
        "near": Parameter(
            PointField, help_text=_("Point in degrees, WGS 84: lon,lat, to be near to.")
        ),
        "within_km": Parameter(
            NumberField,
            least=0,
            most=MAX_KM,
            help_text=_("Greatest distance from the point of near, km; 10 if not given."),
        ),
    }

    def wanted(self, asked):
        if not asked["near"]:
            return None
        return USUAL_KM if asked["within_km"] is None else asked["within_km"]

    def columns(self, parks, requirement):
        return {self.has: KmFrom("location", *requirement.asked["near"])}

    def number(self, value):
        return distance_km(round(float(value), 1))

    def source(self, park):
        return park, "location"
