"""What people type, and what they must find: the gold set over the real data.

`search_gold.csv` says which rows a query is for, judged by a person. `search_order.csv` holds what it gives, so that
SpatiaLite and PostGIS are held to the same rows in the same order; REWRITE_SEARCH_ORDER=1 writes it anew.
"""

import csv
import os
from pathlib import Path

import pytest

from enterprises.models import Enterprise
from parks.models import Park
from registry import search

HERE = Path(__file__).parent
ORDER = HERE / "search_order.csv"
MODELS = {"park": Park, "enterprise": Enterprise}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GOLD = read(HERE / "search_gold.csv")


def found(of: str, query: str, field: str) -> list[str]:
    return list(MODELS[of].objects.search(query).values_list(field, flat=True))


def recall(row: dict[str, str]) -> float:
    """The share of the five places that expected rows can fill, and do."""
    expected = set(row["expected"].split("|"))
    first = found(row["of"], row["query"], "name_zh")[:5]
    return len(expected.intersection(first)) / min(5, len(expected))


def test_the_gold_set_is_large_and_names_rows_that_exist():
    assert len({(row["of"], row["query"]) for row in GOLD}) == len(GOLD) >= 200
    for of, model in MODELS.items():
        names = {name for row in GOLD if row["of"] == of for name in row["expected"].split("|")}
        assert names <= set(model.objects.values_list("name_zh", flat=True))


def test_recall_in_the_first_five_is_at_least_98_percent():
    recalls = {f"{row['of']} {row['query']}": recall(row) for row in GOLD}
    missed = {query: share for query, share in recalls.items() if share < 1}
    assert sum(recalls.values()) / len(recalls) >= 0.98, missed


@pytest.mark.parametrize("of", MODELS)
def test_both_databases_give_the_same_rows_in_the_same_order(of):
    if os.environ.get("REWRITE_SEARCH_ORDER"):
        write_order()
    wrong = {}
    for row in read(ORDER):
        if row["of"] == of and (now := line(of, row["query"])) != row:
            wrong[row["query"]] = now
    assert wrong == {}


@pytest.mark.parametrize("model", MODELS.values())
def test_the_load_has_indexed_every_row(model):
    assert search.refresh(model) == 0


def line(of: str, query: str) -> dict[str, str]:
    keys = found(of, query, MODELS[of].SEARCH_KEY)
    return {"of": of, "query": query, "count": str(len(keys)), "first": "|".join(keys[:20])}


def write_order() -> None:
    with ORDER.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["of", "query", "count", "first"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(line(row["of"], row["query"]) for row in GOLD)
