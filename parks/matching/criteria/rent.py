"""Rent."""

from django.db.models import Case, DecimalField, F, Min, When
from django.utils.translation import gettext_lazy as _

from parks.choices import PriceUnit
from parks.filtersets import DAYS_IN_A_MONTH
from parks.matching.criterion import AtMost, adds_criterion
from parks.matching.offered import ON_OFFER
from registry.filters import Parameter
from registry.formatting import as_said, is_chinese
from registry.parameters import NumberField

BY_THE_DAY = Case(
    When(price_unit=PriceUnit.CNY_M2_DAY, then=F("price")),
    When(price_unit=PriceUnit.CNY_M2_MONTH, then=F("price") / DAYS_IN_A_MONTH),
    output_field=DecimalField(max_digits=12, decimal_places=2),
)


@adds_criterion
class Rent(AtMost):
    position = 50
    control = "number"
    title = _("Rent")
    hint = "3.5"
    unit_word = _("CNY per m² and day")
    parameters = {
        "max_rent": Parameter(
            NumberField,
            least=0,
            most=1_000_000,
            help_text=_(
                "Highest rent in CNY per m² and day of any premises on offer; "
                "a rent by the month counts as 12/365 of it a day."
            ),
        )
    }

    def of_spaces(self, requirement):
        return {self.has: Min(BY_THE_DAY, filter=ON_OFFER)}

    def number(self, value):
        text = as_said(round(float(value), 2))
        return f"{text} 元/m²·天" if is_chinese() else f"CNY {text} per m² and day"
