"""Parks in the API."""

import pytest

from parks.testing import make_block, make_park, make_space
from registry.testing import point, square

pytestmark = pytest.mark.django_db


def features(client, query=""):
    answer = client.get(f"/api/v1/parks/geojson/{query}")
    assert answer.status_code == 200, answer.content
    return {item["id"]: item for item in answer.json()["features"]}


def test_the_map_draws_the_outline_or_the_point_or_nothing(client):
    drawn = make_park(slug="drawn", location=point())
    make_block(drawn, boundary=square(121.5, half=0.01))
    make_block(drawn, boundary=square(121.9, half=0.01))
    make_park(slug="pointed", location=point(121.25, 31.125))
    make_park(slug="unknown")
    found = features(client)
    assert found["drawn"]["geometry"]["type"] == "MultiPolygon"
    assert len(found["drawn"]["geometry"]["coordinates"]) == 2
    assert found["pointed"]["geometry"] == {"type": "Point", "coordinates": [121.25, 31.125]}
    assert found["unknown"]["geometry"] is None


@pytest.mark.parametrize("path", ["", "geojson/", "facets/"])
@pytest.mark.parametrize(
    "query", ["nonsense=1", "sector=nowhere", "bbox=1,2,3", "page_size=1001", "as_of=2022-02-30"]
)
def test_a_wrong_parameter_is_refused_by_name(client, path, query):
    for model in ("parks", "enterprises"):
        answer = client.get(f"/api/v1/{model}/{path}?{query}")
        assert answer.status_code == 400, (model, answer.content)
        assert answer.json()["errors"].keys() == {query.split("=")[0]}


def test_a_reader_who_has_the_answer_is_told_so(client):
    make_park()
    first = client.get("/api/v1/parks/")
    again = client.get("/api/v1/parks/", headers={"If-None-Match": first["ETag"]})
    assert first.json()["count"] == 1
    assert (again.status_code, again.content) == (304, b"")


def test_other_sites_may_read_and_nobody_is_remembered(client):
    answer = client.get("/api/v1/parks/", headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies
    assert not answer.wsgi_request.session.accessed


def test_a_page_leads_to_its_neighbours(client):
    for _ in range(5):
        make_park()
    middle = client.get("/api/v1/parks/?page_size=2&page=2").json()
    assert (middle["count"], len(middle["results"])) == (5, 2)
    before, after = (client.get(middle[name]).json() for name in ("previous", "next"))
    seen = [row["slug"] for page in (before, middle, after) for row in page["results"]]
    assert len(set(seen)) == 5


def test_one_park_shows_only_the_contacts_that_are_public(client):
    park = make_park(slug="a")
    park.contacts.create(
        role_zh="招商部", office_line="021-1", email="a@b.cn", email_is_public=True
    )
    contact = client.get("/api/v1/parks/a/").json()["contacts"][0]
    assert (contact["office_line"], contact["email"]) == ("", "a@b.cn")


def test_a_hidden_park_is_not_there(client, manager, park):
    type(park).objects.update(publication="draft")
    assert client.get(f"/api/v1/parks/{park.slug}/").status_code == 404
    client.force_login(manager)
    assert client.get(f"/api/v1/parks/{park.slug}/").status_code == 200


def test_unknown_figures_are_null_and_known_ones_numbers(client):
    make_space(make_park(slug="a", area_km2="2.5"), kind="land", available_m2="1200.50")
    make_park(slug="b")
    rows = {row["slug"]: row for row in client.get("/api/v1/parks/").json()["results"]}
    assert (rows["a"]["area_km2"], rows["a"]["land_m2"]) == (2.5, 1200.5)
    assert (rows["b"]["area_km2"], rows["b"]["land_m2"], rows["b"]["enterprises"]) == (
        None,
        None,
        0,
    )
