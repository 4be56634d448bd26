"""Where parks are found: their points and their drawn blocks, each through its index."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from parks.filtersets import ParkFilterSet
from parks.models import Park
from parks.testing import make_block, make_park, make_space
from registry.testing import make_direction, point, square

pytestmark = pytest.mark.django_db


def asked(query: str):
    return ParkFilterSet(QueryDict(query), Park.objects.public())


def found(query: str) -> set[str]:
    return {park.slug for park in asked(query).qs}


def test_a_rectangle_finds_points_and_drawn_blocks_that_cross_its_edge():
    make_park(slug="point", location=point(121.5, 31.2))
    make_block(
        make_park(slug="block", location=point(121.9, 31.2)), boundary=square(121.75, half=0.2)
    )
    make_park(slug="beside", location=point(121.9, 31.2))
    make_park(slug="unknown")
    assert found("bbox=121.4,31.1,121.6,31.3") == {"point", "block"}


def test_points_and_blocks_are_found_through_their_indexes():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = asked("bbox=121,31,121.1,31.1").narrowed().order_by().explain()
    if connection.vendor == "postgresql":
        conditions = [line for line in plan.splitlines() if "Index Cond" in line]
        assert any("location &&" in line for line in conditions)
        assert any("boundary &&" in line for line in conditions)
    else:
        assert plan.count("VIRTUAL TABLE INDEX") == 2


def test_a_direction_holds_those_below_it():
    wide = make_direction(code="hydrogen")
    narrow = make_direction(code="fuel-cell", parent=wide)
    make_park(slug="a").direction_links.create(direction=narrow)
    assert found("direction=hydrogen") == found("direction=fuel-cell") == {"a"}


def test_rents_by_the_month_and_by_the_day_are_compared():
    make_space(make_park(slug="day"), kind="office", price=3, price_unit="cny_m2_day")
    make_space(make_park(slug="month"), kind="office", price=90, price_unit="cny_m2_month")
    make_space(make_park(slug="bought"), kind="office", price=1, price_unit="cny_m2")
    make_space(make_park(slug="land"), kind="land", price=1, price_unit="cny_m2_day")
    assert found("max_rent=2.96") == {"month"}
    assert found("max_rent=3") == {"month", "day"}


def test_space_that_is_gone_has_no_rent():
    make_space(make_park(), kind="office", available_m2=0, price=3, price_unit="cny_m2_day")
    assert found("max_rent=5") == set()


def test_areas_on_offer_are_added_up():
    park = make_park(slug="a")
    for available in (400, 600):
        make_space(park, kind="office", available_m2=available)
    assert found("min_floor_m2=1000") == {"a"}
    assert found("min_floor_m2=1001") == found("min_land_m2=0") == set()


def test_space_boundary_and_freshness_are_asked_of_a_park():
    today = timezone.localdate()
    known = make_park(name_zh="甲")
    make_space(known, kind="factory", available_m2=5, verified_on=today - timedelta(90))
    make_space(known, kind="office", available_m2=0, verified_on=today - timedelta(400))
    make_block(known, boundary=square(), geometry_status="approximate")
    make_block(known, boundary=square(), geometry_status="surveyed")
    old = make_park(name_zh="乙")
    make_space(old, kind="land", available_m2=None, verified_on=today - timedelta(91))
    make_block(old, boundary=None, geometry_status="none")
    bare = make_park(name_zh="丙")
    for query, parks in {
        "space_kind=factory": {known},
        "space_kind=office": set(),
        "space_kind=land&space_kind=factory": {known, old},
        "boundary=surveyed": {known},
        "boundary=approximate": set(),
        "boundary=none": {old, bare},
        "checked=fresh": {known},
        "checked=older": {old},
        "checked=never": {bare},
        f"checked=fresh&as_of={today - timedelta(1)}": {known, old},
    }.items():
        assert set(asked(query).qs) == parks, query
