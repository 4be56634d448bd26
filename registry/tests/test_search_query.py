"""Reading what a person typed."""

import pytest
from django.core.exceptions import ValidationError

from registry.search.query import Query


def test_two_characters_are_one_pair_and_more_are_overlapping_pairs():
    assert Query.read("张江").every.tsquery() == "('张江')"
    assert Query.read("张江岛").every.tsquery() == "('张江' & '江岛')"
    assert Query.read("张江岛").every.match() == '("张江" AND "江岛")'


def test_one_character_and_a_latin_word_are_beginnings():
    assert Query.read("氢").every.tsquery() == "('氢':*)"
    assert Query.read("ZJ").every.match() == '("zj" *)'


def test_three_syllables_are_pairs_of_syllables():
    assert "('lingang' & 'gangxin':*)" in Query.read("lingangxin").every.tsquery()


def test_only_longer_and_mixed_runs_have_to_be_rechecked():
    assert Query.read("张江").unbroken == []
    assert Query.read("zhangjiang AI").unbroken == []
    assert Query.read("张江岛 5G产业").unbroken == ["张江岛", " 5g 产业"]


def test_commas_and_spaces_part_terms_and_brackets_do_not():
    assert Query.read("张江， 机器人、AI").chunks == ("张江", "机器人", "ai")
    assert Query.read("宝武（上海）碳中和").chunks == ("宝武上海碳中和",)


def test_pieces_leave_the_city_and_the_legal_form_out():
    query = Query.read("上海沪硅产业有限公司").bare
    assert [piece.text for piece in query.pieces] == ["沪硅", "硅产", "产业"]
    assert query.short_names == ["沪硅", "沪硅产", "沪硅产业"]


def test_a_text_of_more_than_100_characters_is_refused_in_a_sentence():
    Query.read("张" * 100)
    with pytest.raises(ValidationError, match="100"):
        Query.read("张" * 101)


@pytest.mark.parametrize("text", ["", "  ", "!?", "🙂", "\0", "、，"])
def test_a_text_without_letters_asks_nothing(text):
    assert not Query.read(text)
