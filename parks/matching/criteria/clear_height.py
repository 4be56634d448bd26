"""Clear height of premises."""

from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import adds_criterion
from parks.matching.offered import BestOnOffer
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class ClearHeight(BestOnOffer):
    position = 70
    control = "number"
    title = _("Clear height")
    column = "clear_height_m"
    unit = "m"
    hint = "6"
    unit_word = "m"
    parameters = {
        "min_clear_height_m": Parameter(
            NumberField,
            least=0,
            most=1000,
            help_text=_("Least clear height, m, of any premises on offer."),
        )
    }
