"""Scenarios, products, vehicles and the like."""

from collections import Counter, defaultdict

from django.db.models import Case, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from registry.models.plans import Metric

from ...choices import AchievementKind, ClassStatus
from ...models import Achievement
from ..questions import Question
from ..verdicts import Verdict
from .base import GOOD, Rule, in_sector, otherwise, when, with_known_from


class AchievementCount(Rule):
    """Achievements of a kind in the target's sector: recognised, and dated on or before the day.

    A row that stands for several (`count`) counts for so many.
    """

    metric = Metric.ACHIEVEMENT_COUNT
    weight = Sum("count")

    def judged(self, question: Question) -> QuerySet[Achievement]:
        verdict = Case(
            when(Q(known_from__gt=question.as_of), Verdict.EARLY),
            when(Q(status=ClassStatus.REPORTED), Verdict.REPORTED),
            when(Q(status=ClassStatus.EXPIRED), Verdict.EXPIRED),
            when(Q(status=ClassStatus.REVOKED), Verdict.REVOKED),
            when(Q(achieved_on__isnull=True), Verdict.UNDATED),
            **otherwise(Verdict.COUNTED),
        )
        rows = with_known_from(Achievement.objects.all(), "achieved_on", "name_zh")
        return rows.annotate(verdict=verdict)

    def tallies(self, targets, question):
        rows = self.judged(question).order_by().values_list("kind", "sector", "verdict")
        found, anywhere = defaultdict(Counter), defaultdict(Counter)
        for kind, sector, verdict, n in rows.annotate(n=self.weight):
            found[kind, sector][verdict] += n
            anywhere[kind][verdict] += n
        return {
            target.pk: found[target.achievement_kind, target.sector_id]
            if target.sector_id
            else anywhere[target.achievement_kind]
            for target in targets
        }

    def own(self, target, question):
        return self._named(target, question).filter(in_sector(target, "sector"))

    def others(self, target, question):
        if not target.sector_id:
            return []
        rows = self._named(target, question).filter(verdict__in=GOOD)
        return rows.exclude(sector=target.sector_id)

    def _named(self, target, question) -> QuerySet:
        rows = self.judged(question).filter(kind=target.achievement_kind)
        rows = rows.select_related("enterprise", "source", "sector")
        return rows.order_by("verdict", "known_from", "key")

    def sentence(self, target, question):
        return _(
            "Entries of the kind “%(kind)s” in the sector, recognised and dated on or before the day chosen. "
            "Those only reported stand apart; a date that is not known cannot be counted."
        ) % {"kind": AchievementKind(target.achievement_kind).label}
