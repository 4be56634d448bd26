"""The shortlist: parks that the address names, with when they last changed."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parks import services
from parks.keeping.changes import last_changes
from parks.models import ParkDistrict
from parks.testing import make_park, make_space

pytestmark = pytest.mark.django_db


def address(*parks) -> str:
    return "/parks/shortlist/?" + "&".join(f"park={park.slug}" for park in parks)


def a_park(**fields):
    park = make_park(**fields)
    return services.update_park(park, by=None, why="test", address_zh="某路 1 号")


def test_the_parks_stand_in_the_order_of_the_address(client):
    first, second = make_park(name_zh="乙园"), make_park(name_zh="甲园")
    rows = client.get(address(first, second)).context["rows"]
    assert [row["park"] for row in rows] == [first, second]
    assert rows[0]["without"] == f"?park={second.slug}"


def test_without_parks_it_says_what_to_do(client):
    page = client.get("/en/parks/shortlist/")
    assert page.status_code == 200
    assert "Nothing kept yet" in page.content.decode()


def test_a_park_that_is_gone_or_hidden_leaves_the_rest_within_reach(client):
    here, hidden = make_park(), make_park(publication="draft")
    page = client.get(f"{address(hidden, here)}&park=gone-by-now")
    assert [row["park"] for row in page.context["rows"]] == [here]
    assert [one["slug"] for one in page.context["gone"]] == [hidden.slug, "gone-by-now"]
    assert page.context["gone"][1]["without"] == f"?park={hidden.slug}&park={here.slug}"
    assert hidden.name_zh not in page.content.decode()


def test_too_many_parks_and_other_parameters_are_refused(client):
    many = [make_park() for _ in range(21)]
    for query in (address(*many), "/parks/shortlist/?colour=red"):
        assert client.get(query).status_code == 400


def test_a_part_of_a_park_changes_the_park():
    park, other = a_park(), a_park()
    before = last_changes([park.pk, other.pk])
    long_ago = timezone.now() - datetime.timedelta(days=9)
    type(park).history.filter(id=park.pk).update(history_date=long_ago)
    ParkDistrict.history.filter(park_id=park.pk).update(history_date=long_ago)
    assert last_changes([park.pk])[park.pk] == long_ago
    space = make_space(park)
    services.update_space(space, by=None, why="test", available_m2=5)
    after = last_changes([park.pk, other.pk])
    assert after[park.pk] > long_ago
    assert after[other.pk] == before[other.pk]


def test_a_park_without_history_has_no_day():
    assert last_changes([make_park().pk, 0]).get(0) is None


def test_the_first_five_are_compared(client):
    parks = [make_park() for _ in range(6)]
    context = client.get(address(*parks)).context
    assert context["compare"].count("park=") == context["compared"] == 5
    assert client.get(address(parks[0])).context["compare"] == ""


def test_six_parks_cost_as_many_queries_as_two(client, django_assert_num_queries):
    parks = [a_park() for _ in range(6)]
    for park in parks:
        make_space(park)
    client.get(address(*parks))
    with CaptureQueriesContext(connection) as two:
        client.get(address(*parks[:2]))
    with django_assert_num_queries(len(two)):
        client.get(address(*parks))
