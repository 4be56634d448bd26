"""Clear height of premises."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import AtLeast, adds_criterion
from parks.matching.offered import ON_OFFER
from registry.filters import Parameter
from registry.parameters import NumberField


@adds_criterion
class ClearHeight(AtLeast):
    position = 70
    control = "number"
    title = _("Clear height")
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

    def of_spaces(self, requirement):
        return {self.has: Max("clear_height_m", filter=ON_OFFER)}
