"""Free words: what each quantity is read as."""

import pytest

from parks.matching.reader import read
from parks.testing import make_park
from registry.search import refresh
from registry.testing import make_direction, make_district, make_sector, point

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("30亩土地", {"min_land_m2": ["20000"]}),
        ("三十五亩", {"min_land_m2": ["23333"]}),
        ("2公顷", {"min_land_m2": ["20000"]}),
        ("1.2平方公里用地", {"min_land_m2": ["1200000"]}),
        ("1 km2 of land", {"min_land_m2": ["1000000"]}),
        ("1万平米标准厂房", {"min_floor_m2": ["10000"], "space_kind": ["factory"]}),
        ("１.５万㎡办公", {"min_floor_m2": ["15000"], "space_kind": ["office"]}),
        ("3万方仓库", {"min_floor_m2": ["30000"], "space_kind": ["warehouse"]}),
        ("1-2万平", {"min_floor_m2": ["10000"]}),
        ("10,000 sqm of workshop", {"min_floor_m2": ["10000"], "space_kind": ["factory"]}),
        ("10k sqm lab", {"min_floor_m2": ["10000"], "space_kind": ["laboratory"]}),
        ("租金不超过3.5元/㎡/天", {"max_rent": ["3.5"]}),
        ("租金90元/平米/月", {"max_rent": ["2.96"]}),
        ("rent 3 yuan/m2/day", {"max_rent": ["3"]}),
        ("楼板荷载2吨/平米", {"min_floor_load_t_m2": ["2"]}),
        ("承重1500公斤", {"min_floor_load_t_m2": ["1.5"]}),
        ("层高不低于8米", {"min_clear_height_m": ["8"]}),
        ("clear height 8 m", {"min_clear_height_m": ["8"]}),
        ("用电800kVA", {"min_power_kva": ["800"]}),
        ("2万千伏安", {"min_power_kva": ["20000"]}),
        ("2026年6月前", {"available_by": ["2026-06-30"]}),
        ("by 2026-02-03", {"available_by": ["2026-02-03"]}),
        ("2026年13月前", {}),
        ("", {}),
        ("，。；", {}),
    ],
)
def test_a_quantity_is_read_by_its_unit_and_the_words_around_it(text, parameters):
    assert read(text).parameters == parameters


def test_names_are_read_in_both_languages_and_the_longest_first():
    make_direction("智能机器人", code="robots", name_en="Intelligent robots")
    make_direction("机器人", code="any-robots")
    make_sector("metaverse", name_zh="元宇宙", name_en="Metaverse")
    make_district("310115", name_zh="浦东新区", name_en="Pudong New Area")
    assert read("元宇宙，浦东").parameters == {"sector": ["metaverse"], "district": ["310115"]}
    assert read("Metaverse in Pudong").parameters == read("元宇宙，浦东").parameters
    assert read("智能机器人").parameters == {"direction": ["robots"]}


def test_what_is_not_understood_is_said_and_never_dropped():
    reading = read("1万平米厂房，火星基地")
    assert reading.left == ["火星基地"]
    assert [one["words"] for one in reading.understood] == ["1万平米厂房"]


def test_a_place_is_a_word_of_some_parks_or_a_distance_from_one():
    make_park(name_zh="临港东方芯港", location=point(121.9, 30.9))
    make_park(name_zh="别处园区")
    refresh(type(make_park(name_zh="临港海洋园")))
    assert read("临港").parameters == {"q": ["临港"]}
    near = read("距东方芯港5公里以内").parameters
    assert near == {"near": ["121.90000,30.90000"], "within_km": ["5"]}
    assert read("距火星5公里").parameters == {}


def test_the_first_of_two_limits_of_one_kind_counts():
    assert read("1万平米厂房，2万平米厂房").parameters["min_floor_m2"] == ["10000"]
