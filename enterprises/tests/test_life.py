"""The classes of an enterprise in time."""

from datetime import date

import pytest
from django.utils import translation

from enterprises.life import Life
from enterprises.models import Classification
from enterprises.standing import all_shown, is_over, level_word

TODAY = date(2026, 11, 25)


def classification(tier="specialised", status="recognised", **fields) -> Classification:
    fields.setdefault("valid_from", date(2022, 1, 1))
    fields.setdefault("valid_from_precision", "year")
    return Classification(tier=tier, status=status, **fields)


def life(*classes) -> Life:
    return Life(all_shown(classes, TODAY), TODAY)


def test_time_runs_from_left_to_right_within_the_drawing():
    drawn = life(classification(valid_to=date(2024, 12, 31)))
    places = [
        drawn.at(drawn.first),
        drawn.at(date(2022, 1, 1)),
        drawn.at(TODAY),
        drawn.at(drawn.last),
    ]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, 100)


def test_what_follows_a_past_last_day_is_drawn_up_to_today():
    after = life(classification(valid_to=date(2024, 12, 31))).lanes[0]["after"]
    with translation.override("en"):
        assert after is not None
        assert float(after["width"].rstrip("%")) > 10


def test_a_class_in_force_is_followed_by_nothing():
    assert life(classification(valid_to=date(2027, 12, 31))).lanes[0]["after"] is None


def test_an_old_class_stretches_the_axis_and_keeps_few_ticks():
    drawn = life(classification(valid_from=date(2003, 5, 1), valid_to=date(2006, 5, 1)))
    assert drawn.first == date(2003, 1, 1)
    assert len(drawn.years) <= 12


def test_a_class_without_a_first_day_is_not_drawn():
    reported = classification(status="reported", valid_from=None, valid_from_precision="")
    assert life(reported).lanes == []


def test_the_drawing_is_told_in_words():
    with translation.override("en"):
        spoken = life(classification(level="city", valid_to=date(2024, 12, 31))).spoken
    assert spoken.endswith("from 2022 to 2024-12-31")


@pytest.mark.parametrize(
    ("fields", "over"),
    [
        ({"valid_to": date(2026, 11, 24)}, True),
        ({"valid_to": TODAY}, False),
        ({"valid_to": None}, False),
        ({"status": "revoked"}, True),
    ],
)
def test_a_class_holds_until_the_end_of_its_last_day(fields, over):
    assert is_over(classification(**fields), TODAY) is over


def test_what_counts_stands_before_what_does_not():
    rows = [classification("leading", "reported"), classification("specialised")]
    assert [one["tier"] for one in all_shown(rows, TODAY)] == ["specialised", "leading"]


def test_the_same_class_twice_is_shown_once():
    rows = [classification(pk=1), classification(pk=2)]
    assert len(all_shown(rows, TODAY)) == 1


@pytest.mark.parametrize(
    ("tier", "level", "word"),
    [
        ("specialised", "national", "national “little giant”"),
        ("leading", "city", "city"),
        ("core", "", ""),
    ],
)
def test_a_level_is_told_as_people_call_it(tier, level, word):
    with translation.override("en"):
        assert level_word(classification(tier, level=level)) == word
