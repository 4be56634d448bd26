"""Power supply of premises."""

from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import adds_criterion
from parks.matching.offered import BestOnOffer
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class Power(BestOnOffer):
    position = 80
    control = "number"
    title = _("Power supply")
    column = "power_kva"
    unit = "kVA"
    hint = "800"
    unit_word = "kVA"
    parameters = {
        "min_power_kva": Parameter(
            NumberField,
            least=0,
            most=100_000_000,
            help_text=_("Least power supply, kVA, of any premises on offer."),
        )
    }
