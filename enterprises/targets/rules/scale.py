"""The yearly scale of a sector."""

from collections import Counter, defaultdict

from django.utils.translation import gettext as _

from registry.models.plans import Metric

from ...models import SectorOutput
from ..questions import Question
from ..verdicts import Verdict
from .base import COUNTING_SOURCES, Rule


class Scale(Counter):
    """Values by verdict, and the `year` of the one that is shown."""

    year = None


class SectorScale(Rule):
    """The scale of the whole sector in the newest full year on record, in 亿元.

    A scale is no count: where only a report exists the actual stays unknown, for nobody has counted to zero.
    """

    metric = Metric.SECTOR_SCALE

    def judged(self, question: Question) -> list[SectorOutput]:
        rows = SectorOutput.objects.select_related("source", "sector")
        rows = sorted(rows, key=lambda row: (not counts(row), -row.year, row.pk))
        spoken = set()
        for row in rows:
            row.verdict = self._verdict(row, question, spoken)
            if row.verdict in (Verdict.COUNTED, Verdict.REPORTED):
                spoken.add((row.sector_id, row.verdict))
        return rows

    def _verdict(self, row: SectorOutput, question: Question, spoken: set) -> Verdict:
        worth = Verdict.COUNTED if counts(row) else Verdict.REPORTED
        if row.year > question.last_full_year:
            return Verdict.EARLY
        return Verdict.SUPERSEDED if (row.sector_id, worth) in spoken else worth

    def tallies(self, targets, question):
        found = defaultdict(Scale)
        for row in self.judged(question):
            scale = found[row.sector_id]
            scale[row.verdict] = row.value_100m
            if row.verdict <= Verdict.REPORTED and scale.year is None:
                scale.year = row.year
        return {target.pk: found[target.sector_id] for target in targets}

    def own(self, target, question):
        rows = [row for row in self.judged(question) if row.sector_id == target.sector_id]
        return sorted(rows, key=lambda row: (row.verdict, -row.year))

    def actual(self, tally):
        return tally.get(Verdict.COUNTED)

    def reported(self, tally):
        return tally.get(Verdict.REPORTED)

    def sentence(self, target, question):
        return _(
            "The scale of the whole sector in the newest full year on record, in the scope of the plan. "
            "Figures of surveys and official documents count; press reports stand apart."
        )


def counts(row: SectorOutput) -> bool:
    return row.source.kind in COUNTING_SOURCES
