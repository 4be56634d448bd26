"""What stands around the rows of a list."""

import pytest
from django.http import QueryDict

from registry import listing
from registry.tables import csv_response


@pytest.mark.parametrize(
    ("value", "left"), [("a", "?tier=b&q=x"), (None, "?q=x"), ("c", "?tier=a&tier=b&q=x")]
)
def test_one_value_or_a_whole_parameter_can_be_dropped(value, left):
    query = QueryDict("tier=a&tier=b&q=x&page=3")
    assert listing.without(query, "tier", value) == left


def test_a_new_order_starts_on_the_first_page():
    query = QueryDict("q=x&page=3")
    assert listing.with_value(query, "ordering", "-area") == "?q=x&ordering=-area"


def test_the_bar_shows_the_chosen_sectors_or_all():
    rows = [
        {"sector": "a", "count": 2, "selected": False},
        {"sector": "b", "count": 3, "selected": True},
    ]
    assert listing.shares(rows) == [("b", 3)]
    rows[1]["selected"] = False
    assert listing.shares(rows) == [("a", 2), ("b", 3)]


@pytest.mark.parametrize(("text", "said"), [("宝山区", "“宝山区”"), ("“氢”", "“氢”")])
def test_a_label_in_a_sentence_is_quoted_once(text, said):
    assert listing.quoted(text) == said


def test_a_table_holds_its_columns_and_runs_no_formula():
    response = csv_response("t.csv", ["name", "area"], [{"name": "=1+1", "area": None, "other": 3}])
    assert response.content.decode("utf-8-sig").splitlines() == ["name,area", "'=1+1,"]
