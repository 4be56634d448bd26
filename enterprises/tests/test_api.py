"""Enterprises in the API."""

import pytest

from enterprises.testing import make_classification, make_enterprise, make_revenue, make_tenancy
from parks.testing import make_park
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
