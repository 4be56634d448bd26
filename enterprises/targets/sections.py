"""The targets' pages as sections: a sector or a plan, its counted targets, and those that are only stated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext_lazy

from registry.models import Observation, Plan, Sector, Target
from registry.models.plans import Metric

from . import words
from .counting import Drill, Standing, standings
from .lines import Line, line
from .observed import beside
from .questions import Question

SCOPES = {
    "all": gettext_lazy("The three new sectors together"),
    "parks": gettext_lazy("Featured parks"),
    "sme": gettext_lazy("Small and medium enterprises"),
    "manufacturing": gettext_lazy("Manufacturing"),
    "high_end_equipment": gettext_lazy("High-end equipment"),
    "future_industries": gettext_lazy("Future industries"),
}


def scope_name(scope: str) -> str:
    """What a scope that is no sector is called."""
    return str(SCOPES.get(scope, scope.replace("_", " ")))


@dataclass
class Row:
    """A target as a row of the page. `parts` is filled where its drill-down is open."""

    standing: Standing
    observation: Observation | None = None
    drill: Drill | None = None

    @property
    def target(self) -> Target:
        return self.standing.target

    @property
    def is_open(self) -> bool:
        return self.drill is not None

    @property
    def is_counted(self) -> bool:
        return self.target.metric != Metric.STATED

    @property
    def short_label(self) -> str:
        return words.short_label(self.target)

    @property
    def short_value(self):
        return words.short_value(self.target)

    @property
    def band(self) -> str:
        """The revenue band in words, or nothing."""
        return words.band(self.standing)

    @property
    def nothing_counted(self) -> str:
        return words.nothing_counted(self.target)

    @property
    def recognised_word(self) -> str:
        return words.recognised_word(self.target)

    @property
    def counted(self) -> list[Line]:
        return [line(row, self.drill.counted.verdict) for row in self.drill.counted.rows]

    @property
    def left_out(self) -> list[tuple]:
        """(part, its lines) for each reason."""
        return [
            (part, [line(row, part.verdict) for row in part.rows]) for part in self.drill.left_out
        ]


@dataclass
class Section:
    scope: str
    sector: Sector | None
    plan: Plan | None
    rows: list[Row]

    @property
    def name(self) -> str:
        return scope_name(self.scope)

    @property
    def counted(self) -> list[Row]:
        return [row for row in self.rows if row.is_counted]

    @property
    def stated(self) -> list[Row]:
        return [row for row in self.rows if not row.is_counted]

    @property
    def due_on(self) -> date | None:
        """The due date that all its targets share."""
        dates = {row.target.due_on for row in self.rows}
        return dates.pop() if len(dates) == 1 else None

    @property
    def is_past_due(self) -> bool:
        return self.due_on is not None and all(row.standing.is_past_due for row in self.rows)

    @property
    def not_announced(self) -> bool:
        return all(not row.standing.is_announced for row in self.rows)


def rows(
    targets: Iterable[Target],
    question: Question,
    opened: set[int],
    observations: Iterable[Observation] = (),
) -> list[Row]:
    """The targets as rows, in order; `opened` are the keys of those whose rows are read too."""
    return [
        Row(
            standing,
            beside(standing.target, observations, question),
            Drill(standing.target, question) if standing.target.pk in opened else None,
        )
        for standing in standings(targets, question)
    ]


def _by_scope(row: Row):
    sector = row.target.sector
    return (sector is None, sector.position if sector else 0, row.target.scope)


def by_scope(found: list[Row]) -> list[Section]:
    """A section for each scope, planned sectors first."""
    found = sorted(found, key=_by_scope)
    sections = []
    for _key, group in groupby(found, key=_by_scope):
        members = list(group)
        plans = {row.target.plan for row in members if row.target.plan and row.is_counted}
        plan = plans.pop() if len(plans) == 1 else None
        target = members[0].target
        sections.append(Section(target.scope, target.sector, plan, members))
    return sections


def by_plan(found: list[Row]) -> list[Section]:
    """A section for each plan in the order of its first target; headline numbers stand first."""
    groups = {}
    for row in sorted(found, key=lambda row: not row.target.is_headline):
        groups.setdefault(row.target.plan_id, []).append(row)
    return [
        Section(members[0].target.scope, members[0].target.sector, members[0].target.plan, members)
        for members in groups.values()
    ]


def evidence_rows(sections: Iterable[Section]) -> list:
    """Every row whose figure stands on the page: targets, published figures, and rows of open drill-downs."""
    found = []
    for row in (row for section in sections for row in section.rows):
        found += [row.target, row.observation]
        if row.drill is not None:
            found += [member for part in row.drill.parts for member in part.rows]
    return found
