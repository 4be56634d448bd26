"""What a search box suggests: parks, enterprises, directions and districts, in one answer."""

import pytest

from enterprises.models import Enterprise
from enterprises.testing import make_enterprise
from parks.models import Park
from parks.testing import make_park
from registry.search import refresh
from registry.testing import make_direction, make_district, make_sector

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register():
    make_district("310115", name_zh="浦东新区", name_en="Pudong New Area")
    sector = make_sector("green_low_carbon", name_zh="绿色低碳", name_en="Green")
    make_park(name_zh="国际氢能谷", name_en="International Hydrogen Valley", sector=sector)
    make_park(name_zh="氢能草案园", publication="draft")
    make_enterprise(name_zh="上海鸿芯氢能科技有限公司", sector=sector)
    make_direction("氢能", code="hydrogen", name_en="Hydrogen energy", sector=sector)
    refresh(Park)
    refresh(Enterprise)


def told(client, text: str, prefix: str = "") -> dict[str, list[str]]:
    answer = client.get(f"{prefix}/suggest/", {"q": text})
    assert answer.status_code == 200
    return {
        group["key"]: [row["label"] for row in group["rows"]] for group in answer.json()["groups"]
    }


def test_all_kinds_come_in_one_answer_and_nothing_that_is_hidden(client):
    assert told(client, "氢能") == {
        "parks": ["国际氢能谷"],
        "enterprises": ["上海鸿芯氢能科技有限公司"],
        "directions": ["氢能"],
    }


@pytest.mark.parametrize(
    "text", ["qingneng", "gjqng", "hydrogen", "Hydrogne", "氢能古", "国际轻能谷"]
)
def test_pinyin_first_letters_english_and_one_mistake_find(client, text):
    assert "国际氢能谷" in told(client, text)["parks"]


def test_the_language_is_that_of_the_address(client):
    groups = client.get("/en/suggest/", {"q": "hydrogen"}).json()["groups"]
    assert [group["title"] for group in groups] == ["Parks", "Directions"]
    assert groups[0]["rows"] == [
        {
            "label": "International Hydrogen Valley",
            "detail": "Green",
            "url": Park.objects.get(name_zh="国际氢能谷").get_absolute_url(),
        }
    ]


def test_a_word_of_the_filters_leads_to_the_list(client):
    groups = client.get("/en/suggest/", {"q": "pudong"}).json()["groups"]
    rows = next(group["rows"] for group in groups if group["key"] == "districts")
    assert [row["url"] for row in rows] == ["/en/parks/?district=310115"]


@pytest.mark.parametrize("text", ["", " ", "氢", "z", "，。", "火星基地站"])
def test_too_little_and_nothing_suggest_nothing(client, text):
    assert told(client, text) == {}


@pytest.mark.parametrize("query", [{"q": "x" * 101}, {"words": "氢能"}, {"q": ["氢能", "张江"]}])
def test_what_is_not_in_order_is_refused(client, query):
    assert client.get("/suggest/", query).status_code == 400
