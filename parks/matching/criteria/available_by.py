"""To be had by a day."""

from datetime import date

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parks.matching.criterion import Criterion, Verdict, adds_criterion
from parks.matching.offered import ON_OFFER
from registry.filters import Parameter
from registry.parameters import DayField

DAYS = 365  # so late that nothing of it is left


@adds_criterion
class AvailableBy(Criterion):
    position = 90
    control = "day"
    title = gettext_lazy("Available by")
    parameters = {
        "available_by": Parameter(
            DayField,
            help_text=gettext_lazy("Day by which some premises must be to be had, YYYY-MM-DD."),
        )
    }

    def of_spaces(self, requirement):
        return {"available_by_has": Min("available_from", filter=ON_OFFER)}

    def judge(self, wanted, row):
        if not row["available_by_has"]:
            return Verdict(self, wanted, None)
        has = date.fromisoformat(row["available_by_has"])
        late = (has - wanted).days
        return Verdict(self, wanted, 1.0 if late <= 0 else max(1 - late / DAYS, 0.0), has)

    def says(self, verdict):
        late = (verdict.has - verdict.wanted).days
        if late <= 0:
            return _("from %(day)s") % {"day": verdict.has}
        sentence = ngettext("from %(day)s, %(n)s day late", "from %(day)s, %(n)s days late", late)
        return sentence % {"day": verdict.has, "n": late}

    def says_fits_if(self, verdict):
        told = {"has": verdict.has, "wanted": verdict.wanted}
        return _("Fits if %(has)s instead of %(wanted)s") % told

    def says_wanted(self, wanted, requirement):
        return str(wanted)
