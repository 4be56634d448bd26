"""Found by words: a place, a name, an address."""

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.matching.criterion import OneOf, adds_criterion
from registry.filters import Parameter
from registry.parameters import TextField


@adds_criterion
class Words(OneOf):
    position = 105
    control = "text"
    title = gettext_lazy("Place or name")
    hint = gettext_lazy("such as 临港")
    parameters = {
        "q": Parameter(
            TextField,
            max_length=100,
            help_text=gettext_lazy(
                "Words of the park's name, place or operator, in Chinese, pinyin or English."
            ),
        )
    }

    def counts(self, parks, wanted, requirement):
        found = parks.search(wanted).order_by().values("pk")
        return Case(When(pk__in=found, then=Value(1)), default=Value(0)), Value(1)

    def says_wanted(self, wanted, requirement):
        return _("“%(words)s”") % {"words": wanted}
