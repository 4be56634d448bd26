"""The public pages of enterprises."""

import datetime

import pytest
from django.urls import reverse

from enterprises.testing import (
    make_achievement,
    make_classification,
    make_enterprise,
    make_revenue,
    make_tenancy,
)
from parks.testing import make_park
from registry import services
from registry.testing import make_district, make_sector, make_target

pytestmark = pytest.mark.django_db

GOOD_CODE, BAD_CODE = "91310000132260250X", "91310000MA1FL5T70E"


def listed(client, query=""):
    return client.get(f"/enterprises/{query}")


def text_of(response) -> str:
    return response.content.decode()


def page_of(client, enterprise):
    return client.get(enterprise.get_absolute_url())


def test_the_list_tells_classes_by_shape_and_word(client):
    firm = make_enterprise(name_zh="捷氢科技")
    make_classification(firm, "specialised")
    row = listed(client).context["rows"][0]
    assert (row["enterprise"], row["classes"][0]["label"]) == (firm, "专精特新")
    assert "#c-specialised" in text_of(listed(client))


def test_a_reported_class_is_said_to_be_reported(client):
    make_classification(tier="leading", status="reported")
    shown = listed(client).context["rows"][0]["classes"][0]
    assert (shown["word"], shown["counts"]) == ("报道", False)


def test_an_unknown_parameter_is_refused_by_name(client):
    response = listed(client, "?tire=leading")
    assert response.status_code == 400
    assert "tire" in text_of(response)


def test_a_merged_enterprise_is_not_in_the_list(client):
    kept = make_enterprise()
    make_enterprise(merged_into=kept)
    assert [row["enterprise"] for row in listed(client).context["rows"]] == [kept]


def test_a_merged_uid_leads_to_the_last_successor(client):
    last = make_enterprise()
    middle = make_enterprise(merged_into=last)
    first = make_enterprise(merged_into=middle)
    response = page_of(client, first)
    assert (response.status_code, response["Location"]) == (302, last.get_absolute_url())


def test_an_unknown_uid_is_not_found(client):
    assert client.get("/enterprises/nobody/").status_code == 404


def test_the_list_is_narrowed_to_what_counts_for_a_target(client):
    target = make_target("class_count", tier="leading", label_zh="龙头企业")
    picked = listed(client, f"?target={target.key}").context["chosen"]
    assert [row["label"] for row in picked] == ["龙头企业"]


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_number_of_queries_at_any_size(
    client, django_assert_num_queries, rows
):
    for _ in range(rows):
        firm = make_enterprise(sector=make_sector(), district=make_district())
        make_classification(firm)
        make_tenancy(firm)
    listed(client)
    with django_assert_num_queries(14):
        listed(client)


@pytest.mark.parametrize("rows", [1, 6])
def test_a_page_costs_the_same_number_of_queries_at_any_size(
    client, django_assert_num_queries, rows
):
    firm = make_enterprise()
    for number in range(rows):
        make_tenancy(firm)
        make_revenue(firm, year=2020 + number)
        make_achievement(enterprise=firm)
    page_of(client, firm)
    with django_assert_num_queries(14):
        page_of(client, firm)


@pytest.mark.parametrize(("code", "is_warned"), [(GOOD_CODE, False), (BAD_CODE, True)])
def test_a_credit_code_that_does_not_check_is_shown_with_a_warning(client, code, is_warned):
    page = text_of(page_of(client, make_enterprise(uscc=code)))
    assert code in page
    assert ("校验码不符" in page) is is_warned


def test_a_past_recognition_is_told_as_expired_and_not_counted(client):
    firm = make_enterprise()
    make_classification(firm, "specialised", valid_to=datetime.date(2023, 1, 1))
    shown = page_of(client, firm).context["classes"][0]
    assert (shown["status"], shown["counts"]) == ("expired", False)


def test_a_last_day_that_no_source_names_is_said_to_be_reckoned(client):
    firm = make_enterprise()
    make_classification(firm, "specialised", valid_to=datetime.date(2023, 1, 1))
    assert "三年推算" in text_of(page_of(client, firm))


def test_tenancies_in_parks_that_are_not_public_stay_hidden(client):
    firm = make_enterprise()
    make_tenancy(firm, make_park(name_zh="公开的园区"))
    make_tenancy(firm, make_park(name_zh="未公开的园区", publication="draft"))
    page = text_of(page_of(client, firm))
    assert "公开的园区" in page
    assert "未公开的园区" not in page
    assert "未公开的园区" not in text_of(listed(client))


def test_other_titles_stand_apart_from_the_classes(client):
    firm = make_enterprise(other_titles=["制造业单项冠军"])
    response = page_of(client, firm)
    assert response.context["classes"] == []
    assert "制造业单项冠军" in text_of(response)


def test_revenue_is_told_with_its_band(client):
    firm = make_enterprise()
    make_revenue(firm, amount_100m=120)
    assert page_of(client, firm).context["revenues"][0]["band"] == "百亿级"


def test_the_history_names_the_park_that_was_joined(client, steward):
    firm, park = make_enterprise(), make_park(name_zh="东方芯港")
    tenancy = make_tenancy(firm, park)
    services.update(tenancy, by=steward, why="已搬离", until=datetime.date(2024, 6, 30))
    newest = page_of(client, firm).context["history"][0]
    assert (newest.why, newest.items[0]["row"]) == ("已搬离", "入驻 东方芯港")
    assert newest.items[0]["changes"][0]["after"] == "2024-06-30"


def test_the_park_page_lists_its_enterprises_the_highest_class_first(client):
    park = make_park()
    for tier in ("specialised", "leading"):
        make_classification(make_tenancy(park=park).enterprise, tier)
    make_tenancy(park=park, until=datetime.date(2021, 1, 1))
    part = client.get(park.get_absolute_url()).context["parts"][0]
    tiers = [row["classes"][0]["tier"] for row in part.context["tenants"]]
    assert (tiers, part.figure["value"]) == (["leading", "specialised"], 2)
    assert part.figure["url"] == f"{reverse('enterprises:list')}?park={park.slug}"


def test_the_whole_list_can_be_had_as_a_table(client):
    firm = make_enterprise(name_zh="捷氢科技")
    make_classification(firm, "specialised")
    lines = client.get("/enterprises/enterprises.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith(f"{firm.uid},捷氢科技")
    assert lines[1].endswith("specialised,recognised")


@pytest.mark.parametrize(("name_en", "shown"), [("", 1), ("SHPT", 2)])
def test_a_name_without_english_is_not_told_twice(client, name_en, shown):
    firm = make_enterprise(name_zh="捷氢科技", name_en=name_en)
    page = text_of(client.get(f"/en/enterprises/{firm.uid}/"))
    head = page.split("<h1>")[1].split("</div>")[0]
    assert sum(name in head for name in ("捷氢科技", "SHPT")) == shown
    assert head.count("捷氢科技") == 1
