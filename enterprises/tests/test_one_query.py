"""List, count, map, facets and API say the same for the same query."""

import random
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from enterprises.facets import ENTERPRISE_FACETS
from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.tests import world
from parks.facets import PARK_FACETS
from parks.filtersets import ParkFilterSet
from parks.models import Park
from registry.facets import count_facets
from registry.paging import page_of_keys
from registry.search import refresh

pytestmark = pytest.mark.django_db
KINDS = {
    "parks": (ParkFilterSet, Park, PARK_FACETS),
    "enterprises": (EnterpriseFilterSet, Enterprise, ENTERPRISE_FACETS),
}


def filterset(kind: str, query: dict):
    make, model, _facets = KINDS[kind]
    text = urlencode(query, doseq=True)
    return make(QueryDict(text), model.objects.visible_to(AnonymousUser()))


def queries(count: int, seed: int) -> list[dict]:
    rng = random.Random(seed)
    return [{}, *(world.random_query(rng) for _ in range(count))]


@pytest.mark.parametrize("kind", KINDS)
def test_list_map_facets_and_api_agree_on_any_query(kind, client):
    world.build()
    for query in queries(30, seed=11):
        text = urlencode(query, doseq=True)
        listed = client.get(f"/api/v1/{kind}/?page_size=1000&{text}").json()
        drawn = client.get(f"/api/v1/{kind}/geojson/?{text}").json()["features"]
        facets = client.get(f"/api/v1/{kind}/facets/?{text}").json()
        key = "slug" if kind == "parks" else "uid"
        rows = {row[key]: row for row in listed["results"]}
        names = set(rows)
        assert len(names) == len(listed["results"]) == listed["count"], text
        assert names == {feature["id"] for feature in drawn}, text
        for feature in drawn:
            told = {name: rows[feature["id"]][name] for name in feature["properties"]}
            assert feature["properties"] == told, text
        assert facets["count"] == listed["count"] == filterset(kind, query).qs.count(), text


@pytest.mark.parametrize("kind", KINDS)
def test_a_facet_counts_what_a_click_finds(kind):
    world.build()
    rng = random.Random(5)
    for query in queries(15, seed=3):
        counted = count_facets(filterset(kind, query), KINDS[kind][2])["facets"]
        for name, values in counted.items():
            value = rng.choice(values)
            clicked = filterset(kind, query | {name: [value["value"]]})
            assert value["count"] == clicked.qs.count(), (query, name, value)


def name_anew(model) -> None:
    """Names of some lengths, in which 氢能 stands at the beginning or further on, some of them alike."""
    for number, row in enumerate(model.objects.order_by("-pk")):
        row.name_zh = f"{'绿' * (number % 3)}氢能{'丙甲乙'[number % 3] * (number % 5)}"
        row.name_zh += "" if model is Enterprise else str(number)
        row.save()
    refresh(model)


@pytest.mark.parametrize("sorted_at_once", [0, 1_000])
@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_the_same_whether_the_rows_were_counted_before(kind, sorted_at_once, monkeypatch):
    monkeypatch.setattr("registry.found.SORTED", sorted_at_once)
    world.build()
    name_anew(KINDS[kind][1])
    pages = 0
    for query in [{"q": ["氢能"]}, {"q": ["氢"], "ordering": ["-name"]}, *queries(15, seed=9)]:
        whole = list(filterset(kind, query).keys())
        for number in range(1, len(whole) // 3 + 1):
            counted = filterset(kind, query | {"page": [number], "page_size": ["3"]})
            count_facets(counted, KINDS[kind][2])
            page = page_of_keys(counted, size=3)
            assert list(page.object_list) == whole[3 * number - 3 : 3 * number], query
            assert page.paginator.count == len(whole)
            pages += "q" in query
    assert pages > 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_further_parameter_never_finds_more(kind):
    world.build()
    for query in queries(20, seed=23):
        wider = {name: values for name, values in query.items() if name in {"as_of", "near"}}
        assert set(filterset(kind, query).narrowed()) <= set(filterset(kind, wider).narrowed())


@pytest.mark.parametrize("kind", KINDS)
def test_repeating_a_parameter_finds_what_either_value_finds(kind):
    world.build()
    pairs = {"batch": ("1", "3"), "district": ("310101", "310104"), "tier": ("core", "leading")}
    for name, (one, other) in pairs.items():
        first = set(filterset(kind, {name: [one]}).narrowed())
        second = set(filterset(kind, {name: [other]}).narrowed())
        assert set(filterset(kind, {name: [one, other]}).narrowed()) == first | second


@pytest.mark.parametrize("path", ["", "geojson/", "facets/"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_list_costs_the_same_queries_at_any_size(kind, path, client, django_assert_num_queries):
    url = f"/api/v1/{kind}/{path}"
    town = world.build(parks=2, enterprises=1)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    town.grow(parks=25, enterprises=100)
    with django_assert_num_queries(len(few)):
        client.get(url)
