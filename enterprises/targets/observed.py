"""Figures that others published, shown beside the register's own counts and never mixed with them."""

import re
from collections.abc import Iterable

from registry.models import Observation, Target

from .questions import Question

# What the published figures call a scope of targets.
TOPICS = {
    "green_low_carbon": ("sector_green",),
    "metaverse": ("sector_metaverse",),
    "smart_terminal": ("sector_smart_terminal",),
    "integrated_circuits": ("ic",),
    "fashion_consumer_goods": ("fashion",),
    "all": ("city", "top100"),
}
CITY = "上海市"


def topics(scope: str) -> tuple[str, ...]:
    return TOPICS.get(scope, (scope,))


def published(scopes: Iterable[str]) -> list[Observation]:
    """Everything published about these scopes, the newest of each figure first; one query."""
    wanted = {topic for scope in scopes for topic in topics(scope)}
    rows = Observation.objects.filter(topic__in=wanted).select_related("source")
    return sorted(rows, key=_newest_first)


def _newest_first(row: Observation) -> tuple:
    day = row.as_of.toordinal() if row.as_of else 0
    return (row.topic, row.metric_key, row.scope_zh != CITY, -day, row.key)


def figure_name(target: Target) -> str:
    """The bare name of the number: `parks-parks_total_2026` → `parks_total`."""
    return re.sub(r"_20\d\d$", "", target.key.removeprefix(f"{target.scope}-"))


def beside(target: Target, rows: Iterable[Observation], question: Question) -> Observation | None:
    """The newest figure of the same name and unit for the whole city, of the day asked for or before it."""
    for row in rows:
        same = row.metric_key == figure_name(target) and row.topic in topics(target.scope)
        known = row.as_of is not None and row.as_of <= question.as_of
        if same and known and row.unit == target.unit and row.scope_zh == CITY:
            return row
    return None
