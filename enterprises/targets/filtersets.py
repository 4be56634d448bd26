"""What the address of the targets' pages and of their API may say."""

from django.utils.translation import gettext_lazy as _

from registry import parameters
from registry.filters import Parameter, StrictFilterSet
from registry.models import Sector, Target

from .questions import Question

BANDS = ("separate", "cumulative")


class TargetQuery(StrictFilterSet):
    """The day and the way of reading revenue bands: what every figure of a target depends on."""

    as_of = Parameter(
        parameters.DayField,
        help_text=_("Count what was true on this day, YYYY-MM-DD; today if not given."),
    )
    bands = Parameter(
        parameters.OneOfField,
        allowed=BANDS,
        help_text=_(
            "How revenue bands are read: `separate` (10 to under 100, 100 to under 1000, 1000 and more, in "
            "100 million CNY), or `cumulative` (each tier includes those above it)."
        ),
    )
    ORDERINGS = {}

    @property
    def question(self) -> Question:
        return Question(self.as_of, cumulative=self.asked["bands"] == "cumulative")

    def ordering(self):
        return ("position", "key")


class TargetPageQuery(TargetQuery):
    """`open` names the targets whose rows are shown; a page is never cut into pages."""

    page = page_size = None
    open = Parameter(
        parameters.CodesField,
        queryset=Target.objects.all,
        code="key",
        help_text=_("Targets whose rows are shown."),
    )


class TargetFilterSet(TargetQuery):
    """The API's list."""

    sector = Parameter(
        parameters.CodesField,
        "sector__in",
        queryset=Sector.objects.all,
        code="code",
        help_text=_("Code of a sector; repeat it for several."),
    )


class OneTarget(TargetQuery):
    """One target in the API."""

    page = page_size = None
