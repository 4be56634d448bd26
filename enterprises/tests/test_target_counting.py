"""Counting costs the same queries for one row and for a thousand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.models import Achievement, Classification, Enterprise, Revenue
from enterprises.targets.counting import Drill, standings
from enterprises.targets.questions import Question
from enterprises.targets.verdicts import Verdict
from registry.models import Target
from registry.testing import make_sector, make_source, make_target

pytestmark = pytest.mark.django_db
TODAY = Question(date(2026, 11, 25))


@pytest.fixture
def targets():
    band = {"revenue_from_100m": Decimal(10), "revenue_to_100m": Decimal(100)}
    make_target("class_count", key="leading", tier="leading")
    make_target("revenue_count", key="revenue", **band)
    make_target("achievement_count", key="scenarios", achievement_kind="scenario")
    make_target("sector_scale", key="scale")
    make_target("stated", key="stated")


def fill(rows: int) -> None:
    """`rows` enterprises, each recognised, with a revenue that counts and a scenario."""
    sector, source = make_sector(), make_source(kind="official_list")
    firms = Enterprise.objects.bulk_create(
        Enterprise(uid=f"e{n:05d}", name_zh=f"企业{n}", sector=sector) for n in range(rows)
    )
    since = {"valid_from": date(2022, 1, 1), "valid_from_precision": "day"}
    shared = {"source": source, "sector": sector, "status": "recognised"}
    Classification.objects.bulk_create(
        Classification(enterprise=firm, tier="leading", **since, **shared) for firm in firms
    )
    Revenue.objects.bulk_create(
        Revenue(enterprise=firm, year=2024, amount_100m=12, source=source) for firm in firms
    )
    dated = {"achieved_on": date(2022, 1, 1), "achieved_precision": "day"}
    Achievement.objects.bulk_create(
        Achievement(key=firm.uid, kind="scenario", name_zh="场景", **dated, **shared)
        for firm in firms
    )


def cost(work) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        work()
    return len(queries)


def test_all_targets_cost_the_same_queries_for_one_row_and_for_a_thousand(targets):
    fill(1)
    standings(Target.objects.all(), TODAY)  # Django learns the types of rows once in a process
    one = cost(lambda: standings(Target.objects.select_related("plan"), TODAY))
    Enterprise.objects.all().delete()
    Achievement.objects.all().delete()
    fill(1000)
    assert cost(lambda: standings(Target.objects.select_related("plan"), TODAY)) == one == 5
    actual = {s.target.key: s.actual for s in standings(Target.objects.all(), TODAY)}
    assert actual["leading"] == actual["revenue"] == actual["scenarios"] == 1000


def test_more_targets_cost_no_more_queries(targets):
    before = cost(lambda: standings(Target.objects.all(), TODAY))
    for n in range(20):
        make_target("class_count", key=f"more-{n}", tier="core", sector=make_sector(f"sector-{n}"))
    assert cost(lambda: standings(Target.objects.all(), TODAY)) == before


def test_the_drill_down_shows_the_first_rows_and_says_how_many_are_left(targets):
    fill(70)
    part = Drill(Target.objects.get(key="leading"), TODAY).counted
    assert (part.verdict, len(part.rows), part.total, part.more) == (Verdict.COUNTED, 60, 70, 10)
