"""Enterprises of a class."""

from collections import Counter, defaultdict

from django.db.models import Case, Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.choices import Tier
from registry.models.plans import Metric

from ...choices import ClassLevel, ClassStatus
from ...models import Classification, Enterprise
from ..questions import Question
from ..verdicts import Verdict
from .base import (
    ALL,
    GOOD,
    Rule,
    first_of_each,
    in_sector,
    of_sectors,
    otherwise,
    when,
    with_known_from,
)

ONCE_IN_A_SECTOR = ("enterprise", "tier", "sector")
ONCE_ANYWHERE = ("enterprise", "tier")


def verdict(question: Question) -> Case:
    day = question.as_of
    over = Q(status__in=[ClassStatus.EXPIRED, ClassStatus.REVOKED])
    # A row that has ended since counts for the days before its end, if it says when it ended and when it began.
    still_in_force = over & Q(valid_to__gte=day, valid_to__lt=timezone.localdate())
    return Case(
        when(Q(enterprise__merged_into__isnull=False), Verdict.MERGED),
        when(Q(known_from__gt=day), Verdict.EARLY),
        when(Q(level=ClassLevel.DISTRICT), Verdict.DISTRICT),
        when(still_in_force & Q(valid_from__isnull=False), Verdict.COUNTED),
        when(still_in_force, Verdict.UNDATED),
        when(Q(status=ClassStatus.REVOKED), Verdict.REVOKED),
        when(Q(valid_to__lt=day) | Q(status=ClassStatus.EXPIRED), Verdict.EXPIRED),
        when(Q(status=ClassStatus.RECOGNISED), Verdict.COUNTED),
        **otherwise(Verdict.REPORTED),
    )


class ClassCount(Rule):
    """Enterprises of a class in the target's sector: recognised, in force on the day, each once.

    A district's own title is another title than the city's, and never counts. A report is known from its own date
    on, a recognition from its first day.
    """

    metric = Metric.CLASS_COUNT
    counts_enterprises = True

    def best(
        self, question: Question, each=ONCE_IN_A_SECTOR, among=ALL
    ) -> QuerySet[Classification]:
        """For each enterprise the row that speaks for it, of those that meet `among`: tiers and sectors only."""
        rows = with_known_from(Classification.objects.filter(among), "valid_from", "tier")
        rows = rows.annotate(verdict=verdict(question))
        return first_of_each(rows, each, (F("valid_from").desc(nulls_last=True),))

    def tallies(self, targets, question):
        placed = [target for target in targets if target.sector_id]
        found = self._counts(placed, question, ONCE_IN_A_SECTOR)
        if len(placed) < len(targets):
            found |= self._counts(targets, question, ONCE_ANYWHERE)
        return {
            target.pk: found[(target.tier, target.sector_id) if target.sector_id else target.tier]
            for target in targets
        }

    def _counts(self, targets: list, question: Question, each: tuple) -> defaultdict:
        """{(tier, sector)} → Counter, or {tier} → Counter where sectors make no difference."""
        keys = tuple(name for name in each if name != "enterprise")
        among = of_sectors(targets, "sector") & Q(tier__in={target.tier for target in targets})
        rows = self.best(question, each, among).order_by().values_list(*keys, "verdict")
        found = defaultdict(Counter)
        for *key, worth, n in rows.annotate(n=Count("pk")):
            found[tuple(key) if len(key) > 1 else key[0]][worth] += n
        return found

    def own(self, target, question):
        each = ONCE_IN_A_SECTOR if target.sector_id else ONCE_ANYWHERE
        return self._named(question, each, in_sector(target, "sector") & Q(tier=target.tier))

    def others(self, target, question):
        if not target.sector_id:
            return []
        rows = self._named(question, ONCE_IN_A_SECTOR, Q(tier=target.tier))
        return rows.filter(verdict__in=GOOD).exclude(sector=target.sector_id)

    def _named(self, question: Question, each: tuple, among: Q) -> QuerySet:
        rows = self.best(question, each, among).select_related("enterprise", "source", "sector")
        return rows.order_by("verdict", "known_from", "enterprise__name_zh", "pk")

    def enterprises(self, target, question):
        counted = self.own(target, question).filter(verdict=Verdict.COUNTED)
        return Enterprise.objects.filter(pk__in=counted.order_by().values("enterprise"))

    def sentence(self, target, question):
        return _(
            "Enterprises of the class “%(tier)s” whose recognition is in force on the day chosen, each once. "
            "Those only reported stand apart; titles of districts do not count."
        ) % {"tier": Tier(target.tier).label}
