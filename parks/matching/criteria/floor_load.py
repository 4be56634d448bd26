"""Floor load of premises."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import AtLeast, adds_criterion
from parks.matching.offered import ON_OFFER
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class FloorLoad(AtLeast):
    position = 60
    control = "number"
    title = _("Floor load")
    unit = "t/m²"
    hint = "2"
    unit_word = "t/m²"
    parameters = {
        "min_floor_load_t_m2": Parameter(
            NumberField,
            least=0,
            most=1000,
            help_text=_("Least floor load, t/m², of any premises on offer."),
        )
    }

    def of_spaces(self, requirement):
        return {self.has: Max("floor_load_t_m2", filter=ON_OFFER)}
