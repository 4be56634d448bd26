"""Where on the map: through the index, and exact."""

import random

import pytest
from django.db import connection
from pyproj import Geod

from registry.lookups import KmFrom, box_around
from registry.models import District
from registry.testing import make_district, point

pytestmark = pytest.mark.django_db
EARTH = Geod(ellps="WGS84")
RANDOM = random.Random(20221125)


def scattered(count: int) -> dict[str, tuple[float, float]]:
    """{adcode: (lon, lat)} of districts labelled at random points around Shanghai."""
    places = {}
    for number in range(count):
        lon, lat = RANDOM.uniform(120.5, 122.5), RANDOM.uniform(30.5, 32)
        make_district(f"{310000 + number}", boundary=None, label_point=point(lon, lat))
        places[f"{310000 + number}"] = (lon, lat)
    return places


def plan_of(queryset) -> str:
    """The database's plan, made to prefer any index that it could use."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    return queryset.order_by().explain()


def test_distances_are_those_of_the_ellipsoid():
    places = scattered(200)
    centre = (121.47, 31.23)
    for district in District.objects.annotate(km=KmFrom("label_point", *centre)):
        *_, metres = EARTH.inv(*centre, *places[district.adcode])
        assert district.km == pytest.approx(metres / 1000, rel=0.001)


@pytest.mark.parametrize("km", [0.5, 10, 40, 90])
def test_near_finds_what_lies_within_and_nothing_else(km):
    places = scattered(200)
    centre = (121.47, 31.23)
    near = District.objects.filter(label_point__near=(*centre, km))
    found = set(near.values_list("adcode", flat=True))
    distances = {code: EARTH.inv(*centre, *place)[2] / 1000 for code, place in places.items()}
    assert found >= {code for code, distance in distances.items() if distance < km * 0.999}
    assert found <= {code for code, distance in distances.items() if distance < km * 1.001}


def test_the_box_around_a_point_holds_its_circle_everywhere():
    for _ in range(300):
        lon, lat = RANDOM.uniform(-180, 180), RANDOM.uniform(-90, 90)
        km = RANDOM.uniform(0, 500)
        west, south, east, north = box_around(lon, lat, km)
        for bearing in range(0, 360, 15):
            x, y, _back = EARTH.fwd(lon, lat, bearing, km * 1000)
            assert west <= x <= east
            assert south <= y <= north


def test_a_box_takes_what_crosses_its_edge_and_leaves_the_rest():
    make_district("310115")  # 0.1° around 121.5, 31.2
    crossing = District.objects.filter(boundary__bbox=(121.59, 31.29, 122, 32))
    beside = District.objects.filter(boundary__bbox=(121.61, 31.2, 122, 32))
    assert (crossing.count(), beside.count()) == (1, 0)


def test_a_point_on_the_edge_of_a_box_is_inside_and_one_beside_it_is_not():
    make_district("310115", label_point=point(121.5, 31.2))
    edges = [(121.5, 31.2, 122, 32), (121, 31, 121.5, 31.2)]
    beside = [(121.5 + 1e-9, 31, 122, 32), (121, 31, 122, 31.2 - 1e-9), (121, 31.2 + 1e-9, 122, 32)]
    inside = [District.objects.filter(label_point__bbox=box).exists() for box in edges + beside]
    assert inside == [True, True, False, False, False]


def test_any_number_of_keys_is_one_parameter():
    district = make_district("310115")
    among = District.objects.filter(pk__among=[district.pk, *range(10_000, 60_000)])
    assert list(among) == [district]
    assert not District.objects.filter(pk__among=[]).exists()


@pytest.mark.parametrize(
    "condition",
    [{"label_point__bbox": (121, 31, 121.1, 31.1)}, {"label_point__near": (121, 31, 5)}],
)
def test_places_are_found_through_the_spatial_index(condition):
    scattered(300)
    plan = plan_of(District.objects.filter(**condition))
    index = (
        "VIRTUAL TABLE INDEX" if connection.vendor == "sqlite" else "registry_district_label_point"
    )
    assert index in plan
    assert "Seq Scan" not in plan
    assert "SCAN registry_district" not in plan


@pytest.mark.parametrize(
    "place",
    [
        "121,31,122,32",
        b"121,31,122,32",
        {"type": "Point", "coordinates": [0, 0]},
        ("<VRTDataset/>", 1, 2, 3),
        ("/vsicurl/http://127.0.0.1/x", 1, 2, 3),
        (1, 2, {"srid": 4326}, 3),
        (1, 2, float("nan"), 3),
        (1, 2, float("inf"), 3),
        ("1", "2", "3", "4"),
    ],
)
def test_nothing_but_numbers_reaches_the_spatial_library(place):
    with pytest.raises((ValueError, TypeError)):
        list(District.objects.filter(boundary__bbox=place))
