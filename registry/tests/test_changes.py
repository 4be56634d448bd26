"""The history of rows as people read it."""

import pytest
from django.utils import translation

from registry import changes, services
from registry.models import Direction, District
from registry.testing import make_direction, make_district, make_sector, point

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def entries_of(row):
    return changes.entries(row, type(row).history.filter(id=row.pk))


def test_what_one_person_did_for_one_reason_is_one_entry(steward):
    district = make_district(name_en="Pudong")
    services.update(district, by=steward, why="spelling", name_en="Pudong New Area")
    services.update(district, by=steward, why="spelling", name_zh="浦东新区")
    newest = entries_of(district)[0]
    assert (newest.who, newest.why, len(newest.items)) == ("steward", "spelling", 2)


def test_a_change_is_told_before_and_after_in_words(steward):
    direction = make_direction(name_en="Hydrogen")
    services.update(direction, by=steward, why="kind", kind="principle")
    change = entries_of(direction)[0].items[0]["changes"][0]
    assert (change["label"], change["before"], change["after"]) == ("Kind", "field", "principle")


def test_a_link_is_told_by_the_name_of_what_it_points_to(steward):
    direction = make_direction()
    other = make_sector("metaverse", name_en="Metaverse")
    services.update(direction, by=steward, why="moved", sector=other)
    change = entries_of(direction)[0].items[0]["changes"][0]
    assert change["after"] == "Metaverse"


def test_a_position_is_told_as_numbers_and_the_unknown_as_a_dash(steward):
    district = make_district(label_point=None)
    services.update(district, by=steward, why="label", label_point=point(121.5, 31.2))
    change = entries_of(district)[0].items[0]["changes"][0]
    assert (change["before"], change["after"]) == ("—", "31.2000, 121.5000")


def test_what_is_new_is_an_entry_of_its_own():
    district = services.create(
        District, by=None, why="first load", adcode="310104", name_zh="徐汇区"
    )
    entry = entries_of(district)[0]
    assert entry.is_first
    assert (entry.who, entry.why) == ("", "first load")


def test_a_removed_row_leaves_its_name(steward):
    direction = make_direction(name_zh="氢能", name_en="Hydrogen")
    key = direction.pk
    services.delete(direction, by=steward, why="twice")
    newest = changes.entries(None, Direction.history.filter(id=key))[0]
    assert (newest.items[0]["kind"], newest.items[0]["row"]) == ("-", "direction Hydrogen")


@pytest.mark.parametrize("times", [1, 9])
def test_the_history_costs_the_same_number_of_queries_at_any_length(
    steward, django_assert_num_queries, times
):
    direction = make_direction()
    for number in range(times):
        sector = make_sector(f"sector-{number}")
        services.update(direction, by=steward, why=f"move {number}", sector=sector)
    with django_assert_num_queries(2):
        entries_of(direction)
