import json
import re

import pytest
from django.urls import reverse

from enterprises.testing import make_tenancy
from parks.models import Park, ParkDistrict
from parks.testing import make_park, make_space
from registry import search
from registry.testing import make_district, make_sector, point

pytestmark = pytest.mark.django_db


def cards(response) -> list[str]:
    return re.findall(r'class="card" data-park="([^"]+)"', response.content.decode())


def test_the_page_lists_the_parks_that_the_query_asks_for(client):
    park = make_park(sector=make_sector("metaverse"))
    make_park(sector=make_sector("marine"))
    response = client.get(reverse("maps:explorer"), {"sector": "metaverse"})
    assert response.status_code == 200
    assert cards(response) == [park.slug]


def test_a_park_without_a_position_is_listed_marked_and_counted(client):
    make_park(location=point(), location_level="town")
    make_park()
    text = client.get("/en/").content.decode()
    assert '<span class="num">1</span> mapped, <span class="num">1</span> unlocated' in text
    assert "Position unknown" in text


def test_an_unknown_parameter_is_refused_by_name(client):
    response = client.get(reverse("maps:explorer"), {"colour": "red"})
    assert response.status_code == 400
    assert "colour" in response.content.decode()


@pytest.mark.parametrize("query", [{"batch": ""}, {"q": " "}, {"located": ""}, {"min_land_m2": ""}])
def test_an_empty_field_of_the_form_asks_for_nothing(client, query):
    park = make_park()
    assert cards(client.get(reverse("maps:explorer"), query)) == [park.slug]


def test_what_fits_the_words_best_comes_first_and_the_order_says_so(client):
    make_park(name_zh="东张江路", slug="inside")
    make_park(name_zh="张江", slug="exact")
    search.refresh(Park)
    response = client.get("/en/", {"q": "张江"})
    assert cards(response) == ["exact", "inside"]
    assert '<option value="relevance" selected>' in response.content.decode()
    assert 'value="relevance"' not in client.get("/en/").content.decode()


def test_a_draft_is_not_shown_to_a_stranger(client):
    make_park(publication="draft")
    assert cards(client.get(reverse("maps:explorer"))) == []


@pytest.mark.parametrize("name", ["maps:explorer", "maps:results", "maps:districts"])
def test_a_page_costs_the_same_queries_for_one_park_and_for_a_thousand(
    client, django_assert_max_num_queries, name
):
    first = make_park(location=point())
    make_space(first, available_m2=1)
    with django_assert_max_num_queries(100) as one:
        client.get(reverse(name))
    Park.objects.bulk_create(
        Park(
            slug=f"many-{i}",
            name_zh=f"园{i}",
            sector=first.sector,
            membership="reported",
            publication="public",
        )
        for i in range(999)
    )
    district = make_district()
    ParkDistrict.objects.bulk_create(
        ParkDistrict(park=park, district=district) for park in Park.objects.exclude(pk=first.pk)
    )
    make_space(Park.objects.get(slug="many-1"), available_m2=2)
    with django_assert_max_num_queries(len(one)):
        client.get(reverse(name))


def test_the_results_carry_the_numbers_of_the_chips(client):
    make_park(sector=make_sector("metaverse"), batch=3)
    make_park(sector=make_sector("marine"), batch=2)
    text = client.get(reverse("maps:results"), {"sector": "marine"}).content.decode()
    counts = json.loads(re.search(r'data-counts="([^"]+)"', text)[1].replace("&quot;", '"'))
    assert counts["sector"] == {"marine": 1, "metaverse": 1}
    assert counts["batch"] == {"2": 1}


def test_a_park_off_this_page_of_the_list_has_a_card_of_its_own(client):
    park = make_park(area_km2=2)
    make_tenancy(park=park)
    text = client.get(reverse("maps:park-card", args=[park.slug])).content.decode()
    assert park.name_zh in text
    assert "<b>1</b>" in text


def test_the_card_of_a_hidden_park_is_not_found(client):
    park = make_park(publication="draft")
    assert client.get(reverse("maps:park-card", args=[park.slug])).status_code == 404


def test_the_form_keeps_what_it_has_no_field_for(client):
    make_park()
    text = client.get("/", {"near": "121.5,31.2", "within_km": "5"}).content.decode()
    assert '<input type="hidden" name="near" value="121.5,31.2">' in text
    assert '<input type="hidden" name="within_km" value="5">' in text


def test_no_style_and_no_script_stands_in_the_page(client):
    make_park(location=point())
    text = client.get("/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)


def test_no_tile_is_asked_for_unless_a_provider_is_configured(client):
    assert 'data-tiles="[]"' in client.get("/").content.decode()
