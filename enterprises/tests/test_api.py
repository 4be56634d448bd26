"""Enterprises in the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.models import Enterprise
from enterprises.testing import make_classification, make_enterprise, make_revenue, make_tenancy
from parks.testing import make_park
from registry import search
from registry.testing import point

pytestmark = pytest.mark.django_db


def test_the_map_draws_a_point_with_the_highest_class_and_the_park(client):
    firm = make_enterprise(uid="a", location=point(121.25, 31.125))
    make_classification(firm, tier="distinctive")
    make_classification(firm, tier="core", status="reported")
    make_tenancy(firm, make_park(slug="p"))
    feature = client.get("/api/v1/enterprises/geojson/").json()["features"][0]
    assert (feature["id"], feature["geometry"]["coordinates"]) == ("a", [121.25, 31.125])
    properties = feature["properties"]
    assert [properties[name] for name in ("tier", "status", "park")] == ["core", "reported", "p"]


def test_an_enterprise_that_was_merged_leads_to_what_replaced_it(client):
    make_enterprise(uid="old", merged_into=make_enterprise(uid="new"))
    answer = client.get("/api/v1/enterprises/old/", follow=True)
    assert answer.redirect_chain == [("/api/v1/enterprises/new/", 301)]
    assert answer.json()["uid"] == "new"


def test_one_enterprise_shows_its_parts_but_no_hidden_park(client):
    firm = make_enterprise(uid="a")
    make_classification(firm)
    make_revenue(firm, amount_100m="12.5")
    make_tenancy(firm, make_park(slug="seen"))
    make_tenancy(firm, make_park(slug="hidden", publication="draft"))
    whole = client.get("/api/v1/enterprises/a/").json()
    assert [row["park"] for row in whole["tenancies"]] == ["seen"]
    assert whole["revenues"][0]["amount_100m"] == 12.5
    assert whole["classifications"][0]["tier"] == "leading"


def pages_from(client, address: str) -> list[dict]:
    """The answer at `address` and at every `next` after it."""
    answers = [client.get(address).json()]
    while answers[-1]["next"]:
        answers.append(client.get(answers[-1]["next"]).json())
    return answers


@pytest.mark.parametrize("ordering", ["name", "-name", "uid", "-uid"])
def test_pages_follow_each_other_without_a_gap(client, ordering):
    for number in range(7):
        make_enterprise(uid=f"e{number}", name_zh="同名" if number % 3 else f"名{number}")
    address = f"/api/v1/enterprises/?ordering={ordering}"
    whole = client.get(address).json()["results"]
    pages = pages_from(client, f"{address}&page_size=2")
    assert [row for page in pages for row in page["results"]] == whole
    assert [len(page["results"]) for page in pages] == [2, 2, 2, 1]
    assert "after=" in pages[0]["next"]
    assert "page=2" in pages[0]["next"]
    assert client.get(pages[2]["previous"]).json()["results"] == pages[1]["results"]


def test_a_far_page_does_not_read_the_rows_before_it(client):
    for number in range(4):
        make_enterprise(uid=f"e{number}")
    following = client.get("/api/v1/enterprises/?ordering=uid&page_size=1&page=3").json()["next"]
    with CaptureQueriesContext(connection) as asked:
        client.get(following)
    assert not any("OFFSET" in query["sql"] for query in asked.captured_queries)


@pytest.mark.parametrize("ordering", ["sector", "-district", "relevance&q=名"])
def test_a_list_in_another_order_goes_on_by_pages(client, ordering):
    for number in range(2):
        make_enterprise(uid=f"e{number}", name_zh=f"名{number}")
    search.refresh(Enterprise)
    address = f"/api/v1/enterprises/?page_size=1&ordering={ordering}"
    assert "after=" not in client.get(address).json()["next"]
    refused = client.get(f"{address}&after=e0")
    assert refused.status_code == 400
    assert list(refused.json()["errors"]) == ["after"]
    assert client.get("/api/v1/enterprises/?after=nobody").json()["errors"].keys() == {"after"}
