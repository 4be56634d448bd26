"""What a query string may say, and what it is told when it says something else."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from registry import parameters as p

HOSTILE = [
    '{"type":"Point","coordinates":[0,0]}',
    "/vsicurl/http://127.0.0.1/x",
    "/vsimem/x.tif",
    "/etc/passwd",
    "GEOMETRYCOLLECTION(" * 50,
    "POINT(121 31)",
    "SRID=4326;POINT(121 31)",
    "<OGRVRTDataSource/>",
    "nan,nan,nan,nan",
    "inf,0,inf,0",
    "1e9,0,1e9,0",
    "0x1,0,0x2,0",
    "121,31,122",
    "121,31,122,32,33",
    "121,31,122,",
    "１２１,31,122,32",
    "181,0,182,1",
    "122,31,121,32",
    "121,32,122,31",
    "121,31,122,32\x00",
    "121 31 122 32",
    "",
]


def refusal(field, *texts) -> str:
    with pytest.raises(ValidationError) as caught:
        field.clean(list(texts))
    return caught.value.messages[0]


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_a_rectangle_is_four_plain_numbers(text):
    assert "minlon" in refusal(p.BBoxField(), text)


def test_a_rectangle_is_read_in_degrees():
    assert p.BBoxField().clean(["121.25,31,122,31.5"]) == (121.25, 31.0, 122.0, 31.5)


@pytest.mark.parametrize("text", [*HOSTILE[:-1], "121.4", "200,10", "10,100"])
def test_a_point_is_two_plain_numbers(text):
    assert "lon,lat" in refusal(p.PointField(), text)


@pytest.mark.parametrize(
    "text", ["1e999999999", "NaN", "-1", "501", "٣", "1_0", "0x10", "--1", "1,5"]
)
def test_a_number_is_plain_digits_within_its_limits(text):
    assert "500" in refusal(p.NumberField(least=0, most=500), text)


@pytest.mark.parametrize("text", ["1.5", "0", "1001", "9" * 400])
def test_a_whole_number_has_no_part(text):
    assert "1000" in refusal(p.NumberField(least=1, most=1000, whole=True), text)


@pytest.mark.parametrize(
    "text",
    ["2022-02-30", "2022-2-3", "20220203", "2022-W05-1", "1989-12-31", "2101-01-01", "today"],
)
def test_a_day_is_one_of_the_calendar(text):
    assert "YYYY-MM-DD" in refusal(p.DayField(), text)


def test_a_leap_day_is_read():
    assert p.DayField().clean(["2024-02-29"]) == datetime.date(2024, 2, 29)


def test_a_parameter_that_stands_once_is_refused_twice():
    assert refusal(p.DayField(), "2022-01-01", "2022-01-02")


def test_a_word_that_is_not_known_is_named_with_those_that_are():
    sentence = refusal(p.WordsField(allowed=["five", "x"]), "five", "six")
    assert "six" in sentence
    assert "five、x" in sentence


def test_values_joined_by_a_comma_are_one_unknown_value():
    assert "five,x" in refusal(p.WordsField(allowed=["five", "x"]), "five,x")


def test_more_than_twenty_values_are_refused():
    field = p.WholeNumbersField(least=1, most=99)
    assert field.clean([str(n) for n in range(1, 21)]) == list(range(1, 21))
    assert "20" in refusal(field, *[str(n) for n in range(1, 22)])


def test_a_long_text_and_one_with_nothing_in_it_are_refused():
    assert "100" in refusal(p.TextField(), "张" * 101)
    assert refusal(p.TextField(), "张\x00江")


@pytest.mark.parametrize("field", [p.TextField(), p.BBoxField(), p.DayField(), p.YesNoField()])
def test_an_empty_parameter_is_one_that_is_not_given(field):
    assert field.clean(["", " "]) is None
    assert field.clean(None) is None
