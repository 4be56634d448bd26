"""The small map of one park."""

import math
import re

import pytest
from django.contrib.gis.geos import Point
from django.utils import translation

from parks.ground import Frame, area_path, clipped, km_per_degree, layers, line_path, thinned
from parks.locator import Locator, is_free, name_lines, scale_box
from parks.models import Park
from registry.models import Sector

SECTOR = Sector(code="metaverse", name_zh="元宇宙", symbol_zh="元", symbol_en="MV")


def park(**fields) -> Park:
    fields.setdefault("location", Point(121.467, 31.372, srid=4326))
    return Park(name_zh="测试园区", sector=SECTOR, **fields)


def test_a_frame_is_true_to_scale():
    frame = Frame(lon=121.5, lat=31.2, scale=10)
    east, north = km_per_degree(31.2)
    assert (round(east, 1), round(north, 1)) == (95.3, 110.9)
    x, y = frame.at(121.5 + 1 / east, 31.2 - 2 / north)
    assert (round(x - 190, 6), round(y - 130, 6)) == (10, 20)


def test_the_ring_is_as_large_as_the_announced_area():
    locator = Locator(park(area_km2=40), ["310113"])
    radius_km = float(locator.spot["ring"]) / locator.frame.scale
    assert math.isclose(math.pi * radius_km**2, 40, rel_tol=0.01)


def test_no_ring_stands_for_an_unknown_area():
    assert Locator(park(area_km2=None), ["310113"]).spot["ring"] == ""


def test_the_halo_is_as_wide_as_the_doubt():
    locator = Locator(park(location_uncertainty_km=3), ["310113"])
    assert float(locator.spot["soft"]) == pytest.approx(3 * locator.frame.scale, abs=0.1)


def test_all_of_the_doubt_fits_into_the_frame():
    locator = Locator(park(location_uncertainty_km=30), ["310113"])
    assert float(locator.spot["soft"]) < locator.frame.height / 2


def test_an_unknown_position_draws_the_district_and_no_point():
    locator = Locator(park(location=None), ["310151"])
    assert locator.spot is None
    assert locator.focus
    with translation.override("en"):
        assert locator.certain == "The position is not known; only the district is."


def test_the_name_covers_neither_tile_nor_scale():
    locator = Locator(park(), ["310113"])
    left, _top, right, _bottom = locator.name["box"]
    x = float(locator.spot["x"])
    assert right < x - 7.5 or left > x + 7.5
    assert is_free(locator.name["box"], [scale_box(locator.frame)], locator.frame)


def test_names_of_districts_do_not_touch():
    places = Locator(park(), ["310113"]).places
    spots = [(float(place["x"]), float(place["y"])) for place in places]
    assert len(spots) == len(set(spots)) > 2
    assert places[0]["focus"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [("zh-hans", ["测试园区"]), ("en", ["Baowu (Shanghai) Carbon", "Neutrality Park"])],
)
def test_a_long_name_is_broken_to_fit(language, lines):
    with translation.override(language):
        assert name_lines(park(name_en="Baowu (Shanghai) Carbon Neutrality Park")) == lines


def test_an_area_is_cut_to_the_frame():
    assert clipped([(-10, -10), (20, -10), (20, 20), (-10, 20)], (0, 0, 10, 10)) == [
        (0, 10),
        (0, 0),
        (10, 0),
        (10, 10),
    ]


def test_what_lies_outside_draws_nothing():
    frame = Frame(lon=121.5, lat=31.2, scale=10)
    far = [(119.0, 30.0), (119.1, 30.0), (119.1, 30.1)]
    assert (area_path(far, frame), line_path(far, frame)) == ("", "")


def test_points_too_near_to_be_seen_are_left_out():
    assert thinned([(0, 0), (0.1, 0), (5, 0), (5.2, 0), (9, 0)]) == [(0, 0), (5, 0), (9, 0)]


def test_no_point_is_drawn_far_outside_the_frame():
    ground = layers(Frame(lon=121.467, lat=31.372, scale=10.5))
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d", ground["city"] + ground["coast"])]
    assert numbers
    assert min(numbers) > -500
    assert max(numbers) < 900
