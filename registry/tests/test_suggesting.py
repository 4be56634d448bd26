"""What nearly has a text: one edit, at the beginning of a form, or anywhere in Chinese."""

import pytest

from registry.suggesting import forms, has, nearly_has, one_apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("park", "park", True),
        ("park", "bark", True),
        ("park", "par", True),
        ("park", "parks", True),
        ("park", "aprk", True),
        ("park", "prak", True),
        ("park", "pakr", True),
        ("park", "bars", False),
        ("park", "pa", False),
        ("park", "rkpa", False),
        ("ab", "ba", True),
        ("abcd", "badc", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_edit_is_a_change_a_gap_one_more_or_two_exchanged(one, other, apart):
    assert one_apart(one, other) is apart
    assert one_apart(other, one) is apart


NAMES = ("张江机器人谷", "Zhangjiang Robot Valley")


@pytest.mark.parametrize("text", ["张江", "机器人", "zhangj", "zjjqrg", "Robot", "ＺＨＡＮＧ"])
def test_a_name_has_its_beginnings_and_its_chinese_parts(text):
    assert has(text, NAMES)


@pytest.mark.parametrize("text", ["obot", "浦东", "robots"])
def test_a_name_has_nothing_else(text):
    assert not has(text, NAMES)


@pytest.mark.parametrize(
    "text", ["zhangjang", "zhangjiagn", "robto", "valey", "机器仁谷", "张讧机器人"]
)
def test_a_mistake_of_one_character_is_forgiven(text):
    assert not has(text, NAMES)
    assert nearly_has(text, NAMES)


@pytest.mark.parametrize("text", ["rabat", "机械人类", "shanghai"])
def test_two_mistakes_are_not(text):
    assert not nearly_has(text, NAMES)


def test_forms_are_words_too_and_stand_once():
    told = forms(*NAMES)
    assert "valley" in told
    assert len(told) == len(set(told))
