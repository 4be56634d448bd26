from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from registry import formatting

ZH, EN = "zh-hans", "en"
amounts = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False)


def plain(text: str) -> str:
    return text.replace(formatting.NARROW, " ")


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "chinese", "english"),
    [
        ("6", "km2", "近", "近 6 km²", "nearly 6 km²"),
        ("40.00", "km2", "超", "超 40 km²", "over 40 km²"),
        ("5000", "亿元", "超", "超 5000 亿元", "over CNY 500 bn"),
        ("5.87", "亿元", "", "5.87 亿元", "CNY 0.587 bn"),
        ("15000", "亿元", "突破", "突破 15000 亿元", "past CNY 1,500 bn"),
        ("1.5", "万亿元", "", "1.5 万亿元", "CNY 1.5 tn"),
        ("10", "家", "+", "10+ 家", "10+ enterprises"),
        ("1", "家", "", "1 家", "1 enterprise"),
        ("5", "个", "不少于", "不少于 5 个", "at least 5"),
        ("20", "家", "以上", "20 家以上", "20 enterprises or more"),
        ("700", "万m2", "约", "约 700 万 m²", "about 7,000,000 m²"),
        ("30", "%", "左右", "30%左右", "30% or so"),
        ("3000000", "辆", "超", "超 300 万辆", "over 3,000,000 vehicles"),
        ("75000", "台", "不少于", "不少于 75000 台", "at least 75,000 units"),
        ("123456", "台", "", "123456 台", "123,456 units"),
    ],
)
def test_a_number_is_printed_as_it_was_said(value, unit, qualifier, chinese, english):
    with override(ZH):
        assert plain(formatting.as_said(Decimal(value), unit, qualifier)) == chinese
    with override(EN):
        assert plain(formatting.as_said(Decimal(value), unit, qualifier)) == english


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        ("620000", "62 万 m²", "620,000 m²"),
        ("9999.5", "9999.5 m²", "9,999.5 m²"),
        ("12345", "1.2345 万 m²", "12,345 m²"),
        ("999999", "99.9999 万 m²", "999,999 m²"),
        ("1000000", "1 km²", "1 km²"),
        ("1670000.00", "1.67 km²", "1.67 km²"),
    ],
)
def test_square_metres_are_written_in_the_unit_that_keeps_them_short(value, chinese, english):
    with override(ZH):
        assert plain(formatting.area_m2(Decimal(value))) == chinese
    with override(EN):
        assert plain(formatting.area_m2(Decimal(value))) == english


@given(amounts)
def test_money_loses_no_digit_on_its_way_into_english(amount):
    with override(EN):
        printed = formatting.figure(amount, "亿元").number
    assert Decimal(printed.replace(",", "")) * 10 == amount


@given(amounts)
def test_an_area_loses_no_digit_on_its_way_into_chinese(area):
    with override(ZH):
        parts = formatting.figure(area, "m2")
    factor = {"m²": 1, "万 m²": 10_000, "km²": 1_000_000}[parts.unit]
    assert Decimal(parts.number) * factor == area


@pytest.mark.parametrize("unknown", [None, ""])
def test_unknown_is_a_dash_and_never_zero(unknown):
    assert formatting.as_said(unknown, "亿元", "超") == "—"
    assert formatting.number(unknown) == "—"
    assert formatting.distance_km(unknown) == "—"


def test_a_zero_that_was_counted_is_printed():
    assert formatting.number(0) == "0"
    assert formatting.number(Decimal("0.00")) == "0"


@pytest.mark.parametrize(
    ("precision", "printed"), [("day", "2020-03-01"), ("month", "2020-03"), ("year", "2020")]
)
def test_a_date_shows_only_what_is_known_of_it(precision, printed):
    assert formatting.partial_date(date(2020, 3, 1), precision) == printed


def test_short_distances_are_in_metres():
    assert plain(formatting.distance_km(Decimal("0.5"))) == "500 m"
    assert plain(formatting.distance_km(Decimal("3.0"))) == "3 km"


def test_a_float_is_read_as_it_is_written():
    assert formatting.number(0.1) == "0.1"
