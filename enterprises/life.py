"""The classes of an enterprise in time, as a drawing: when each began, how long it holds, and where today stands.

Sideways everything is in per cent of the drawing, so that it fits any width; heights are pixels.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from registry.formatting import partial_date

from .standing import level_word

TOP, LANE, BAR, FOOT = 26, 66, 36, 26
LEAST_YEARS = 7
WIDE = 576  # pixels of the narrowest drawing: what a label must fit into


@dataclass
class Life:
    """`classes` as `standing.all_shown` gives them; those without a first day stand in the table only."""

    classes: list[dict]
    today: date

    @cached_property
    def dated(self) -> list[dict]:
        return [one for one in self.classes if one["row"].valid_from]

    @cached_property
    def first(self) -> date:
        years = [one["row"].valid_from.year for one in self.dated]
        return date(min([*years, self.today.year - LEAST_YEARS + 1]), 1, 1)

    @cached_property
    def last(self) -> date:
        ends = [one["row"].valid_to for one in self.dated if one["row"].valid_to]
        return max([*ends, self.today + timedelta(days=45)])

    def at(self, day: date) -> float:
        """Where the day stands, in per cent."""
        return 100 * (day - self.first).days / (self.last - self.first).days

    @property
    def height(self) -> int:
        return TOP + LANE * len(self.dated) + FOOT

    @property
    def floor(self) -> int:
        """Where the axis runs."""
        return TOP + LANE * len(self.dated)

    @property
    def years(self) -> list[dict]:
        """Ticks of the axis: every year, or every few where there are many."""
        span = range(self.first.year, self.last.year + 1)
        step = -(-len(span) // 12)
        return [self._tick(date(year, 1, 1)) for year in span[::step]]

    def _tick(self, day: date) -> dict:
        at = self.at(day)
        anchor = "start" if at < 1 else "end" if at > 97 else "middle"
        return {"x": cent(at), "text": day.year, "anchor": anchor}

    @property
    def now(self) -> dict:
        return {"x": cent(self.at(self.today)), "tail": self.at(self.today) > 50}

    @property
    def lanes(self) -> list[dict]:
        return [self._lane(one, TOP + LANE * n) for n, one in enumerate(self.dated)]

    def _lane(self, one: dict, top: int) -> dict:
        row = one["row"]
        start = self.at(row.valid_from)
        end = self.at(row.valid_to or self.last)
        label = lane_label(one)
        fits = width(label) + 44 < (end - start) * WIDE / 100
        return {
            "class": one,
            "label": label,
            "fits": fits,
            "x": cent(start),
            "width": cent(end - start),
            "y": top + 24,
            "head": top + 16,
            "text": top + 24 + BAR // 2 + 5,
            "since": _("since %(date)s")
            % {"date": partial_date(row.valid_from, row.valid_from_precision)},
            "tail": start > 62,
            "after": self._after(row, end),
        }

    def _after(self, row, end: float) -> dict | None:
        """What follows a last day that is past: time in which no renewal is on record."""
        if row.valid_to is None or row.valid_to >= self.today:
            return None
        wide = self.at(self.today) - end
        words = _("no renewal on record")
        fits = width(words) + 14 < wide * WIDE / 100
        return {"x": cent(end), "width": cent(wide), "words": words if fits else ""}

    @property
    def spoken(self) -> str:
        """The drawing in words, for those who do not see it; the table below says the same."""
        said = [
            _("%(label)s from %(start)s to %(end)s")
            % {
                "label": lane_label(one),
                "start": partial_date(one["row"].valid_from, one["row"].valid_from_precision),
                "end": partial_date(one["row"].valid_to),
            }
            for one in self.dated
        ]
        return _("; ").join(said)


def lane_label(one: dict) -> str:
    """What stands in the bar: the level where there is one, else the class."""
    level = level_word(one["row"])
    return f"{one['label']} · {level}" if level else one["label"]


def width(text: str, size: float = 13) -> float:
    """About as wide as the text is drawn, in pixels."""
    return sum(size if ord(char) > 0x2E7F or char in "“”" else size * 0.56 for char in text)


def cent(value: float) -> str:
    return f"{value:.2f}%"
