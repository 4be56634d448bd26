"""What a criterion is: how it asks, what it needs of a park, how it judges, and what it says."""

from enum import StrEnum
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.filters import Parameter
from registry.formatting import as_said


class Outcome(StrEnum):
    FITS = "fits"
    MISSES = "misses"
    UNKNOWN = "unknown"


class Verdict:
    """A park under one criterion.

    `share`, 0 to 1, is how much of what is wanted it has: 1 if and only if it fits, None if that is unknown. What it
    says is worked out when it is asked, for of ten thousand parks a page shows twenty.
    """

    __slots__ = ("criterion", "has", "share", "wanted")

    def __init__(self, criterion: "Criterion", wanted, share: float | None, has=None):
        self.criterion, self.wanted, self.share, self.has = criterion, wanted, share, has

    @property
    def outcome(self) -> Outcome:
        if self.share is None:
            return Outcome.UNKNOWN
        return Outcome.FITS if self.share == 1 else Outcome.MISSES

    @property
    def sentence(self) -> str:
        """What the park has, in words; empty if it is unknown."""
        return "" if self.share is None else self.criterion.says(self)

    @property
    def fits_if(self) -> str:
        """What would make it fit, in words; empty where nothing could or nothing need."""
        return self.criterion.says_fits_if(self) if self.outcome == Outcome.MISSES else ""


class Criterion:
    """Base of the criteria. `parameters` are what the query string asks; the first gives the criterion its name.

    `columns` gives annotations of a park, named by `name` or beginning with it, and `of_spaces` aggregates over its
    spaces; `judge` reads them from a row. No figure on record is unknown, which is neither fit nor miss. To loosen
    what is wanted must never lower the share.
    """

    parameters: dict[str, Parameter] = {}
    position = 0  # in the form
    is_frequent = False  # shown at once, not among the further conditions
    control = "number"  # what its field is, in `parks/_need_field.html`
    title = ""
    hint = ""  # an example, for an empty field
    unit_word = ""  # beside the field

    @cached_property
    def name(self) -> str:
        return next(iter(self.parameters))

    def wanted(self, asked: dict):
        """What is wanted, from the values of all parameters; None or [] if nothing is."""
        return asked[self.name]

    def choices(self) -> list[tuple[str, str]]:
        """(code, name) of what can be chosen, where that is a list."""
        return []

    def vocabulary(self) -> list[tuple[str, str]]:
        """(word, code) of what free text may name, in both languages."""
        return []

    def columns(self, parks, requirement) -> dict:
        """{alias: expression}."""
        return {}

    def of_spaces(self, requirement) -> dict:
        """{alias: aggregate}; dates come as texts, numbers as numbers."""
        return {}

    def judge(self, wanted, row: dict) -> Verdict:
        raise NotImplementedError

    def says(self, verdict: Verdict) -> str:
        """What the park has, in words."""
        return ""

    def says_fits_if(self, verdict: Verdict) -> str:
        """What would make a park that misses fit, in words."""
        return ""

    def says_wanted(self, wanted, requirement) -> str:
        """What is wanted, in words."""
        raise NotImplementedError

    def tells(self, park) -> str:
        """What the park has, in words, where the verdict does not say it."""
        return ""

    def source(self, park) -> tuple | None:
        """(row, field) whose evidence stands behind the verdict; rows are read as `page` prefetches them."""
        return None


class Limit(Criterion):
    """Base of those with a number. `unit` is a key of `registry.formatting.UNITS`, or a word.

    A subclass gives the number as a column or as an aggregate over spaces, `<name>_has`; NULL is unknown.
    """

    unit = ""

    @cached_property
    def has(self) -> str:
        """The alias of the number."""
        return f"{self.name}_has"

    def judge(self, wanted, row):
        has = row[self.has]
        return Verdict(self, wanted, None if has is None else self.share(has, wanted), has)

    def share(self, has: float, wanted: float) -> float:
        raise NotImplementedError

    def says(self, verdict):
        shown, apart = self.number(verdict.has), float(verdict.has) - verdict.wanted
        if not apart:
            return shown
        told = {"has": shown, "by": self.number(roughly(abs(apart)))}
        return (self.above if apart > 0 else self.below) % told

    def says_fits_if(self, verdict):
        told = {"has": self.number(verdict.has), "wanted": self.number(verdict.wanted)}
        return _("Fits if %(has)s instead of %(wanted)s") % told

    def number(self, value) -> str:
        return as_said(value, self.unit)


def roughly(value: float) -> float:
    """Three digits of a difference: it is ours, and no source said more."""
    return float(f"{value:.3g}")


class AtLeast(Limit):
    above, below = gettext_lazy("%(has)s, %(by)s more"), gettext_lazy("%(has)s, %(by)s short")

    def share(self, has, wanted):
        return 1.0 if has >= wanted else has / wanted

    def says_wanted(self, wanted, requirement):
        return "≥ " + self.number(wanted)


class AtMost(Limit):
    above, below = gettext_lazy("%(has)s, %(by)s above"), gettext_lazy("%(has)s, %(by)s below")

    def share(self, has, wanted):
        return 1.0 if has <= wanted else wanted / has

    def says_wanted(self, wanted, requirement):
        return "≤ " + self.number(wanted)


class OneOf(Criterion):
    """Base of those with a list: one of the values must be among the park's."""

    def columns(self, parks, requirement):
        hits, all_of_them = self.counts(parks, self.wanted(requirement.asked), requirement)
        return {self.hits: hits, self.all_of_them: all_of_them}

    @cached_property
    def hits(self) -> str:
        return f"{self.name}_hits"

    @cached_property
    def all_of_them(self) -> str:
        return f"{self.name}_all"

    def counts(self, parks, wanted, requirement):
        """Two expressions: how many of the park's are wanted, and how many are on record at all (NULL or 0: none)."""
        raise NotImplementedError

    def judge(self, wanted, row):
        if not row[self.all_of_them]:
            return Verdict(self, wanted, None)
        hits = row[self.hits] or 0
        return Verdict(self, wanted, 1.0 if hits else 0.0, hits)


_added: dict[str, Criterion] = {}


def adds_criterion(kind: type[Criterion]) -> type[Criterion]:
    """Register a class of criteria."""
    one = kind()
    _added[one.name] = one
    return kind


def all_criteria() -> dict[str, Criterion]:
    """{name: criterion}, in the order of the form."""
    return dict(sorted(_added.items(), key=lambda item: item[1].position))
