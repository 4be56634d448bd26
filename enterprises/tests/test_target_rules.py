"""Each shape of target counts what its rule says, leaves out the rest with a reason, and never says 0 for unknown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from enterprises.targets.counting import Drill, counted_enterprises, standing
from enterprises.targets.questions import Question
from enterprises.targets.verdicts import Verdict
from enterprises.testing import (
    make_achievement,
    make_classification,
    make_enterprise,
    make_revenue,
    make_sector_output,
)
from registry.services import record_evidence
from registry.testing import make_sector, make_source, make_target

pytestmark = pytest.mark.django_db
TODAY = Question(date(2026, 11, 25))


def on(year, month=1, day=1, **more):
    return Question(date(year, month, day), **more)


def day(iso):
    return {"valid_from": date.fromisoformat(iso), "valid_from_precision": "day"}


def said(iso):
    return {"as_of": date.fromisoformat(iso), "as_of_precision": "day"}


def leading(**fields):
    return make_target("class_count", tier="leading", **fields)


def reasons(target, question=TODAY):
    """{Verdict: total} of everything that the drill-down lists."""
    return {part.verdict: part.total for part in Drill(target, question).parts}


@pytest.fixture
def official():
    return make_source(kind="official_list")


def test_nothing_on_record_is_unknown_and_not_zero():
    found = standing(leading(), TODAY)
    assert (found.actual, found.reported, found.gap, found.met) == (None, None, None, None)


def test_reports_alone_make_a_counted_zero_and_stand_apart():
    make_classification(status="reported")
    found = standing(leading(value=10), TODAY)
    assert (found.actual, found.reported, found.gap, found.met) == (0, 1, 10, False)


def test_a_recognised_enterprise_counts_once_however_often_it_is_recorded():
    firm = make_enterprise()
    make_classification(firm, status="recognised", valid_to=date(2023, 12, 31))
    make_classification(firm, status="recognised", **day("2024-01-01"))
    make_classification(firm, status="reported", valid_to=date(2021, 12, 31))
    found = standing(leading(), TODAY)
    assert (found.actual, found.reported) == (1, 0)
    assert reasons(found.target) == {Verdict.COUNTED: 1}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"status": "reported"}, Verdict.REPORTED),
        ({"status": "expired", **day("2021-01-01")}, Verdict.EXPIRED),
        ({"status": "recognised", "valid_to": date(2026, 11, 24)}, Verdict.EXPIRED),
        ({"status": "recognised", "valid_to": date(2026, 11, 25)}, Verdict.COUNTED),
        ({"status": "revoked", **day("2021-01-01")}, Verdict.REVOKED),
        ({"status": "recognised", "level": "district"}, Verdict.DISTRICT),
        ({"status": "recognised", **day("2026-11-26")}, Verdict.EARLY),
        ({"status": "recognised", **day("2026-11-25")}, Verdict.COUNTED),
    ],
)
def test_every_classification_gets_one_verdict(facts, verdict):
    make_classification(**facts)
    assert reasons(leading()) == {verdict: 1}


def test_a_class_that_is_only_expected_is_still_no_data():
    make_classification(**day("2027-01-01"))
    assert standing(leading(), TODAY).actual is None


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_past_date_counts_what_was_in_force_then(status):
    make_classification(status=status, valid_to=date(2024, 6, 30), **day("2021-07-01"))
    counts = [standing(leading(), on(*when)).actual for when in [(2021, 7, 1), (2024, 6, 30)]]
    assert counts == [1, 1]
    assert standing(leading(), on(2024, 7, 1)).actual == 0
    assert standing(leading(), on(2021, 6, 30)).actual is None


def test_a_row_marked_as_ended_never_counts_for_today_even_if_its_end_lies_ahead():
    question = Question.today()
    ahead = question.as_of + timedelta(days=30)
    make_classification(status="revoked", valid_to=ahead, **day("2021-07-01"))
    assert reasons(leading(), question) == {Verdict.REVOKED: 1}


def test_a_report_without_a_date_is_known_from_the_day_of_its_source():
    press = make_source(published_on=date(2022, 7, 27), published_precision="day")
    make_classification(status="reported", source=press)
    assert reasons(leading(), on(2022, 7, 26)) == {Verdict.EARLY: 1}
    assert reasons(leading(), on(2022, 7, 27)) == {Verdict.REPORTED: 1}


def test_the_day_that_the_evidence_is_of_comes_before_that_of_the_source():
    row = make_classification(status="reported", source=make_source())
    record_evidence(
        row, "tier", row.source, by=None, why="a test", value="leading", **said("2023-08-07")
    )
    assert reasons(leading(), on(2023, 8, 6)) == {Verdict.EARLY: 1}
    assert reasons(leading(), on(2023, 8, 7)) == {Verdict.REPORTED: 1}


def test_another_sector_does_not_count_and_says_so():
    make_classification(sector=make_sector("metaverse"))
    target = leading()
    assert standing(target, TODAY).actual is None
    assert reasons(target) == {Verdict.OTHER_SECTOR: 1}


def test_a_class_without_a_sector_does_not_count_for_any():
    row = make_classification()
    type(row).objects.filter(pk=row.pk).update(sector=None)
    assert reasons(leading()) == {Verdict.NO_SECTOR: 1}


def test_a_target_of_no_sector_counts_each_enterprise_once_over_all_sectors():
    firm = make_enterprise()
    make_classification(firm)
    make_classification(firm, sector=make_sector("metaverse"))
    target = leading(scope="sme")
    target.sector = None
    assert standing(target, TODAY).actual == 1


def test_another_class_is_no_observation_of_this_one():
    make_classification(tier="core")
    assert standing(leading(), TODAY).actual is None


def test_an_entry_that_was_merged_into_another_does_not_count():
    make_classification(make_enterprise(merged_into=make_enterprise()))
    target = leading()
    assert reasons(target) == {Verdict.MERGED: 1}
    assert standing(target, TODAY).actual is None


def revenue_target(lower=100, upper=1000, **fields):
    band = {"revenue_from_100m": Decimal(lower), "revenue_to_100m": upper and Decimal(upper)}
    return make_target("revenue_count", **band, **fields)


def firm(**fields):
    return make_enterprise(sector=make_sector(), **fields)


@pytest.mark.parametrize(
    ("amount", "counts"),
    [("99.99", {}), ("100", {1}), ("999.99", {1}), ("1000", {})],
)
def test_a_band_holds_its_lower_edge_and_not_its_upper(official, amount, counts):
    make_revenue(firm(), amount_100m=Decimal(amount), source=official)
    target = revenue_target()
    assert standing(target, TODAY).actual == (1 if counts else None)
    assert set(reasons(target)) == ({Verdict.COUNTED} if counts else {Verdict.OUTSIDE})


def test_a_known_tier_counts_by_its_lower_bound(official):
    make_revenue(firm(), amount_100m=None, at_least_100m=Decimal(1000), source=official)
    assert standing(revenue_target(1000, None), TODAY).actual == 1


def test_cumulative_bands_hold_what_lies_above_them(official):
    make_revenue(firm(), amount_100m=1500, source=official)
    target = revenue_target()
    assert standing(target, TODAY).actual is None
    assert standing(target, on(2026, cumulative=True)).actual == 1


def test_the_newest_full_year_speaks_for_an_enterprise(official):
    company = firm()
    for year, amount in [(2022, 150), (2024, 50), (2025, 500)]:
        make_revenue(company, year=year, amount_100m=amount, source=official)
    target = revenue_target()
    actual = [standing(target, on(*when)).actual for when in [(2023,), (2025, 6), (2025, 12, 31)]]
    assert actual == [1, None, 1]


def test_a_year_that_is_not_over_cannot_be_known(official):
    make_revenue(firm(), year=2025, amount_100m=150, source=official)
    assert reasons(revenue_target(), on(2025, 12, 30)) == {Verdict.EARLY: 1}


def test_revenue_from_the_press_is_reported_and_does_not_count():
    make_revenue(firm(), amount_100m=150)
    found = standing(revenue_target(), TODAY)
    assert (found.actual, found.reported) == (0, 1)


def test_a_newer_report_does_not_displace_a_figure_that_counts(official):
    company = firm()
    make_revenue(company, year=2023, amount_100m=150, source=official)
    make_revenue(company, year=2024, amount_100m=1500)
    assert standing(revenue_target(), TODAY).actual == 1


def test_revenue_of_another_sector_is_left_out_with_that_reason(official):
    other = make_enterprise(sector=make_sector("metaverse"))
    make_revenue(other, amount_100m=150, source=official)
    assert reasons(revenue_target()) == {Verdict.OTHER_SECTOR: 1}


def test_a_merged_enterprise_has_no_revenue_of_its_own(official):
    make_revenue(firm(merged_into=make_enterprise()), amount_100m=150, source=official)
    assert reasons(revenue_target()) == {Verdict.MERGED: 1}


def scenario_target(**fields):
    return make_target("achievement_count", achievement_kind="scenario", unit="个", **fields)


def achieved(iso, **fields):
    dated = {"achieved_on": date.fromisoformat(iso), "achieved_precision": "day"} if iso else {}
    return make_achievement(**dated, **fields)


@pytest.mark.parametrize(
    ("iso", "status", "verdict"),
    [
        ("2026-11-25", "recognised", Verdict.COUNTED),
        ("2026-11-26", "recognised", Verdict.EARLY),
        ("2023-09-17", "reported", Verdict.REPORTED),
        ("2023-09-17", "revoked", Verdict.REVOKED),
        ("2023-09-17", "expired", Verdict.EXPIRED),
        (None, "recognised", Verdict.UNDATED),
    ],
)
def test_every_achievement_gets_one_verdict(iso, status, verdict):
    achieved(iso, status=status)
    assert reasons(scenario_target()) == {verdict: 1}


def test_an_announcement_counts_for_as_many_as_it_names():
    achieved("2023-09-17", status="recognised", count=10)
    achieved("2024-09-17", status="recognised")
    found = standing(scenario_target(value=50), TODAY)
    assert (found.actual, found.gap) == (11, 39)
    assert reasons(found.target) == {Verdict.COUNTED: 11}


def test_achievements_of_other_kinds_and_sectors_do_not_count():
    achieved("2023-09-17", status="recognised", kind="product")
    achieved("2023-09-17", status="recognised", sector=make_sector("metaverse"))
    target = scenario_target()
    assert standing(target, TODAY).actual is None
    assert reasons(target) == {Verdict.OTHER_SECTOR: 1}


def scale_target(**fields):
    return make_target("sector_scale", unit="亿元", **fields)


def test_the_scale_is_that_of_the_newest_full_year(official):
    for year, value in [(2022, 4100), (2024, 5200), (2026, 9000)]:
        make_sector_output(year=year, value_100m=value, source=official)
    found = standing(scale_target(value=5000, comparator=">"), TODAY)
    assert (found.actual, found.gap, found.met) == (5200, 0, True)
    years = {
        part.verdict: [row.year for row in part.rows] for part in Drill(found.target, TODAY).parts
    }
    assert years == {Verdict.COUNTED: [2024], Verdict.SUPERSEDED: [2022], Verdict.EARLY: [2026]}


def test_a_scale_that_is_only_reported_leaves_the_actual_unknown():
    make_sector_output(year=2024, value_100m=5200)
    found = standing(scale_target(value=5000), TODAY)
    assert (found.actual, found.reported, found.gap, found.met) == (None, 5200, None, None)
    assert found.reported_met is True


def test_the_scale_of_another_sector_is_no_observation(official):
    make_sector_output(sector=make_sector("metaverse"), source=official)
    assert standing(scale_target(), TODAY).actual is None


def test_a_stated_number_is_never_counted():
    make_classification()
    found = standing(make_target("stated"), TODAY)
    assert (found.actual, found.reported, found.met) == (None, None, None)


@pytest.mark.parametrize(
    ("comparator", "actual", "met"),
    [
        (">=", 2, True),
        (">", 2, False),
        (">", 3, True),
        ("=", 1, False),
        ("=", 3, True),
        ("", 3, None),
    ],
)
def test_the_comparator_decides_whether_a_target_is_met(comparator, actual, met):
    for _ in range(actual):
        make_classification()
    for qualifier in ("", "约", "近", "+"):
        target = leading(comparator=comparator, value=2, qualifier=qualifier)
        assert standing(target, TODAY).met is met


def test_a_target_without_a_number_has_an_actual_and_no_gap():
    make_classification()
    found = standing(leading(value=None, comparator="", qualifier="若干"), TODAY)
    assert (found.actual, found.gap, found.met) == (1, None, None)


def test_a_target_is_past_due_from_the_day_after():
    target = leading(due_on=date(2025, 12, 31))
    assert not standing(target, on(2025, 12, 31)).is_past_due
    assert standing(target, on(2026, 1, 1)).is_past_due
    assert not standing(leading(due_on=None), TODAY).is_past_due


def test_as_many_enterprises_are_named_as_are_counted(official):
    make_classification()
    make_classification(status="reported")
    make_revenue(firm(), amount_100m=150, source=official)
    for target in (leading(), revenue_target()):
        assert counted_enterprises(target, TODAY).count() == standing(target, TODAY).actual == 1
    assert not counted_enterprises(scenario_target(), TODAY).exists()


def test_every_rule_says_in_both_languages_what_it_does(official):
    from django.utils.translation import override

    targets = [
        leading(),
        revenue_target(),
        scenario_target(),
        scale_target(),
        make_target("stated"),
    ]
    for target in targets:
        said = set()
        for language in ("zh-hans", "en"):
            with override(language):
                said.add(standing(target, TODAY).sentence)
        assert len(said) == 2
        assert all(sentence.endswith((".", "。")) for sentence in said)
