"""The strip below the map: the sectors with a plan, three figures each."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from registry.evidence import EvidenceIndex
from registry.models import Sector, Target
from registry.models.plans import Metric

from .counting import standings
from .questions import Question
from .sections import Row

FIGURES = 3
COUNTS = (Metric.CLASS_COUNT, Metric.REVENUE_COUNT, Metric.ACHIEVEMENT_COUNT)


@dataclass(frozen=True)
class Strip:
    """`sectors`: [StripSector]; `evidence` stands behind the seals. Five queries at most."""

    sectors: list
    evidence: EvidenceIndex
    as_of: date


@dataclass(frozen=True)
class StripSector:
    sector: Sector
    figures: list[Row]

    @property
    def due_on(self) -> date | None:
        return max((row.target.due_on for row in self.figures if row.target.due_on), default=None)


def strip(as_of: date | None = None) -> Strip:
    """What `enterprises/_target_strip.html` shows, for a day or for today."""
    question = Question(as_of or timezone.localdate())
    targets = Target.objects.filter(is_headline=True, metric__in=COUNTS, sector__isnull=False)
    targets = targets.select_related("sector", "source").order_by(
        "sector__position", "position", "key"
    )
    shown = []
    for _sector, members in groupby(targets, key=lambda target: target.sector):
        shown += list(members)[:FIGURES]
    rows = [Row(standing) for standing in standings(shown, question)]
    sectors = [
        StripSector(sector, list(members))
        for sector, members in groupby(rows, key=lambda row: row.target.sector)
    ]
    return Strip(sectors, EvidenceIndex(shown), question.as_of)


def target_strip(as_of: date | None = None) -> dict:
    """The context of the strip's template, to be merged into a page's own."""
    return {"target_strip": strip(as_of)}
