"""The match: judging, adding up, and what must hold for any requirement."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from parks.matching.criterion import Outcome, all_criteria
from parks.matching.requirement import requirement_of
from parks.matching.scoring import FITS, NEARLY, OUT, Judged, judge, shared_out
from parks.matching.sensitivity import changes
from parks.testing import make_park, make_space
from registry.filters import BadQuery
from registry.testing import point

LIMITS = ["min_land_m2", "min_floor_m2", "max_rent", "min_clear_height_m", "near"]
WEIGHTS = st.integers(0, 5)
HAS = st.one_of(st.none(), st.floats(0, 10_000_000))
WANTED = st.floats(0, 10_000_000)


class Asked:
    """What `scoring` reads of a criterion that is wanted."""

    def __init__(self, criterion, value, weight=3, must=False):
        self.criterion, self.value, self.weight, self.must = criterion, value, weight, must


def judged(asked: list[Asked], row: dict) -> Judged:
    verdicts = tuple(one.criterion.judge(one.value, row) for one in asked)
    return Judged(row, tuple(asked), verdicts)


def asked_and_row():
    """Some limits, each with what is wanted, its weight, whether it must be, and what a park has."""
    one = st.tuples(st.sampled_from(LIMITS), WANTED, WEIGHTS, st.booleans(), HAS)
    return st.lists(one, min_size=1, max_size=5, unique_by=lambda each: each[0]).map(_made)


def _made(parts) -> tuple[list[Asked], dict]:
    criteria = all_criteria()
    asked = [Asked(criteria[name], value, weight, must) for name, value, weight, must, _ in parts]
    row = {f"{name}_has": has for name, _value, _weight, _must, has in parts}
    return asked, row | {"name_zh": "园区", "slug": "park"}


@given(asked_and_row())
def test_what_is_printed_adds_up_and_stays_within_a_hundred(made):
    one = judged(*made)
    assert one.score == pytest.approx(sum(one.points), abs=1e-9)
    exact = 100 * one.reached / one.total if one.total else 0
    assert one.score == pytest.approx(exact, abs=0.0501)
    assert 0 <= one.score <= 100
    assert all(0 <= points <= 100 for points in one.points)


@given(asked_and_row(), st.integers(0, 4), st.floats(0, 1))
def test_loosening_a_limit_never_lowers_a_park(made, which, part):
    asked, row = made
    before = judged(asked, row)
    changed = asked[which % len(asked)]
    is_most = changed.criterion.name in {"max_rent", "near"}
    changed.value = changed.value / max(part, 0.01) if is_most else changed.value * part
    after = judged(asked, row)
    assert after.score >= before.score - 0.1  # tenths are shared out anew
    assert after.reached >= before.reached - 1e-9
    assert after.group <= before.group


@given(asked_and_row())
def test_unknown_never_counts_as_fit(made):
    asked, row = made
    one = judged(asked, row)
    for wanted, verdict, points in zip(one.wanted, one.verdicts, one.points, strict=True):
        if row[f"{wanted.criterion.name}_has"] is None:
            assert (verdict.outcome, verdict.share, points) == (Outcome.UNKNOWN, None, 0)
        else:
            assert (verdict.outcome == Outcome.FITS) == (verdict.share == 1)
    known = [w.weight for w, v in one.pairs if v.outcome != Outcome.UNKNOWN]
    assert one.confidence * one.total == pytest.approx(sum(known))


@given(st.lists(st.tuples(WEIGHTS, st.floats(0, 1)), max_size=12))
def test_tenths_are_shared_out_without_rest(pairs):
    weights, shares = [weight for weight, _ in pairs], [share for _, share in pairs]
    total = sum(weights)
    exact = [1000 * weight * share / total for weight, share in pairs] if total else []
    tenths = shared_out(weights, shares, round(sum(exact)))
    assert sum(tenths) == round(sum(exact))
    assert all(abs(one - whole) < 1 + 1e-6 for one, whole in zip(tenths, exact, strict=False))


def a_park(name: str, **space):
    park = make_park(name_zh=name, location=space.pop("location", None))
    if space:
        make_space(park, **space)
    return park


def found(query: str) -> list[Judged]:
    return judge(requirement_of(QueryDict(query), AnonymousUser()))


def order(query: str) -> list[tuple[str, int]]:
    return [(one.row["name_zh"], one.group) for one in found(query)]


@pytest.mark.django_db
def test_what_must_be_had_rules_out_unless_it_is_missed_by_little():
    a_park("甲", kind="factory", available_m2=10_000)
    a_park("乙", kind="factory", available_m2=8_000)
    a_park("丙", kind="factory", available_m2=5_000)
    a_park("丁")
    ranked = order("min_floor_m2=10000&must=min_floor_m2")
    assert ranked == [("甲", FITS), ("丁", FITS), ("乙", NEARLY), ("丙", OUT)]
    assert [group for _name, group in order("min_floor_m2=10000")] == [FITS] * 4


@pytest.mark.django_db
def test_a_near_miss_says_what_would_make_it_fit():
    a_park("乙", kind="factory", available_m2=8_000)
    verdict = found("min_floor_m2=10000&must=min_floor_m2")[0].verdicts[0]
    with translation.override("en"):
        assert verdict.fits_if.replace("\u00a0", " ") == "Fits if 8,000 m² instead of 10,000 m²"
        assert verdict.sentence.replace("\u00a0", " ") == "8,000 m², 2,000 m² short"


@pytest.mark.django_db
def test_every_criterion_over_space_reads_the_best_of_what_is_on_offer():
    best = {"kind": "office", "price": 3, "price_unit": "cny_m2_day", "floor_load_t_m2": 2}
    best |= {"clear_height_m": 6, "power_kva": 800, "available_from": datetime.date(2026, 6, 1)}
    park = a_park("甲", **best, available_m2=100)
    let = best | {"price": 1, "floor_load_t_m2": 9, "clear_height_m": 9, "power_kva": 9000}
    make_space(park, **let | {"available_m2": 0, "available_from": datetime.date(2025, 1, 1)})
    make_space(park, kind="office", available_m2=50, price=60, price_unit="cny_m2_month")
    exact = {"max_rent": "1.98", "min_floor_load_t_m2": "2", "min_clear_height_m": "6"}
    exact |= {"min_power_kva": "800", "available_by": "2026-06-01"}
    beyond = {"max_rent": "1.97", "min_floor_load_t_m2": "2.1", "min_clear_height_m": "6.1"}
    beyond |= {"min_power_kva": "801", "available_by": "2026-05-31"}
    for asked, outcome in ((exact, Outcome.FITS), (beyond, Outcome.MISSES)):
        for name, value in asked.items():
            assert found(f"{name}={value}")[0].verdicts[0].outcome == outcome, (name, value)


@pytest.mark.django_db
def test_distance_is_along_the_ellipsoid_and_unknown_without_a_position():
    a_park("甲", location=point(121.5, 31.2))
    a_park("乙")
    near, unplaced = found("near=121.6,31.2&within_km=9.6")
    assert near.verdicts[0].outcome == Outcome.FITS  # 9.53 km
    assert unplaced.verdicts[0].outcome == Outcome.UNKNOWN
    assert found("near=121.6,31.2&within_km=9.5")[0].verdicts[0].outcome == Outcome.MISSES


@pytest.mark.django_db
def test_equal_parks_stand_in_the_order_of_their_names():
    for name in ("丙", "甲", "乙"):
        a_park(name, kind="land", available_m2=100)
    assert [name for name, _group in order("min_land_m2=50")] == sorted(["甲", "乙", "丙"])


@pytest.mark.django_db
def test_a_weight_of_nothing_leaves_a_criterion_out_of_the_score():
    a_park("甲", kind="land", available_m2=100)
    ranked = found("min_land_m2=50&max_rent=3&weight_max_rent=0")
    assert (ranked[0].score, ranked[0].confidence) == (100, 1)


@pytest.mark.django_db
def test_changes_tell_who_comes_among_the_first_five_and_who_goes():
    for number in range(5):
        a_park(f"地{number}", kind="land", available_m2=100)
    a_park("楼", kind="office", available_m2=100)
    ranked = found("min_land_m2=100&min_floor_m2=100&weight_min_floor_m2=1")
    told = {(str(one.title), one.weight): (one.came, one.went) for one in changes(ranked)}
    with translation.override("zh-hans"):
        assert told["可供用地", 0] == (["楼"], ["地4"])
        assert told["可供用地", 5] == ([], [])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("min_floor_m2=NaN", "min_floor_m2"),
        ("min_floor_m2=-1", "min_floor_m2"),
        ("max_rent=1e5", "max_rent"),
        ("must=colour", "must"),
        ("weight_max_rent=6", "weight_max_rent"),
        ("direction=none-such", "direction"),
        ("near=200,31", "near"),
        ("within_km=5", "within_km"),
        ("colour=red", "colour"),
        ("available_by=2026-13-01", "available_by"),
        ("text=" + "x" * 2001, "text"),
        ("space_kind=land", "space_kind"),
    ],
)
@pytest.mark.django_db
def test_what_is_not_in_order_is_refused_by_name(client, query, name):
    with pytest.raises(BadQuery) as caught:
        requirement_of(QueryDict(query), AnonymousUser())
    assert name in caught.value.errors
    assert client.get(f"/parks/match/?{query}").status_code == 400
    assert client.get(f"/api/v1/parks/match/?{query}").json()["errors"][name]
