"""The targets' pages, the strip below the map, and the list to download."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enterprises.targets.strip import strip
from enterprises.targets.words import short_label
from enterprises.testing import make_achievement, make_classification, make_enterprise
from registry.models import Observation
from registry.testing import make_plan, make_sector, make_source, make_target

pytestmark = pytest.mark.django_db


@pytest.fixture
def leading():
    sector = make_sector(symbol_zh="绿")
    plan = make_plan(sector=sector, issued_on=date(2022, 7, 8), issued_precision="day")
    return make_target(
        "class_count",
        key="green-leading",
        tier="leading",
        plan=plan,
        label_zh="龙头企业",
        is_headline=True,
        due_on=date(2025, 12, 31),
    )


def page(client, path="/targets/", **query) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200, answer.content.decode()
    return " ".join(answer.content.decode().split())


def test_what_is_not_on_record_is_a_dash_and_never_zero(client, leading):
    shown = page(client, open="green-leading")
    assert "无数据记录" in shown
    assert '<b class="num">0</b>' not in shown
    assert "<small>0</small>" not in shown


def test_reports_stand_beside_the_actual_and_never_in_it(client, leading):
    make_classification(status="reported")
    shown = page(client)
    assert '<b class="num">0</b>' in shown
    assert "已认定，另报道 1；差 10" in shown


def test_a_past_day_shows_what_was_so_then(client, leading):
    make_classification(valid_from=date(2024, 1, 1), valid_from_precision="day")
    assert '<b class="num">1</b>' in page(client)
    assert '<b class="num">1</b>' not in page(client, as_of="2023-12-31")
    assert "当日尚未发布" in page(client, as_of="2022-07-07")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("as_of=2022-02-30", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("as_of=2022-01-01&as_of=2023-01-01", "as_of"),
        ("bands=both", "bands"),
        ("open=nothing", "open"),
        ("page=2", "page"),
        ("nonsense=1", "nonsense"),
    ],
)
@pytest.mark.parametrize("path", ["/targets/", "/targets/green_low_carbon/"])
def test_a_wrong_parameter_is_refused_by_name(client, leading, path, query, named):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert f"<b>{named}</b>" in answer.content.decode()


def test_a_scope_without_targets_is_no_page(client, leading):
    assert client.get("/targets/nowhere/").status_code == 404


def test_an_open_row_names_what_counted_and_what_did_not(client, leading):
    make_classification(make_enterprise(name_zh="甲公司"))
    make_classification(make_enterprise(name_zh="乙公司"), status="expired")
    shown = page(client, open="green-leading")
    counted, left_out = shown.split("未计入", 1)[0], shown.split("未计入", 1)[1]
    assert "甲公司" in counted
    assert "乙公司" not in counted
    assert "乙公司" in left_out
    assert "类别为“龙头”" in left_out


def test_script_is_given_the_drill_down_alone(client, leading):
    make_classification(make_enterprise(name_zh="甲公司"))
    answer = client.get("/targets/?open=green-leading", headers={"HX-Request": "true"})
    shown = answer.content.decode()
    assert 'id="d-green-leading"' in shown
    assert "甲公司" in shown
    assert "<html" not in shown
    assert "HX-Request" in answer["Vary"]


def test_every_number_set_and_every_number_counted_has_a_seal(client, leading):
    make_classification(status="reported")
    shown = page(client)
    row = shown[shown.index('id="t-green-leading"') :].split('class="open"')[0]
    assert row.count('class="ev') == 2


def test_pages_carry_no_style_and_no_script_of_their_own(client, leading):
    make_classification(status="reported")
    for path in ("/targets/?open=green-leading", "/targets/strip/"):
        shown = client.get(path).content.decode()
        assert "style=" not in shown
        assert "<script>" not in shown


def test_what_is_only_stated_stands_apart_with_what_others_published(client):
    target = make_target("stated", key="parks-parks_total_2026", scope="parks", unit="个", value=60)
    type(target).objects.update(sector=None)
    facts = {"topic": "parks", "metric_key": "parks_total", "unit": "个", "scope_zh": "上海市"}
    dated = {"as_of": date(2022, 6, 16), "as_of_precision": "day"}
    Observation.objects.create(
        key="k", label_zh="园区数", value=53, source=make_source(), **facts, **dated
    )
    shown = page(client, "/targets/parks/")
    assert "只记载，不在此计数" in shown or "登记册不计数" in shown
    row = shown[shown.index('id="t-parks-parks_total_2026"') :].split('class="open"')[0]
    assert "园区数" in row
    assert "53" in row
    assert (
        "园区数"
        not in page(client, "/targets/parks/", as_of="2022-06-15").split("各方公布的数字")[0]
    )


def test_bands_are_said_and_can_be_cumulative(client):
    make_target(
        "revenue_count", key="rev", revenue_from_100m=10, revenue_to_100m=100, is_headline=True
    )
    assert "登记册口径" in page(client)
    shown = page(client, bands="cumulative", open="rev")
    assert "累计" in shown
    assert "每一档包含其上各档" in shown


def test_english_pages_speak_english(client, leading):
    make_classification(status="reported")
    shown = page(client, "/en/targets/")
    assert "recognised, 1 more reported; 10 to go" in shown
    assert "Past due" in shown


def test_the_list_to_download_never_runs_as_a_formula(client, leading):
    make_classification(make_enterprise(name_zh="=1+1"), status="reported")
    answer = client.get("/targets/green_low_carbon/green-leading.csv?as_of=2026-01-01")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Disposition"].endswith('"green-leading-2026-01-01.csv"')
    assert rows[1][:4] == ["否", "仅见报道，未经认定", rows[1][2], "'=1+1"]


def test_a_list_to_download_stands_only_under_its_own_scope(client, leading):
    assert client.get("/targets/metaverse/green-leading.csv").status_code == 404


def test_the_strip_shows_the_first_three_counts_of_each_sector(client, leading):
    for n, tier in enumerate(["core", "distinctive", "specialised"], start=1):
        make_target("class_count", tier=tier, is_headline=True, position=n)
    make_target("sector_scale", is_headline=True)
    make_target("class_count", tier="core", sector=make_sector("metaverse"))
    shown = strip(date(2026, 1, 1)).sectors
    assert [entry.sector.code for entry in shown] == ["green_low_carbon"]
    assert [row.target.tier for row in shown[0].figures] == ["leading", "core", "distinctive"]


@pytest.mark.parametrize(
    ("label", "short"), [("绿色低碳龙头企业", "龙头企业"), ("头部企业和链主企业", "头部企业")]
)
def test_a_short_label_keeps_the_word_of_its_plan(label, short):
    target = make_target("class_count", tier="leading", label_zh=label)
    assert short_label(target) == short


@pytest.mark.parametrize("path", ["/targets/", "/targets/green_low_carbon/", "/targets/strip/"])
def test_a_page_costs_the_same_queries_however_much_it_counts(client, leading, path):
    make_target("achievement_count", achievement_kind="scenario", is_headline=True)
    client.get(path)
    make_classification(status="reported")
    make_achievement()
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for _ in range(25):
        make_classification(status="reported")
        make_achievement()
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few) <= 12
