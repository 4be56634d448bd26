"""What a criterion is: how it asks, what it needs of a park, how it judges, and what it says."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from registry.filters import Parameter
from registry.formatting import as_said


class Outcome(StrEnum):
    FITS = "fits"
    MISSES = "misses"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verdict:
    """A park under one criterion. `share`, 0 to 1, is how much of what is wanted it has: 1 if and only if it fits."""

    outcome: Outcome
    share: float = 0.0
    has: object = None
    sentence: str = ""
    fits_if: str = ""


UNKNOWN = Verdict(Outcome.UNKNOWN)


class Criterion:
    """Base of the criteria. `parameters` are what the query string asks; the first gives the criterion its name.

    `columns` gives annotations of a park, named by `name` or beginning with it; `judge` reads them from a row. No
    figure on record is UNKNOWN, which is neither fit nor miss. To loosen what is wanted must never lower the share.
    """

    parameters: dict[str, Parameter] = {}
    position = 0  # in the form
    is_frequent = False  # shown at once, not among the further conditions
    control = "number"  # what its field is, in `parks/_need_field.html`
    title = ""
    hint = ""  # an example, for an empty field
    unit_word = ""  # beside the field

    @property
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
        raise NotImplementedError

    def judge(self, wanted, row: dict) -> Verdict:
        raise NotImplementedError

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
    """Base of those with a number. `unit` is a key of `registry.formatting.UNITS`, or a word."""

    unit = ""

    def columns(self, parks, requirement):
        return {f"{self.name}_has": self.column(parks, requirement)}

    def column(self, parks, requirement):
        """The number to judge, NULL where none is on record."""
        raise NotImplementedError

    def judge(self, wanted, row):
        has = row[f"{self.name}_has"]
        if has is None:
            return UNKNOWN
        share, apart = self.compare(float(has), wanted)
        shown, by = self.number(has), self.number(roughly(abs(apart)))
        if share >= 1:
            return Verdict(Outcome.FITS, 1.0, has, self.says_fit(shown, by) if apart else shown)
        condition = _("Fits if %(has)s instead of %(wanted)s") % {
            "has": shown,
            "wanted": self.number(wanted),
        }
        return Verdict(Outcome.MISSES, share, has, self.says_miss(shown, by), condition)

    def compare(self, has: float, wanted: float) -> tuple[float, float]:
        """The share, and the difference."""
        raise NotImplementedError

    def number(self, value) -> str:
        return as_said(value, self.unit)


def roughly(value: float) -> float:
    """Three digits of a difference: it is ours, and no source said more."""
    return float(f"{value:.3g}")


class AtLeast(Limit):
    def compare(self, has, wanted):
        return (min(has / wanted, 1.0) if wanted else 1.0), has - wanted

    def says_fit(self, has, by):
        return _("%(has)s, %(by)s more") % {"has": has, "by": by}

    def says_miss(self, has, by):
        return _("%(has)s, %(by)s short") % {"has": has, "by": by}

    def says_wanted(self, wanted, requirement):
        return "≥ " + self.number(wanted)


class AtMost(Limit):
    def compare(self, has, wanted):
        return (min(wanted / has, 1.0) if has else 1.0), has - wanted

    def says_fit(self, has, by):
        return _("%(has)s, %(by)s below") % {"has": has, "by": by}

    def says_miss(self, has, by):
        return _("%(has)s, %(by)s above") % {"has": has, "by": by}

    def says_wanted(self, wanted, requirement):
        return "≤ " + self.number(wanted)


class OneOf(Criterion):
    """Base of those with a list: one of the values must be among the park's."""

    def columns(self, parks, requirement):
        hits, all_of_them = self.counts(parks, self.wanted(requirement.asked), requirement)
        return {f"{self.name}_hits": hits, f"{self.name}_all": all_of_them}

    def counts(self, parks, wanted, requirement):
        """Two expressions: how many of the park's are wanted, and how many are on record at all (NULL or 0: none)."""
        raise NotImplementedError

    def judge(self, wanted, row):
        if not row[f"{self.name}_all"]:
            return UNKNOWN
        if row[f"{self.name}_hits"]:
            return Verdict(Outcome.FITS, 1.0)
        return Verdict(Outcome.MISSES, 0.0)


_added: dict[str, Criterion] = {}


def adds_criterion(kind: type[Criterion]) -> type[Criterion]:
    """Register a class of criteria."""
    one = kind()
    _added[one.name] = one
    return kind


def all_criteria() -> dict[str, Criterion]:
    """{name: criterion}, in the order of the form."""
    return dict(sorted(_added.items(), key=lambda item: item[1].position))
