"""How the first five change when one criterion counts more or not at all."""

from dataclasses import dataclass

from .names import name_of
from .requirement import MOST_WEIGHT
from .scoring import Judged

FIRST = 5


@dataclass(frozen=True)
class Change:
    """If the criterion counted `weight`: the names of parks that come among the first five, and of those that go."""

    title: str
    weight: int
    came: list[str]
    went: list[str]

    @property
    def moves(self) -> bool:
        return bool(self.came or self.went)


def changes(judged: list[Judged]) -> list[Change]:
    """For each criterion two changes: it counts nothing, and it counts most. `judged` is in order."""
    if len(judged) < 2:
        return []
    now = [one.row for one in judged[:FIRST]]
    return [
        _change(judged, now, at, weight)
        for at in range(len(judged[0].wanted))
        for weight in (0, MOST_WEIGHT)
        if judged[0].wanted[at].weight != weight
    ]


def _change(judged, now: list[dict], at: int, weight: int) -> Change:
    then = [one.row for one in sorted(judged, key=lambda one: _place(one, at, weight))[:FIRST]]
    return Change(
        title=judged[0].wanted[at].criterion.title,
        weight=weight,
        came=[name_of(row) for row in then if row not in now],
        went=[name_of(row) for row in now if row not in then],
    )


def _place(one: Judged, at: int, weight: int) -> tuple:
    total = one.total - one.wanted[at].weight + weight
    reached = one.reached + (weight - one.wanted[at].weight) * (one.verdicts[at].share or 0)
    _group, _score, *rest = one.place
    return (-round(reached / total, 4) if total else 0, *rest)
