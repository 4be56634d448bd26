"""The demonstration: invented figures stay in their own database, say what they are, and are the same each time."""

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from enterprises import demo as inventing
from enterprises.models import Classification, Enterprise
from ops.demo import own_database
from parks.models import Contact, Park, Space
from parks.testing import make_park
from registry import demo
from registry.models import Evidence, Source

pytestmark = pytest.mark.django_db


def invented() -> list[tuple]:
    return list(
        Space.objects.order_by("pk").values_list("name_zh", "total_m2", "price", "available_from")
    )


def found_by_checks() -> list[str]:
    return [one.id for one in run_checks(databases=["default"], tags=["database"])]


@pytest.fixture
def demonstration(settings):
    """A marked database with two real parks."""
    settings.DEMO = True
    call_command("make_demo", mark=True, verbosity=0)
    return [make_park(name_zh="甲园", slug="a"), make_park(name_zh="乙园", slug="b")]


@pytest.mark.parametrize("is_demo", [False, True])
def test_nothing_invented_reaches_the_register(settings, is_demo):
    settings.DEMO = is_demo
    make_park()
    with pytest.raises(CommandError):
        call_command("make_demo", verbosity=0)
    with pytest.raises(CommandError):
        call_command("make_demo", mark=True, verbosity=0)
    assert not demo.is_marked()
    assert [model.objects.count() for model in (Space, Contact, Enterprise)] == [0, 0, 0]


def test_an_empty_database_is_marked_for_the_demonstration_only(settings):
    with pytest.raises(CommandError):
        call_command("make_demo", mark=True, verbosity=0)
    settings.DEMO = True
    call_command("make_demo", mark=True, verbosity=0)
    assert demo.is_marked()


def test_a_marked_database_is_not_filled_by_a_site_that_is_none(settings, demonstration):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("make_demo", verbosity=0)
    assert not Space.objects.exists()


def test_all_that_is_invented_says_so_and_names_its_source(demonstration):
    call_command("make_demo", verbosity=0)
    mark = Source.objects.get(key=demo.MARK)
    assert Space.objects.count() >= 4
    assert all("示例" in name for name in Space.objects.values_list("name_zh", flat=True))
    assert all("SAMPLE" in name for name in Space.objects.values_list("name_en", flat=True))
    assert all("示例" in name for name in Enterprise.objects.values_list("name_zh", flat=True))
    assert set(Contact.objects.values_list("role_zh", flat=True)) == {"示例招商部"}
    assert set(Classification.objects.values_list("source", flat=True)) <= {mark.pk}
    assert set(Evidence.objects.values_list("source", flat=True)) == {mark.pk}
    told = {one.subject_id for one in Evidence.objects.filter(field="available_m2")}
    assert told == set(Space.objects.values_list("pk", flat=True))


def test_filling_again_adds_nothing_and_a_new_database_gets_the_same(demonstration):
    assert [park.name_zh for park in inventing.fill()] == ["乙园", "甲园"]
    first = invented()
    assert list(inventing.fill()) == []
    assert invented() == first
    Space.objects.all().delete()
    Contact.objects.all().delete()
    Enterprise.objects.all().delete()
    list(inventing.fill())
    assert invented() == first


def test_site_and_database_of_two_kinds_are_refused(settings, demonstration):
    assert found_by_checks() == []
    settings.DEMO = False
    assert found_by_checks() == ["registry.E002"]
    Source.objects.filter(key=demo.MARK).delete()
    assert found_by_checks() == []
    settings.DEMO = True
    assert found_by_checks() == []  # no source at all: a new database
    make_park()
    Source.objects.create(key="a paper", kind="press")
    assert found_by_checks() == ["registry.E001"]


def test_pages_answers_and_files_of_the_demonstration_are_marked(client, settings, demonstration):
    query = "park=a&park=b"
    page = client.get(f"/en/parks/compare/?{query}")
    assert 'class="sample"' in page.content.decode()
    assert "is-sample" in page.content.decode()
    for address in ("/api/v1/parks/", "/api/v1/parks/geojson/", "/parks/", "/nowhere/"):
        assert client.get(address)[demo.HEADER] == demo.WORDS
    listed = client.get("/parks/parks.csv")
    assert demo.PREFIX in listed["Content-Disposition"]
    assert "示例 SAMPLE" in listed.content.decode().splitlines()[-1]
    assert demo.PREFIX in client.get(f"/parks/compare/compare.xlsx?{query}")["Content-Disposition"]
    settings.DEMO = False
    page = client.get(f"/en/parks/compare/?{query}")
    assert "sample" not in page.content.decode().casefold()
    assert demo.HEADER not in page
    assert "SAMPLE" not in client.get("/parks/parks.csv").content.decode()


@pytest.mark.parametrize(
    ("given", "own"),
    [
        ("postgis://me@host/registry", "postgis://me@host/registry_demo"),
        ("postgis://me@host/registry_demo", "postgis://me@host/registry_demo"),
    ],
)
def test_its_database_stands_beside_the_register_s(given, own):
    assert own_database(given) == own
    for url in (None, "", "spatialite:///elsewhere.sqlite3"):
        assert own_database(url).endswith("/var/demo.sqlite3")


def test_no_park_is_left_without_a_figure(demonstration):
    call_command("make_demo", verbosity=0)
    assert not Park.objects.filter(spaces__isnull=True).exists()
