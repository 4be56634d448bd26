"""What a business wants, read from a query string. Imported once all apps have added their criteria."""

import orjson
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from parks.models import Park
from registry.filters import Parameter, StrictFilterSet, is_given
from registry.parameters import NumberField, TextField, WordsField

from .criterion import Criterion, all_criteria
from .offered import of_spaces

CRITERIA = all_criteria()
USUAL_WEIGHT, MOST_WEIGHT = 3, 5
MAX_TEXT = 2_000
SPACES = "of_spaces"


class Wanted:
    """One criterion of a requirement: what is wanted, how much it counts, and whether it must be had."""

    def __init__(self, criterion: Criterion, requirement: "Requirement"):
        asked = requirement.asked
        self.criterion, self.value = criterion, criterion.wanted(asked)
        weight = asked[f"weight_{criterion.name}"]
        self.weight = USUAL_WEIGHT if weight is None else weight
        self.must = criterion.name in asked["must"]
        self._requirement = requirement

    def __str__(self):
        return self.criterion.says_wanted(self.value, self._requirement)


class _Requirement(StrictFilterSet):
    page = page_size = None
    must = Parameter(
        WordsField,
        allowed=list(CRITERIA),
        help_text=_("Criteria that a park must meet, by their first parameter."),
    )
    text = Parameter(
        TextField,
        max_length=MAX_TEXT,
        help_text=_(
            "The requirement in Chinese or English words; what is given beside it counts more."
        ),
    )

    def contradictions(self):
        asked = self.form.cleaned_data
        if asked["within_km"] is not None and not asked["near"]:
            return {"within_km": _("Say from where: give near=lon,lat as well.")}
        return {}

    def data_of(self, name: str) -> list[str]:
        """The texts given for a parameter."""
        return [text for text in self.data.getlist(name) if text.strip()] if self.data else []

    def with_reading(self, reading) -> "Requirement":
        """This requirement with what was read from free text, where nothing is given beside it."""
        data = self.data.copy() if self.data else QueryDict(mutable=True)
        for name, values in reading.parameters.items():
            if not self.data_of(name):
                data.setlist(name, values)
        return type(self)(data, self.queryset, request=self.request)

    @cached_property
    def wanted(self) -> list[Wanted]:
        """The criteria that are asked for, in their order."""
        return [Wanted(one, self) for one in CRITERIA.values() if is_given(one.wanted(self.asked))]

    def rows(self) -> list[dict]:
        """Every park that the reader may see, with what the criteria need, in one query."""
        columns, aggregates = {}, {}
        for one in self.wanted:
            columns |= one.criterion.columns(self.queryset, self)
            aggregates |= one.criterion.of_spaces(self)
        if aggregates:
            columns[SPACES] = of_spaces(self.queryset, aggregates)
        found = self.queryset.annotate(**columns).order_by()
        rows = list(found.values("pk", "slug", "name_zh", "name_en", *columns))
        none = dict.fromkeys(aggregates)
        for row in rows if aggregates else ():
            told = row.pop(SPACES)
            row.update(orjson.loads(told) if told else none)
        return rows


def _weight(criterion: Criterion) -> Parameter:
    return Parameter(
        NumberField,
        least=0,
        most=MOST_WEIGHT,
        whole=True,
        help_text=format_lazy(
            _("How much “{title}” counts, 0 to 5; 3 if not given."), title=criterion.title
        ),
    )


def _own_parameters() -> dict[str, Parameter]:
    own = {
        name: one for criterion in CRITERIA.values() for name, one in criterion.parameters.items()
    }
    return own | {f"weight_{name}": _weight(criterion) for name, criterion in CRITERIA.items()}


Requirement = type("Requirement", (_Requirement,), _own_parameters())
Requirement.__doc__ = "The requirement: the parameters of all criteria, and how much each counts."


def requirement_of(data, user, request=None) -> "Requirement":
    """Over the parks that `user` may read. Raises BadQuery if `data` is not in order."""
    found = Requirement(data, Park.objects.visible_to(user), request=request)
    _ = found.asked
    return found
