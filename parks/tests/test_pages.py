"""The public pages of parks."""

import datetime

import pytest
from django.urls import reverse
from django.utils import translation

from parks.models import Contact, Park
from parks.parts import parts_of
from parks.testing import make_block, make_park, make_space
from registry import services
from registry.testing import make_district, make_sector, make_source, point

pytestmark = pytest.mark.django_db


def listed(client, query="", prefix=""):
    return client.get(f"{prefix}/parks/{query}")


def text_of(response) -> str:
    return response.content.decode()


def test_the_list_shows_a_park_with_a_link_to_its_page(client):
    park = make_park(name_zh="东方芯港")
    page = text_of(listed(client))
    assert "东方芯港" in page
    assert f'href="{park.get_absolute_url()}"' in page


def test_an_unknown_parameter_is_refused_by_name(client):
    response = listed(client, "?colour=red")
    assert response.status_code == 400
    assert "colour" in text_of(response)


def test_a_facet_counts_what_a_click_would_find(client):
    make_park(batch=1)
    make_park(batch=1)
    make_park(batch=2, sector=make_sector("metaverse"))
    facets = {facet["name"]: facet for facet in listed(client).context["facets"]}
    assert [(row["label"], row["count"]) for row in facets["batch"]["choices"]] == [
        ("第一批", 2),
        ("第二批", 1),
    ]


def test_an_empty_list_offers_each_filter_that_brings_rows_back(client):
    make_park(batch=1)
    make_park(batch=1)
    make_park(batch=3, sector=make_sector("metaverse"))
    ways = listed(client, "?batch=1&sector=metaverse&tier=core").context["ways_out"]
    assert ways == []
    ways = listed(client, "?batch=1&sector=metaverse").context["ways_out"]
    assert [(way["count"], way["url"]) for way in ways] == [
        (2, "?batch=1"),
        (1, "?sector=metaverse"),
    ]


def test_a_park_without_a_position_is_marked_and_counted(client):
    make_park(location=point())
    make_park(location=None)
    response = listed(client)
    assert response.context["unlocated"] == 1
    assert text_of(response).count("不在地图上") >= 2  # the sum above, and the row


def test_a_head_sorts_and_turns_round_when_pressed_again(client):
    small, large = make_park(area_km2=1), make_park(area_km2=9)
    heads = {head.get("key"): head for head in listed(client).context["heads"]}
    found = listed(client, heads["area"]["url"])
    assert [row["park"] for row in found.context["rows"]] == [large, small]
    heads = {head.get("key"): head for head in found.context["heads"]}
    assert (heads["area"]["sort"], heads["area"]["url"]) == ("descending", "?ordering=area")


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_number_of_queries_at_any_size(
    client, django_assert_num_queries, rows
):
    for number in range(rows):
        park = make_park(districts=[make_district(), make_district("310112")])
        make_space(park, available_m2=number + 1)
    listed(client)  # content types are kept from the first time on
    with django_assert_num_queries(17):
        listed(client)


@pytest.mark.parametrize("blocks", [1, 8])
def test_a_page_costs_the_same_number_of_queries_at_any_size(
    client, django_assert_num_queries, blocks
):
    park = make_park()
    for _ in range(blocks):
        make_block(park)
        make_space(park)
    client.get(park.get_absolute_url())
    with django_assert_num_queries(18):
        client.get(park.get_absolute_url())


@pytest.mark.parametrize(("publication", "code"), [("public", 200), ("draft", 404)])
def test_a_park_that_is_not_public_is_not_found(client, publication, code):
    park = make_park(publication=publication)
    assert client.get(park.get_absolute_url()).status_code == code


def test_a_manager_sees_the_own_draft(client, manager, park):
    Park.objects.filter(pk=park.pk).update(publication="draft")
    client.force_login(manager)
    assert client.get(park.get_absolute_url()).status_code == 200


def test_what_is_not_known_is_a_dash_and_never_nought(client):
    park = make_park(area_km2=None)
    page = text_of(client.get(park.get_absolute_url()))
    assert "未见公布" in page
    assert ">0<" not in page.split('class="figures"')[1].split("</dl>")[0]


def test_a_figure_leads_to_its_evidence(client):
    park = make_park(area_km2=4)
    fact = services.record_evidence(
        park, "area_km2", make_source(), by=None, why="test", value="4", quote="面积四平方公里"
    )
    page = text_of(client.get(park.get_absolute_url()))
    assert f'href="{reverse("registry:evidence", args=[fact.pk])}"' in page
    assert "面积四平方公里" in page


@pytest.mark.parametrize(
    ("membership", "words"), [("candidate", "尚无官方来源确认"), ("outside", "名录外")]
)
def test_a_doubtful_park_says_so(client, membership, words):
    page = text_of(client.get(make_park(membership=membership).get_absolute_url()))
    assert words in page
    assert "sec--hollow" in page


def test_only_public_contacts_are_shown(client):
    park = make_park()
    Contact.objects.create(
        park=park,
        role_zh="招商部",
        office_line="021-12345678",
        office_line_is_public=True,
        email="inside@example.com",
    )
    Contact.objects.create(park=park, role_zh="财务部", email="money@example.com")
    page = text_of(client.get(park.get_absolute_url()))
    assert "021-12345678" in page
    assert not any(hidden in page for hidden in ("inside@example.com", "财务部", "money@"))


def test_the_history_says_who_changed_what_and_why(client, steward):
    park = make_park(operator_zh="旧公司")
    services.update(park, by=steward, why="电话核实", operator_zh="新公司")
    newest = client.get(park.get_absolute_url()).context["history"][0]
    assert (newest.who, newest.why) == ("steward", "电话核实")
    assert newest.items[0]["changes"] == [
        {"label": "运营方", "before": "旧公司", "after": "新公司"}
    ]


def test_the_english_page_marks_our_translations(client):
    park = make_park(name_en="Eastern Chip Harbour", name_en_origin="ours")
    page = text_of(client.get(f"/en/parks/{park.slug}/"))
    assert "Eastern Chip Harbour" in page
    assert "our translation" in page


def test_the_boundary_is_told_side_by_side(client):
    park = make_park()
    make_block(park, boundary_text_zh="东至外环路，南至高科路，西至中环路，北至龙东大道")
    page = client.get(park.get_absolute_url())
    assert page.context["blocks"][0]["sides"][1] == ("南至", "高科路")


def test_the_enterprises_join_the_page_without_being_imported():
    with translation.override("en"):
        parts = parts_of(make_park(), user=None)
    assert [(part.anchor, part.title) for part in parts] == [("enterprises", "Enterprises")]


def test_a_date_is_shown_only_as_far_as_it_is_known(client):
    park = make_park(batch=1, announced_on=datetime.date(2020, 3, 1), announced_precision="month")
    page = text_of(client.get(park.get_absolute_url()))
    assert "2020-03<" in page
    assert "2020-03-01" not in page


def test_the_whole_list_can_be_had_as_a_table(client):
    for number in range(25):
        make_park(batch=1 + number % 2)
    answer = client.get("/parks/parks.csv?batch=1")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert (answer["Content-Type"], len(lines)) == ("text/csv; charset=utf-8", 14)
    assert lines[0].startswith("slug,official_no,membership,name_zh")
