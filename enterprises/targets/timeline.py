"""The slider of the targets' pages: its ends, and the days on which something became true."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from parks.models import Park
from registry.models import Target

from .counting import announced_on
from .questions import Question

# Labels nearer than this, in percent of the track, would run into one another.
APART = 9
FIRST_DAY = date(2020, 1, 1)  # where no batch has a date
DUE, TODAY, PLAN, BATCH = range(4)  # whose label stays where two would meet


@dataclass
class Tick:
    on: date
    label: str
    rank: int
    precision: str = "day"
    percent: str = "0"
    is_shown: bool = True

    @property
    def is_due(self) -> bool:
        return self.rank == DUE

    @property
    def day(self) -> str:
        return self.on.isoformat() if self.is_due else self.on.isoformat()[:7]


@dataclass(frozen=True)
class Timeline:
    first: date
    last: date
    at: date
    ticks: list[Tick]

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    @property
    def value(self) -> int:
        return (self.at - self.first).days

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def is_today(self) -> bool:
        return self.at == self.today


def timeline(targets: list[Target], question: Question) -> Timeline:
    """One query, for the batches; plan and due dates are those of `targets`."""
    today = timezone.localdate()
    ticks = [*_batches(), *_plans(targets), *_dues(targets), Tick(today, _("today"), TODAY)]
    first = min([tick.on for tick in ticks] + [question.as_of], default=FIRST_DAY)
    last = max(today, question.as_of)
    ticks = sorted((tick for tick in ticks if tick.on <= last), key=lambda tick: tick.on)
    _place(ticks, first, last)
    return Timeline(first, last, question.as_of, ticks)


def _batches() -> list[Tick]:
    parks = Park.objects.filter(batch__isnull=False, announced_on__isnull=False)
    dates = parks.order_by("batch").values_list("batch").annotate(on=Min("announced_on"))
    names = {1: _("first batch"), 2: _("second batch"), 3: _("third batch")}
    return [Tick(on, names.get(n, _("Batch %(n)s") % {"n": n}), BATCH) for n, on in dates]


def _plans(targets: list[Target]) -> list[Tick]:
    """The first day on which plans of headline targets came out."""
    dates = {announced_on(target) for target in targets if target.is_headline} - {None}
    return [Tick(min(dates), _("plans announced"), PLAN)] if dates else []


def _dues(targets: list[Target]) -> list[Tick]:
    dates = sorted({target.due_on for target in targets if target.due_on})
    return [Tick(on, _("due"), DUE) for on in dates]


def _place(ticks: list[Tick], first: date, last: date) -> None:
    """Put each tick on the track, and hide the label of whichever would touch a weightier one."""
    span = max((last - first).days, 1)
    kept = []
    for tick in ticks:
        tick.percent = f"{(tick.on - first).days * 100 / span:.2f}"
    for tick in sorted(ticks, key=lambda tick: tick.rank):
        tick.is_shown = all(abs(float(tick.percent) - at) >= APART for at in kept)
        if tick.is_shown:
            kept.append(float(tick.percent))
