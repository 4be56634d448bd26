"""Targets in the API, and the one query that finds what counts for them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.testing import (
    make_achievement,
    make_classification,
    make_enterprise,
    make_revenue,
)
from registry.services import record_evidence
from registry.testing import make_sector, make_source, make_target

pytestmark = pytest.mark.django_db
LIST = "/api/v1/targets/"
PROMISED = [
    "sector",
    "metric",
    "label",
    "label_en",
    "value",
    "unit",
    "comparator",
    "qualifier",
    "due_on",
    "actual",
    "reported",
    "gap",
    "met",
    "as_of",
    "counted_url",
    "sources",
]


def answer(client, path=LIST, **query) -> dict:
    response = client.get(path, query)
    assert response.status_code == 200, response.content
    return response.json()


def make_counts():
    """A target of each shape that counts, with rows that count and rows that do not."""
    official = make_source(kind="official_list")
    sector = make_sector()
    make_target("class_count", key="leading", tier="leading", position=1)
    make_target(
        "revenue_count", key="revenue", revenue_from_100m=10, revenue_to_100m=100, position=2
    )
    make_target("achievement_count", key="scenarios", achievement_kind="scenario", position=3)
    for n in range(3):
        firm = make_enterprise(sector=sector)
        make_classification(firm, status="reported" if n == 0 else "recognised")
        make_revenue(firm, amount_100m=5 + 10 * n, source=official)
    make_classification(make_enterprise(merged_into=make_enterprise()))
    make_classification(level="district")
    dated = {"achieved_on": date(2023, 9, 17), "achieved_precision": "day"}
    make_achievement(status="recognised", count=4, **dated)


def test_each_target_says_what_was_promised(client):
    make_counts()
    row = answer(client)["results"][0]
    assert set(PROMISED) <= set(row)
    assert (row["sector"], row["metric"], row["value"]) == ("green_low_carbon", "class_count", 10)
    assert (row["actual"], row["reported"], row["gap"], row["met"]) == (2, 1, 8, False)


def test_unknown_is_null_and_not_zero(client):
    make_target("class_count", tier="leading")
    row = answer(client)["results"][0]
    assert [row[name] for name in ("actual", "reported", "gap", "met")] == [None] * 4


@pytest.mark.parametrize("day", ["2021-12-31", "2022-01-01", "2026-06-30"])
def test_the_list_of_what_counted_is_as_long_as_the_actual_says(client, day):
    make_counts()
    for row in answer(client, as_of=day)["results"]:
        listed = answer(client, row["counted_url"].removeprefix("http://testserver"))
        found = listed["count"] if "count" in listed else listed["counted"]["count"]
        assert found == (row["actual"] or 0), row["key"]


def test_cumulative_bands_lead_to_a_list_of_the_same_length(client):
    make_counts()
    make_revenue(
        make_enterprise(sector=make_sector()), amount_100m=500, source=make_source(kind="survey")
    )
    row = next(r for r in answer(client, bands="cumulative")["results"] if r["key"] == "revenue")
    listed = answer(client, row["counted_url"].removeprefix("http://testserver"))
    assert listed["counted"]["count"] == row["actual"] == 3


def test_targets_are_asked_for_by_sector(client):
    make_counts()
    make_target("stated", key="other", sector=make_sector("metaverse"))
    assert [row["key"] for row in answer(client, sector="metaverse")["results"]] == ["other"]


@pytest.mark.parametrize(
    "query", ["as_of=2022-13-01", "sector=nowhere", "bands=x", "open=leading", "q=1"]
)
def test_a_wrong_parameter_is_refused_by_name(client, query):
    make_counts()
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 400
    assert response.json()["errors"].keys() == {query.split("=")[0]}


def test_one_target_lists_what_counted_and_what_did_not(client):
    make_counts()
    row = answer(client, f"{LIST}leading/", as_of="2026-06-30")
    assert (row["counted"]["count"], len(row["counted"]["rows"])) == (2, 2)
    assert {part["reason"] for part in row["left_out"]} == {"reported", "district", "merged"}
    assert client.get(f"{LIST}nothing/").status_code == 404


def test_all_documents_that_set_the_number_are_named(client):
    target = make_target("stated")
    for kind in ("press", "policy"):
        source = make_source(kind=kind)
        record_evidence(target, "value", source, by=None, why="a test", value="10")
    kinds = [source["kind"] for source in answer(client)["results"][0]["sources"]]
    assert kinds == ["policy", "press"]


def test_a_list_of_targets_costs_the_same_queries_however_many_there_are(client):
    make_counts()
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _ in range(20):
        make_target("class_count", tier="core")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_the_rule_is_told_in_the_reader_s_language(client):
    make_target("stated")
    english = client.get(LIST, headers={"Accept-Language": "en"}).json()["results"][0]["rule"]
    assert english == "Stated by the plan, not counted here."
