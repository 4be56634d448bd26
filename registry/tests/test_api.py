"""The manners of the API: errors, languages, caches, other sites, and how often."""

import gzip
from datetime import timedelta

import brotli
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parks.models import Park
from parks.testing import make_park, make_space
from registry import services
from registry.models import Evidence
from registry.testing import make_sector, make_source

pytestmark = pytest.mark.django_db
PARKS = "/api/v1/parks/"


def shaped(answer) -> dict:
    """The answer's problem; fails if it has another shape than every problem."""
    problem = answer.json()
    assert problem.keys() == {"detail", "errors"}
    assert isinstance(problem["detail"], str)
    assert answer["Content-Type"] == "application/json"
    return problem


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/nothing/", 404),
        ("/api/nothing/", 404),
        ("/api/v1/parks/nobody/", 404),
        ("/api/v1/parks/%00/", 404),
        ("/api/v1/sources/999999999999999/", 404),
        ("/api/v1/parks/?q=%00", 400),
        ("/api/v1/parks/geojson/?q=%00", 400),
        ("/api/v1/parks/?%00=1", 400),
        ("/api/v1/parks/?page=" + "9" * 5000, 400),
        ("/api/v1/parks/?page=999999", 400),
        ("/api/v1/parks/?page=-1", 400),
        ("/api/v1/parks/?bbox=%7B%22type%22:%22Point%22%7D", 400),
        ("/api/v1/parks/?bbox=/vsicurl/http://127.0.0.1/x", 400),
        ("/api/v1/parks/?near=nan,nan&within_km=1", 400),
        ("/api/v1/parks/?" + "&".join(f"sector=s{n}" for n in range(3000)), 400),
        ("/api/v1/parks/?sector=%ff%fe", 400),
        ("/api/v1/evidence/?subject=park", 400),
        ("/api/v1/evidence/?subject=user:1", 400),
        ("/api/v1/evidence/?subject=space:1e5", 400),
        ("/api/v1/evidence/?source=" + "9" * 30, 400),
    ],
)
def test_a_wrong_request_is_told_so_in_one_shape(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    shaped(answer)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_here(client, method):
    assert shaped(getattr(client, method)(PARKS))
    assert getattr(client, method)(PARKS).status_code == 405


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense", "*/*;q=x", ""])
def test_json_for_whoever_asks(client, accept):
    answer = client.get(PARKS, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"


def test_sentences_follow_the_reader_s_language(client):
    said = {
        language: client.get(f"{PARKS}?x=1", headers={"Accept-Language": language}).json()
        for language in ("zh-CN", "en-GB", "fr")
    }
    assert said["en-GB"]["detail"] == "The query is not in order."
    assert said["zh-CN"] == said["fr"] != said["en-GB"]


def test_an_answer_already_known_costs_one_query(client):
    first = client.get(PARKS)
    with CaptureQueriesContext(connection) as queries:
        again = client.get(PARKS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, len(queries)) == (304, b"", 1)
    assert again["ETag"] == first["ETag"]


def test_a_write_a_language_and_a_query_each_make_another_etag(client, steward):
    park = make_park()
    tags = {client.get(PARKS)["ETag"], client.get(f"{PARKS}?batch=1")["ETag"]}
    tags.add(client.get(PARKS, headers={"Accept-Language": "en"})["ETag"])
    services.update(park, by=steward, why="test", name_en="Park")
    tags.add(client.get(PARKS)["ETag"])
    assert len(tags) == 4


def test_the_end_of_an_embargo_makes_another_etag(client):
    services.create(
        type(make_sector()), by=None, why="test", code="x", name_zh="x"
    )  # the first write starts the counting of versions
    park = make_park(publication="embargo", embargo_until=timezone.now() + timedelta(hours=1))
    before = client.get(PARKS)
    Park.objects.filter(pk=park.pk).update(embargo_until=timezone.now() - timedelta(seconds=1))
    after = client.get(PARKS, headers={"If-None-Match": before["ETag"]})
    assert (before.json()["count"], after.status_code, after.json()["count"]) == (0, 200, 1)


def test_anonymous_answers_are_for_every_cache_and_others_for_none(client, manager, park):
    Park.objects.update(publication="draft")
    public = client.get(PARKS)
    client.force_login(manager)
    own = client.get(PARKS)
    assert "public" in public["Cache-Control"]
    assert "max-age=60" in public["Cache-Control"]
    assert "private" in own["Cache-Control"]
    assert (public.json()["count"], own.json()["count"]) == (0, 1)
    assert "Cookie" in public["Vary"]


def test_a_problem_is_kept_by_no_cache(client):
    answer = client.get(f"{PARKS}?x=1")
    assert "Cache-Control" not in answer
    assert "ETag" not in answer or answer.status_code != 304


def test_another_site_may_ask_first(client):
    answer = client.options(PARKS, headers={"Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in client.get("/healthz/live")


@pytest.mark.parametrize(
    ("accepts", "unpack"),
    [("gzip, deflate, br, zstd", brotli.decompress), ("gzip", gzip.decompress), ("br;q=0", bytes)],
)
def test_answers_come_small(client, accepts, unpack):
    for _ in range(3):
        make_park()
    plain = client.get(PARKS)
    small = client.get(PARKS, headers={"Accept-Encoding": accepts})
    assert unpack(small.content) == plain.content
    assert small["ETag"] == plain["ETag"]
    assert "Accept-Encoding" in small["Vary"]


def test_too_many_requests_are_told_to_wait(client, settings):
    cache.clear()
    settings.API_ANON_RATE = "2/min"
    answers = [client.get(PARKS) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2]["Retry-After"]) > 0
    shaped(answers[2])
    cache.clear()


def record(subject, field, **facts) -> Evidence:
    return services.record_evidence(subject, field, make_source(), by=None, why="test", **facts)


def test_evidence_of_any_field_of_any_row_is_found_by_its_word(client):
    park = make_park(slug="a")
    record(park, "area_km2", value="6", quote="近6平方公里")
    record(park, "batch", value="2")
    record(make_space(park, total_m2=5), "total_m2", value="5")
    rows = client.get("/api/v1/evidence/?subject=park:a&field=area_km2").json()["results"]
    assert [(row["subject"], row["field"], row["quote"]) for row in rows] == [
        ("park:a", "area_km2", "近6平方公里")
    ]
    assert client.get("/api/v1/evidence/").json()["count"] == 3


def test_evidence_of_what_is_hidden_is_hidden(client, steward):
    park = make_park(slug="a", publication="draft")
    record(park, "batch", value="2")
    record(make_space(park, total_m2=5), "total_m2", value="5")
    assert client.get("/api/v1/evidence/").json()["count"] == 0
    assert client.get("/api/v1/evidence/?subject=park:a").status_code == 400
    client.force_login(steward)
    assert client.get("/api/v1/evidence/").json()["count"] == 2


def test_evidence_of_a_telephone_that_is_not_public_is_hidden(client):
    contact = make_park().contacts.create(role_zh="招商部", office_line="021-1", email="a@b.cn")
    record(contact, "office_line", value="021-1")
    record(contact, "role_zh", value="招商部")
    assert [row["field"] for row in client.get("/api/v1/evidence/").json()["results"]] == [
        "role_zh"
    ]


@pytest.mark.parametrize("name", ["sectors", "directions", "districts", "sources"])
def test_the_vocabulary_is_paged_like_everything_else(client, name):
    answer = client.get(f"/api/v1/{name}/?page_size=1").json()
    assert answer.keys() == {"count", "next", "previous", "results"}
    assert client.get(f"/api/v1/{name}/?nonsense=1").status_code == 400
