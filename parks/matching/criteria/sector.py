"""In one of these sectors."""

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import OneOf, adds_criterion
from parks.matching.names import choices_of, names_of, words_of
from registry.filters import Parameter
from registry.languages import called
from registry.models import Sector
from registry.parameters import CodesField


@adds_criterion
class InSector(OneOf):
    position = 10
    is_frequent = True
    control = "choice"
    title = _("Sector")
    parameters = {
        "sector": Parameter(
            CodesField,
            queryset=Sector.objects,
            code="code",
            help_text=_("Code of a sector that the park is for."),
        )
    }

    def counts(self, parks, wanted, requirement):
        return Case(When(sector__in=wanted, then=Value(1)), default=Value(0)), Value(1)

    def says_wanted(self, wanted, requirement):
        return names_of(Sector.objects.filter(pk__in=wanted))

    def choices(self):
        return choices_of(Sector.objects.all(), "code")

    def vocabulary(self):
        return words_of(Sector.objects.all(), "code")

    def tells(self, park):
        return called(park.sector)

    def source(self, park):
        return park, "sector"
