"""Targets against actual: the figures of many targets, and the rows behind one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from registry.choices import Comparator
from registry.models import Target

from .questions import Question
from .rules import RULES, Rule
from .verdicts import Verdict


@dataclass(frozen=True)
class Standing:
    """How one target stands on a day. `tally`: {Verdict: how many}."""

    target: Target
    question: Question
    tally: Counter

    @property
    def rule(self) -> Rule:
        return RULES[self.target.metric]

    @property
    def actual(self) -> Decimal | None:
        """What counts, in the target's unit; None where the register has no data."""
        return self.rule.actual(self.tally)

    @property
    def reported(self) -> Decimal | None:
        """What is only reported; never part of `actual`."""
        return self.rule.reported(self.tally)

    @property
    def gap(self) -> Decimal | None:
        """What is missing to the value, never below zero; None where either is unknown."""
        if self.actual is None or self.target.value is None:
            return None
        return max(self.target.value - self.actual, Decimal(0))

    @property
    def met(self) -> bool | None:
        return reaches(self.target, self.actual)

    @property
    def reported_met(self) -> bool | None:
        """Whether reports alone would reach it: a finding to check, not a result."""
        return reaches(self.target, self.reported)

    @property
    def is_past_due(self) -> bool:
        """The due date is a day on which it can still be reached."""
        return self.target.due_on is not None and self.question.as_of > self.target.due_on

    @property
    def is_announced(self) -> bool:
        """Whether the number was known on that day; one of unknown date is taken to be."""
        known = announced_on(self.target)
        return known is None or known <= self.question.as_of

    @property
    def year(self) -> int | None:
        """The year that the figure of a scale is for."""
        return getattr(self.tally, "year", None)

    @property
    def sentence(self) -> str:
        return self.rule.sentence(self.target, self.question)


def announced_on(target: Target) -> date | None:
    """The day on which the number became known: its plan's, else that of the first document that gives it."""
    plan = target.plan
    if plan is not None and plan.issued_on:
        return plan.issued_on
    known = [source.published_on for source in (target.source, plan and plan.source) if source]
    return min((on for on in known if on), default=None)


def reaches(target: Target, number: Decimal | None) -> bool | None:
    """Whether `number` reaches the target, by its comparator alone; None where there is nothing to compare.

    A plain number (“=”) is reached from there up: nobody misses a target of 10 with 11.
    """
    if number is None or target.value is None or target.comparator == Comparator.UNSTATED:
        return None
    return (
        number > target.value
        if target.comparator == Comparator.MORE_THAN
        else number >= target.value
    )


def standings(targets: Iterable[Target], question: Question) -> list[Standing]:
    """How each target stands, in their order; one or two queries a shape, however many rows there are."""
    targets = list(targets)
    shapes = defaultdict(list)
    for target in targets:
        shapes[target.metric].append(target)
    tallies = {}
    for metric, group in shapes.items():
        tallies |= RULES[metric].tallies(group, question)
    return [Standing(target, question, tallies[target.pk]) for target in targets]


def standing(target: Target, question: Question) -> Standing:
    return standings([target], question)[0]


def counted_enterprises(target: Target, question: Question) -> QuerySet:
    """The enterprises that count for `target`; as many as its actual."""
    return RULES[target.metric].enterprises(target, question)


def counting_for(keys: Iterable[int], question: Question) -> Q:
    """The condition on an enterprise of counting for any of the targets with these row keys."""
    condition = Q(pk__in=[])
    for target in Target.objects.filter(pk__in=keys):
        condition |= Q(pk__in=counted_enterprises(target, question).values("pk"))
    return condition


@dataclass(frozen=True)
class Part:
    """Rows with one verdict: the first of them, `total` as the rule counts, and how many rows stay unseen."""

    verdict: Verdict
    rows: list
    total: int
    more: int = 0


class Drill:
    """The rows behind one target: what counted, and what did not, by reason; a handful of queries."""

    most = 60

    def __init__(self, target: Target, question: Question):
        self.target, self.question = target, question
        self.rule = RULES[target.metric]

    @cached_property
    def parts(self) -> list[Part]:
        """What counted first, then each reason for leaving out, the other sectors last."""
        own = self.rule.own(self.target, self.question)
        parts = self._listed(own) if isinstance(own, list) else self._queried(own)
        return parts + self._elsewhere()

    def _listed(self, rows: list) -> list[Part]:
        groups = defaultdict(list)
        for row in rows:
            groups[row.verdict].append(row)
        return [self._part(verdict, rows, len(rows), len(rows)) for verdict, rows in groups.items()]

    def _queried(self, rows: QuerySet) -> list[Part]:
        sizes = (
            rows.order_by().values_list("verdict").annotate(rows=Count("pk"), n=self.rule.weight)
        )
        return [
            self._part(verdict, rows.filter(verdict=verdict), n, size)
            for verdict, size, n in sorted(sizes)
        ]

    def _elsewhere(self) -> list[Part]:
        rows = self.rule.others(self.target, self.question)
        if not isinstance(rows, QuerySet):
            return []
        sizes = dict(rows.order_by().values_list(self.rule.sector).annotate(n=self.rule.weight))
        unnamed = sizes.pop(None, 0)
        kinds = (
            (Verdict.OTHER_SECTOR, sum(sizes.values()), False),
            (Verdict.NO_SECTOR, unnamed, True),
        )
        return [
            self._part(verdict, rows.filter(**{f"{self.rule.sector}__isnull": empty}), n, n)
            for verdict, n, empty in kinds
            if n
        ]

    def _part(self, verdict: int, rows, total: int, size: int) -> Part:
        shown = list(rows[: self.most])
        return Part(Verdict(verdict), shown, total, size - len(shown))

    @property
    def counted(self) -> Part:
        first = self.parts[:1]
        return (
            first[0]
            if first and first[0].verdict == Verdict.COUNTED
            else Part(Verdict.COUNTED, [], 0)
        )

    @property
    def left_out(self) -> list[Part]:
        return [part for part in self.parts if part.verdict != Verdict.COUNTED]
