"""Targets against actual on the real data: every number announced is a row, and every count can be listed."""

import re

import pytest

from registry.models import Target

HAN = re.compile("[\u4e00-\u9fff]")


def results(client, **query) -> list[dict]:
    answer = client.get("/api/v1/targets/", {"page_size": 1000, **query})
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


@pytest.mark.parametrize(
    "day", ["2020-01-01", "2022-07-09", "2023-06-30", "2025-12-31", "2026-11-26"]
)
def test_every_count_leads_to_a_list_of_its_length(client, day):
    counted = [row for row in results(client, as_of=day) if row["metric"].endswith("_count")]
    for row in counted:
        listed = client.get(row["counted_url"].removeprefix("http://testserver")).json()
        found = listed["count"] if "count" in listed else listed["counted"]["count"]
        assert found == (row["actual"] or 0), row["key"]


@pytest.mark.parametrize("path", ["/targets/", "/en/targets/"])
def test_every_announced_number_is_a_row_with_a_seal(client, path):
    shown = client.get(path).content.decode()
    for key in Target.objects.filter(is_headline=True).values_list("key", flat=True):
        row = shown.split(f'id="t-{key}"')[1].split('class="open"')[0]
        assert "data-evidence" in row, key


def test_a_reported_enterprise_is_in_no_total(client):
    leading = next(row for row in results(client) if row["key"] == "metaverse-leading")
    assert leading["reported"] > 0
    assert leading["actual"] == 0


def test_what_nothing_is_on_record_for_is_null(client):
    core = next(row for row in results(client) if row["key"] == "green_low_carbon-core")
    assert [core[name] for name in ("actual", "reported", "gap", "met")] == [None] * 4


@pytest.mark.parametrize(
    "scope", ["green_low_carbon", "metaverse", "smart_terminal", "parks", "all"]
)
def test_english_targets_are_english(client, scope):
    shown = client.get(f"/en/targets/{scope}/").content.decode()
    for label in re.findall(r'<div class="target__what">(.*?)</div>', shown, re.S):
        assert not HAN.search(label), label
