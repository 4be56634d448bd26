"""Written requirements over the real data: what is read of each, the first three parks, and the best near miss.

`match_gold.csv` was judged by a person; SpatiaLite and PostGIS are held to the same.
"""

import csv
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import translation

from parks.matching.reader import read
from parks.matching.requirement import requirement_of
from parks.matching.scoring import FITS, NEARLY, OUT, judge

with Path(__file__).with_name("match_gold.csv").open(encoding="utf-8", newline="") as file:
    GOLD = list(csv.DictReader(file))


def test_there_are_twenty():
    assert len(GOLD) == 20


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["text"])
def test_a_written_requirement_finds_what_a_person_would(row):
    reading = read(row["text"])
    told = [f"{name}={value}" for name, values in reading.parameters.items() for value in values]
    assert sorted(told) == sorted(row["understood"].split())
    assert " ".join(reading.left) == row["left"]
    requirement = requirement_of(QueryDict(row["query"]), AnonymousUser()).with_reading(reading)
    judged = judge(requirement) if requirement.wanted else []
    first = [one.row["slug"] for one in judged if one.group == FITS and one.score][:3]
    assert first == [row[place] for place in ("first", "second", "third") if row[place]]
    assert sum(one.group == OUT for one in judged) == int(row["ruled_out"])
    assert best_near_miss(judged) == (row["nearly"], row["fits_if"])


def best_near_miss(judged) -> tuple[str, str]:
    nearly = [one for one in judged if one.group == NEARLY]
    if not nearly:
        return "", ""
    with translation.override("en"):
        requirement = nearly[0].pairs
        said = [
            wanted.criterion.judge(wanted.value, nearly[0].row).fits_if
            for wanted, _verdict in requirement
            if wanted.must
        ]
    return nearly[0].row["slug"], "; ".join(said).replace("\u00a0", " ")
