"""Parks side by side: what differs, what is not known, and the files."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from parks.comparing.inset import apart, inset, sizes
from parks.comparing.table import parks_in_order, rows_of
from parks.testing import make_park, make_space
from registry.testing import point

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two parks of one sector, one of which is larger and has premises."""
    large = make_park(name_zh="甲园", name_en="Alpha", area_km2=4, operator_zh="=SUM(A1)")
    make_space(large, kind="office", available_m2=500, price=60, price_unit="cny_m2_month")
    make_space(large, kind="office", available_m2=0, price=1, price_unit="cny_m2_day")
    small = make_park(name_zh="乙园", name_en="Beta", area_km2=1, sector=large.sector)
    return large, small


def table(*parks) -> dict[str, list[str]]:
    with translation.override("en"):
        rows = rows_of(parks_in_order([park.pk for park in parks]))
        return {row.title: [cell.text.replace("\u00a0", " ") for cell in row.cells] for row in rows}


def address(*parks) -> str:
    return "&".join(f"park={park.slug}" for park in parks)


def test_cells_say_what_is_known_and_nothing_else(two):
    told = table(*two)
    assert told["Area"] == ["4 km²", "1 km²"]
    assert told["Premises on offer"] == ["500 m²", ""]
    assert told["Rent"] == ["CNY 1.97 per m² and day", ""]  # of the premises that are let, nothing
    assert told["Power supply"] == ["", ""]
    assert told["Enterprises on record"] == ["", ""]


def test_the_largest_and_the_lowest_are_marked_where_there_is_a_choice(two):
    rows = {str(row.title): row for row in rows_of(list(two))}
    with translation.override("en"):
        marked = {row.title: row.marked for row in rows_of(list(two))}
    assert marked["Area"] == [True, False]
    assert marked["Rent"] == [False, False]  # of one only
    assert len(rows) == len(marked)


def test_what_differs_stands_before_what_is_alike(client, two):
    page = client.get(f"/en/parks/compare/?{address(*two)}")
    differing = [row.title for row in page.context["differing"]]
    assert "Area" in differing
    assert "Sector" in [row.title for row in page.context["alike"]]
    assert "Power supply" in page.context["unknown"]
    text = page.content.decode()
    assert text.index("What differs") < text.index("The same for all")


def test_the_order_is_that_of_the_address(client, two):
    large, small = two
    page = client.get(f"/parks/compare/?{address(small, large)}")
    assert [park.pk for park in page.context["parks"]] == [small.pk, large.pk]


def test_one_park_or_none_is_an_invitation(client, two):
    for query in ("", address(two[0])):
        page = client.get(f"/parks/compare/?{query}")
        assert page.status_code == 200
        assert page.templates[0].name == "parks/compare_few.html"


def test_six_parks_an_unknown_one_and_a_hidden_one_are_refused(client, two):
    hidden = make_park(publication="draft")
    many = [make_park() for _ in range(6)]
    for query in (address(*many), "park=nobody", address(two[0], hidden), "colour=red"):
        assert client.get(f"/parks/compare/?{query}").status_code == 400


def test_files_hold_the_table_and_run_no_formula(client, two):
    query = address(*two)
    text = client.get(f"/en/parks/compare/compare.csv?{query}").content.decode("utf-8-sig")
    lines = {line[0]: line[1:] for line in csv.reader(io.StringIO(text))}
    book = client.get(f"/en/parks/compare/compare.xlsx?{query}").content
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    cells = {row[0] or "": [cell or "" for cell in row[1:]] for row in sheet.values}
    assert cells == lines
    assert lines[""] == ["Alpha", "Beta"]
    assert lines["Operator"] == ["'=SUM(A1)", ""]
    assert lines["Premises on offer"] == ["500 m²", ""]
    assert sheet.page_setup.orientation == "landscape"


def test_two_parks_of_one_name_stay_two_columns(client):
    one, other = make_park(name_en="Same"), make_park(name_en="Same")
    text = client.get(f"/en/parks/compare/compare.csv?{address(one, other)}").content.decode()
    assert f"Same ({one.slug})" in text
    assert f"Same ({other.slug})" in text


def test_the_map_shows_all_that_have_a_position_and_none_covers_another():
    parks = [
        make_park(location=point(121.4, 31.2)),
        make_park(),
        make_park(location=point(121.4, 31.2)),
        make_park(location=point(121.9, 30.9)),
    ]
    drawn = inset(parks)
    assert [spot["number"] for spot in drawn["spots"]] == [1, 3, 4]
    frame = drawn["frame"]
    places = [(float(spot["x"]), float(spot["y"])) for spot in drawn["spots"]]
    assert all(frame.holds(place, 10) for place in places)
    assert places[1][0] - places[0][0] > 20
    assert inset([make_park()]) is None


def test_spots_move_until_none_is_covered():
    spots = [{"x": 0.0, "y": 0.0}, {"x": 1.0, "y": 0.0}, {"x": 20.0, "y": 0.0}]
    assert [spot["x"] for spot in apart(spots)] == ["0.0", "22.0", "62.0"]


def test_circles_are_true_to_each_other():
    parks = [make_park(area_km2=4), make_park(area_km2=1), make_park(area_km2=None)]
    assert sizes(parks) == ["50.0", "25.0", None]


@pytest.mark.parametrize("ending", ["", "compare.csv", "compare.xlsx"])
def test_four_parks_cost_as_many_queries_as_two(client, ending, django_assert_num_queries):
    parks = [make_park(location=point()) for _ in range(4)]  # five leave none to add
    for park in parks:
        make_space(park)
    client.get(f"/parks/compare/{ending}?{address(*parks)}")
    with CaptureQueriesContext(connection) as two_of_them:
        client.get(f"/parks/compare/{ending}?{address(*parks[:2])}")
    with django_assert_num_queries(len(two_of_them)):
        client.get(f"/parks/compare/{ending}?{address(*parks)}")
