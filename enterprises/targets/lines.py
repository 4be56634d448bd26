"""One row of a drill-down as people read it, whatever its model."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Model
from django.utils.translation import gettext as _

from registry.formatting import partial_date

from ..models import Achievement, Classification, Revenue, SectorOutput
from .verdicts import Verdict

ENDED = (Verdict.EXPIRED, Verdict.REVOKED)


@dataclass(frozen=True)
class Line:
    """`subject` has a bilingual name; `field` of `row` is what its seal stands for; `when` is text."""

    row: Model
    subject: Model
    field: str
    when: str
    tier: str = ""
    amount: Decimal | None = None
    unit: str = ""
    sector: Model | None = None

    @property
    def uid(self) -> str:
        return getattr(self.subject, "uid", "")


def line(row: Model, verdict: Verdict) -> Line:
    elsewhere = verdict == Verdict.OTHER_SECTOR
    return WRITERS[type(row)](row, verdict, elsewhere)


def _classification(row: Classification, verdict: Verdict, elsewhere: bool) -> Line:
    return Line(
        row,
        row.enterprise,
        "tier",
        _ended(row.valid_to) if verdict in ENDED and row.valid_to else _known(row),
        tier=row.tier,
        sector=row.sector if elsewhere else None,
    )


def _revenue(row: Revenue, verdict: Verdict, elsewhere: bool) -> Line:
    field = "at_least_100m" if row.amount_100m is None else "amount_100m"
    sector = row.enterprise.sector if elsewhere else None
    return Line(
        row, row.enterprise, field, _year(row), amount=row.amount, unit="亿元", sector=sector
    )


def _achievement(row: Achievement, verdict: Verdict, elsewhere: bool) -> Line:
    many = Decimal(row.count) if row.count > 1 else None
    sector = row.sector if elsewhere else None
    return Line(row, row, "name_zh", _known(row), amount=many, unit="项", sector=sector)


def _output(row: SectorOutput, verdict: Verdict, elsewhere: bool) -> Line:
    return Line(row, row.sector, "value_100m", _year(row), amount=row.value_100m, unit="亿元")


WRITERS = {
    Classification: _classification,
    Revenue: _revenue,
    Achievement: _achievement,
    SectorOutput: _output,
}


def _year(row) -> str:
    return str(row.year)


def _ended(day: date) -> str:
    return _("until %(day)s") % {"day": day.isoformat()}


def _known(row) -> str:
    """Since when it could be known of, as exactly as that is on record; empty if it is not."""
    return partial_date(row.known_from, row.known_precision or "day") if row.known_from else ""
