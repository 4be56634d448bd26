"""To be had by a day."""

from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parks.matching.criterion import UNKNOWN, Criterion, Outcome, Verdict, adds_criterion
from parks.matching.offered import best
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

    def columns(self, parks, requirement):
        return {"available_by_has": best(parks, Min("available_from"))}

    def judge(self, wanted, row):
        has = row["available_by_has"]
        if has is None:
            return UNKNOWN
        late = (has - wanted).days
        if late <= 0:
            return Verdict(Outcome.FITS, 1.0, has, _("from %(day)s") % {"day": has})
        sentence = ngettext("from %(day)s, %(n)s day late", "from %(day)s, %(n)s days late", late)
        condition = _("Fits if %(has)s instead of %(wanted)s") % {"has": has, "wanted": wanted}
        share = max(1 - late / DAYS, 0.0)
        return Verdict(Outcome.MISSES, share, has, sentence % {"day": has, "n": late}, condition)

    def says_wanted(self, wanted, requirement):
        return str(wanted)
