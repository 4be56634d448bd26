"""Judging all parks by a requirement, and putting them in order."""

from dataclasses import dataclass
from functools import cached_property

from .criterion import Outcome, Verdict
from .requirement import Wanted

FITS, NEARLY, OUT = range(3)  # groups
LITTLE = 0.75  # of what must be had: a park with so much of it misses by little
TENTHS = 1_000  # a full score, in tenths of a point


@dataclass(frozen=True)
class Judged:
    """A park and its verdicts, one for each of `wanted`. Points and score are of 100, in tenths of a point."""

    row: dict
    wanted: tuple[Wanted, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def pairs(self):
        return list(zip(self.wanted, self.verdicts, strict=True))

    @cached_property
    def total(self) -> int:
        """All weights together."""
        return sum(one.weight for one in self.wanted)

    @cached_property
    def reached(self) -> float:
        """The weights, each by its share."""
        return sum(wanted.weight * verdict.share for wanted, verdict in self.pairs)

    @cached_property
    def points(self) -> list[float]:
        """What each criterion contributes; together exactly the score."""
        return [
            tenths / 10
            for tenths in shared_out(
                [w.weight for w in self.wanted], [v.share for v in self.verdicts]
            )
        ]

    @property
    def score(self) -> float:
        return round(sum(self.points), 1)

    @cached_property
    def confidence(self) -> float:
        """Which part of the weight is judged by something on record, 0 to 1."""
        known = sum(w.weight for w, v in self.pairs if v.outcome != Outcome.UNKNOWN)
        return known / self.total if self.total else 0.0

    @cached_property
    def group(self) -> int:
        """FITS, unless something that must be had is missing: NEARLY if all of it is missed by little, else OUT."""
        missed = [v.share for w, v in self.pairs if w.must and v.outcome == Outcome.MISSES]
        if not missed:
            return FITS
        return NEARLY if min(missed) >= LITTLE else OUT

    def count(self, outcome: str) -> int:
        return sum(verdict.outcome == outcome for verdict in self.verdicts)

    @cached_property
    def place(self) -> tuple:
        """What parks are sorted by: group, score, what is unknown, name."""
        unknown = self.count(Outcome.UNKNOWN)
        return self.group, -self.score, unknown, self.row["name_zh"], self.row["slug"]


def shared_out(weights: list[int], shares: list[float]) -> list[int]:
    """Tenths of a point for each criterion: whole numbers whose sum is the rounded sum.

    The largest remainders are rounded up, so that what is printed adds up to what is printed.
    """
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [TENTHS * weight * share / total for weight, share in zip(weights, shares, strict=True)]
    floors = [int(value + 1e-9) for value in exact]
    left = round(sum(exact)) - sum(floors)
    by_remainder = sorted(range(len(exact)), key=lambda at: floors[at] - exact[at])
    for at in by_remainder[:left]:
        floors[at] += 1
    return floors


def judge(requirement) -> list[Judged]:
    """All parks, the best first; in one query."""
    wanted = tuple(requirement.wanted)
    judged = [
        Judged(row, wanted, tuple(one.criterion.judge(one.value, row) for one in wanted))
        for row in requirement.rows()
    ]
    return sorted(judged, key=lambda one: one.place)
