"""Floor load of premises."""

from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import adds_criterion
from parks.matching.offered import BestOnOffer
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class FloorLoad(BestOnOffer):
    position = 60
    control = "number"
    title = _("Floor load")
    column = "floor_load_t_m2"
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
