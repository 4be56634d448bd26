"""Enterprises in a revenue band."""

from collections import Counter
from decimal import Decimal

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from registry.formatting import money_100m
from registry.models import Target
from registry.models.plans import Metric

from ...models import Enterprise, Revenue
from ..questions import Question
from ..verdicts import Verdict
from .base import (
    ALL,
    COUNTING_SOURCES,
    GOOD,
    Rule,
    first_of_each,
    in_sector,
    of_sectors,
    otherwise,
    when,
)

SECTOR = "enterprise__sector"


def band(target: Target, question: Question) -> tuple[Decimal, Decimal | None]:
    """(lower edge, inside; upper edge, outside, or None) in 亿元."""
    return target.revenue_from_100m, None if question.cumulative else target.revenue_to_100m


def within(target: Target, question: Question) -> Q:
    lower, upper = band(target, question)
    return Q(amount__gte=lower) & (Q() if upper is None else Q(amount__lt=upper))


def band_said(target: Target, question: Question) -> str:
    """`1000 亿元及以上`, `100 亿元至不足 1000 亿元`; in the active language."""
    lower, upper = band(target, question)
    if upper is None:
        return _("%(lower)s and more") % {"lower": money_100m(lower)}
    return _("%(lower)s to under %(upper)s") % {
        "lower": money_100m(lower),
        "upper": money_100m(upper),
    }


class RevenueCount(Rule):
    """Enterprises of the target's sector whose revenue lies in a band, by the newest full year on record.

    No text says whether the tiers 千亿, 百亿 and 十亿 include one another: the bands [from, to) are the register's
    own rule, and `cumulative` counts everything from the lower edge up. A press report never stands in for a
    figure that counts, however new it is.
    """

    metric = Metric.REVENUE_COUNT
    counts_enterprises = True
    sector = SECTOR

    def best(self, question: Question, among=ALL) -> QuerySet[Revenue]:
        """For each enterprise that meets `among` the year that speaks for it, with its `amount` in 亿元."""
        verdict = Case(
            when(Q(enterprise__merged_into__isnull=False), Verdict.MERGED),
            when(Q(year__gt=question.last_full_year), Verdict.EARLY),
            when(Q(source__kind__in=COUNTING_SOURCES), Verdict.COUNTED),
            **otherwise(Verdict.REPORTED),
        )
        rows = Revenue.objects.filter(among).annotate(
            amount=Coalesce("amount_100m", "at_least_100m"), verdict=verdict
        )
        return first_of_each(rows, ("enterprise",), (F("year").desc(),))

    def tallies(self, targets, question):
        edges = sorted({edge for target in targets for edge in band(target, question) if edge})
        rows = (
            self.best(question, of_sectors(targets, SECTOR)).annotate(step=step(edges)).order_by()
        )
        counts = rows.values_list(SECTOR, "step", "verdict").annotate(n=Count("pk"))
        counts = list(counts)
        return {target.pk: self._tally(target, question, edges, counts) for target in targets}

    def _tally(self, target, question, edges, counts) -> Counter:
        lower, upper = band(target, question)
        tally = Counter()
        for sector, at, verdict, n in counts:
            if target.sector_id not in (None, sector):
                continue
            inside = at >= 0 and edges[at] >= lower and (upper is None or edges[at] < upper)
            tally[verdict if inside or verdict not in GOOD else Verdict.OUTSIDE] += n
        return tally

    def own(self, target, question):
        rows = self._named(question, in_sector(target, SECTOR))
        judged = Case(
            When(
                ~within(target, question) & Q(verdict__in=GOOD), then=Value(Verdict.OUTSIDE.value)
            ),
            default=F("verdict"),
        )
        return rows.annotate(verdict=judged).order_by("verdict", "-amount", "pk")

    def others(self, target, question):
        if not target.sector_id:
            return []
        rows = self._named(question).filter(within(target, question), verdict__in=GOOD)
        return rows.exclude(**{SECTOR: target.sector_id})

    def _named(self, question: Question, among=ALL) -> QuerySet:
        rows = self.best(question, among).select_related("enterprise__sector", "source")
        return rows.order_by("verdict", "-amount", "pk")

    def enterprises(self, target, question):
        counted = self.own(target, question).filter(verdict=Verdict.COUNTED)
        return Enterprise.objects.filter(pk__in=counted.order_by().values("enterprise"))

    def sentence(self, target, question):
        band = {"band": band_said(target, question)}
        counted = _(
            "Enterprises of the sector with a revenue of %(band)s in the newest full year on record, each once. "
            "Figures of companies, surveys and official documents count; press reports stand apart."
        )
        own = _(
            "No document says whether the tiers include one another: these bands are the register's own rule."
        )
        if question.cumulative:
            own = _("Counted cumulatively, as chosen: each tier includes those above it.")
        return f"{counted % band} {own}"


def step(edges: list[Decimal]) -> Case:
    """How many of the sorted `edges` an amount has reached, less one: -1 lies below them all."""
    reached = [When(amount__gte=edge, then=Value(at)) for at, edge in enumerate(edges)]
    return Case(*reversed(reached), default=Value(-1))
