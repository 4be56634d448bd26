"""Judging all parks by a requirement, and putting them in order."""

from dataclasses import dataclass

from .criterion import Verdict
from .requirement import Wanted

FITS, NEARLY, OUT = range(3)  # groups
LITTLE = 0.75  # of what must be had: a park with so much of it misses by little
TENTHS = 1_000  # a full score, in tenths of a point


@dataclass(eq=False)
class Judged:
    """A park and its verdicts, one for each of `wanted`. Points and score are of 100, in tenths of a point."""

    row: dict
    wanted: tuple[Wanted, ...]
    verdicts: tuple[Verdict, ...]

    def __post_init__(self):
        self.total = self.reached = self.known = (
            0  # weights; those by their shares; those judged at all
        )
        self.unknown, least = 0, 1.0
        for wanted, verdict in zip(self.wanted, self.verdicts, strict=True):
            weight, share = wanted.weight, verdict.share
            self.total += weight
            if share is None:
                self.unknown += 1
                continue
            self.known += weight
            self.reached += weight * share
            if wanted.must and share < least:
                least = share
        # FITS, unless something that must be had is missing: NEARLY if all of it is missed by little, else OUT.
        self.group = FITS if least == 1 else NEARLY if least >= LITTLE else OUT
        self.tenths = round(TENTHS * self.reached / self.total) if self.total else 0

    @property
    def pairs(self):
        return list(zip(self.wanted, self.verdicts, strict=True))

    @property
    def score(self) -> float:
        return self.tenths / 10

    @property
    def points(self) -> list[float]:
        """What each criterion contributes; together exactly the score."""
        weights, shares = [w.weight for w in self.wanted], [v.share or 0 for v in self.verdicts]
        return [tenths / 10 for tenths in shared_out(weights, shares, self.tenths)]

    @property
    def confidence(self) -> float:
        """Which part of the weight is judged by something on record, 0 to 1."""
        return self.known / self.total if self.total else 0.0

    @property
    def place(self) -> tuple:
        """What parks are sorted by: group, score, what is unknown, name."""
        return self.group, -self.tenths, self.unknown, self.row["name_zh"], self.row["slug"]

    def count(self, outcome: str) -> int:
        return sum(verdict.outcome == outcome for verdict in self.verdicts)


def shared_out(weights: list[int], shares: list[float], tenths: int) -> list[int]:
    """`tenths` of a point for the criteria, as whole numbers that add up to it.

    The largest remainders are rounded up, so that what is printed adds up to what is printed.
    """
    total = sum(weights)
    if not total:
        return [0] * len(weights)
    exact = [TENTHS * weight * share / total for weight, share in zip(weights, shares, strict=True)]
    floors = [int(value + 1e-9) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: floors[at] - exact[at])
    for at in by_remainder[: tenths - sum(floors)]:
        floors[at] += 1
    return floors


def judge(requirement) -> list[Judged]:
    """All parks, the best first; in one query."""
    wanted = tuple(requirement.wanted)
    judges = [(one.criterion.judge, one.value) for one in wanted]
    judged = [
        Judged(row, wanted, tuple([judges_it(value, row) for judges_it, value in judges]))
        for row in requirement.rows()
    ]
    return sorted(judged, key=lambda one: one.place)
