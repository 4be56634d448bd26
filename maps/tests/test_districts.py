from decimal import Decimal

import pytest
from django.test import RequestFactory

from enterprises.testing import make_classification, make_enterprise
from maps.districts import figures
from parks.testing import make_park
from registry.testing import make_district, make_sector

pytestmark = pytest.mark.django_db


def row(stranger, adcode="310115", **query):
    request = RequestFactory().get("/", query)
    request.user = stranger
    return {row.district.adcode: row for row in figures(request)}[adcode]


def test_a_district_counts_its_parks_and_adds_up_their_areas(stranger):
    make_park(area_km2=Decimal("1.5"))
    make_park(area_km2=Decimal("2.25"))
    make_park()
    found = row(stranger)
    assert (found.parks, found.area_km2) == (3, Decimal("3.75"))


def test_an_area_that_nobody_announced_is_unknown_and_not_nought(stranger):
    make_park()
    assert row(stranger).area_km2 is None


def test_a_park_in_two_districts_counts_in_both_and_its_area_in_neither(stranger):
    both = [make_district("310115"), make_district("310120")]
    make_park(districts=both, area_km2=4)
    rows = [row(stranger, adcode) for adcode in ("310115", "310120")]
    assert [(r.parks, r.area_km2) for r in rows] == [(1, None), (1, None)]


def test_what_is_reported_stands_apart_from_what_is_recognised(stranger):
    district = make_district()
    make_classification(make_enterprise(district=district), "leading")
    make_classification(make_enterprise(district=district), "leading", status="reported")
    found = row(stranger)
    assert found.enterprises == 2
    assert found.classes["leading"] == [1, 1]


def test_the_figures_follow_the_query(stranger):
    make_park(sector=make_sector("marine"))
    make_park(sector=make_sector("metaverse"))
    assert row(stranger, sector="marine").parks == 1


def test_the_table_is_a_page_of_its_own(client):
    make_park()
    text = client.get("/en/map/districts/").content.decode()
    assert 'data-adcode="310115"' in text
    assert 'data-measure="parks" data-value="1"' in text


def test_what_the_reader_may_not_see_is_not_counted(stranger, steward):
    make_park(publication="draft", area_km2=5)
    make_enterprise(district=make_district(), merged_into=make_enterprise())
    found, all_there_is = row(stranger), row(steward)
    assert (found.parks, found.area_km2, found.enterprises) == (0, None, 0)
    assert (all_there_is.parks, all_there_is.area_km2, all_there_is.enterprises) == (1, 5, 0)
