import pytest

from enterprises.testing import make_classification, make_enterprise, make_tenancy
from parks.testing import make_park
from registry.testing import point

pytestmark = pytest.mark.django_db
URL = "/api/v1/enterprises/clusters/"


def get(client, **query) -> dict:
    response = client.get(URL, query)
    assert response.status_code == 200, response.content
    return response.json()


def test_enterprises_close_together_are_one_cluster_far_off_and_two_near_by(client):
    make_enterprise(location=point(121.500, 31.2))
    make_enterprise(location=point(121.510, 31.2))
    assert [f["properties"]["count"] for f in get(client, zoom=8)["features"]] == [2]
    assert [f["properties"]["count"] for f in get(client, zoom=16)["features"]] == [1, 1]


def test_a_cluster_stands_in_the_middle_of_its_enterprises_and_counts_their_classes(client):
    leading = make_enterprise(location=point(121.5, 31.2))
    make_classification(leading, "leading")
    make_enterprise(location=point(121.502, 31.202))
    (cluster,) = get(client, zoom=8)["features"]
    assert cluster["geometry"]["coordinates"] == [121.501, 31.201]
    assert cluster["properties"] == {"count": 2, "tiers": {"leading": 1}}


def test_one_alone_keeps_its_name(client):
    enterprise = make_enterprise(location=point(), name_en="Synthetic Ltd")
    make_classification(enterprise, "core", status="reported")
    (alone,) = get(client)["features"]
    assert alone["properties"]["uid"] == enterprise.uid
    assert alone["properties"]["reported"] is True


def test_those_without_a_position_are_counted_at_their_park(client):
    park = make_park()
    tenant = make_tenancy(park=park).enterprise
    make_classification(tenant, "specialised")
    make_tenancy(park=park)
    make_tenancy(make_enterprise(location=point()), park)
    assert get(client)["parks"] == {park.slug: {"count": 2, "tiers": {"specialised": 1}}}


def test_the_window_bounds_the_clusters_and_not_the_parks(client):
    park = make_park()
    make_tenancy(park=park)
    make_enterprise(location=point(121.5, 31.2))
    body = get(client, bbox="120,30,120.1,30.1")
    assert body["features"] == []
    assert list(body["parks"]) == [park.slug]


def test_a_hidden_park_is_not_named(client):
    make_tenancy(park=make_park(publication="draft"))
    assert get(client)["parks"] == {}


def test_the_same_filters_hold(client):
    park = make_park(batch=3)
    make_tenancy(park=park)
    make_tenancy(park=make_park(batch=1))
    assert list(get(client, batch=3)["parks"]) == [park.slug]


@pytest.mark.parametrize(
    ("name", "value"), [("zoom", "99"), ("zoom", "x"), ("bbox", "1,2"), ("no", "1")]
)
def test_what_is_wrong_is_named(client, name, value):
    response = client.get(URL, {name: value})
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [name]


def test_it_costs_the_same_queries_for_one_enterprise_and_for_fifty(
    client, django_assert_max_num_queries
):
    make_tenancy()
    with django_assert_max_num_queries(20) as one:
        get(client)
    for i in range(49):
        make_tenancy(make_enterprise(location=point(121 + i / 50, 31.2)))
    with django_assert_max_num_queries(len(one)):
        get(client)
