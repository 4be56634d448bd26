"""Loading: everything or nothing, twice the same, and each refusal says where and why."""

import datetime
import multiprocessing
import time
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from enterprises.models import Classification, Enterprise, Tenancy
from parks.models import Block, Park, Space
from parks.services import delete_park, update_park
from registry.importing.load import run
from registry.importing.report import Refused
from registry.importing.terms import terms
from registry.models import DataVersion, Evidence, Source, Target
from registry.search import refresh
from registry.search.tokens import Content

from .folders import Folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """One park, and what it needs."""
    folder = Folder(tmp_path)
    folder.park(area_km2="1.55")
    return folder


def refusals(folder):
    with translation.override("en"), pytest.raises(Refused) as refused:
        run(folder.path)
    return refused.value.args[0].refusals


def rows_and_records():
    """How many rows there are of each model, history included."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_a_row_becomes_a_park_with_history_and_evidence(folder):
    run(folder.path)
    park = Park.objects.get(slug="hydrogen-valley")
    assert (park.name_zh, str(park.area_km2), park.publication) == ("氢能谷", "1.550", "public")
    (record,) = park.history.all()
    assert (record.history_type, record.history_user) == ("+", None)
    evidence = Evidence.objects.get(field="area_km2", subject_id=park.pk)
    assert (evidence.value, evidence.source.url) == ("1.55", "https://paper.example/1")
    assert evidence.as_of == datetime.date(2022, 6, 20)


def test_facts_count_as_recorded_on_the_day_of_their_collection(folder):
    run(folder.path)
    days = {evidence.recorded_at.date().isoformat() for evidence in Evidence.objects.all()}
    assert days == {"2026-11-22"}
    assert (
        Source.objects.get(url="https://paper.example/1").retrieved_on.isoformat() == "2026-11-22"
    )


def test_loading_twice_changes_nothing_and_writes_no_history(folder):
    folder.enterprise(park_name="氢能谷", classification="leading", claim="press")
    run(folder.path)
    before, version = rows_and_records(), DataVersion.objects.in_bulk()
    report = run(folder.path)
    assert rows_and_records() == before
    assert {row.layer: row.number for row in version.values()} == dict(
        DataVersion.objects.values_list("layer", "number")
    )
    assert report.total("created") == report.total("changed") == report.total("kept") == 0


def test_what_the_register_holds_just_so_is_looked_up_in_no_history(folder):
    folder.change("parks.csv", lat="31.2", lon="121.5", industrial_land_available_km2="0.2")
    place = {"lat": "31.1", "lon": "121.6", "other_titles": "甲 | 乙", "website": "blue.example"}
    folder.enterprise(park_name="氢能谷", district_zh="浦东新区", **place)
    folder.enterprise(name_zh="重塑能源", classification="leading", claim="press")
    run(folder.path)
    with CaptureQueriesContext(connection) as asked:
        run(folder.path)
    assert not [query["sql"] for query in asked if "history_change_reason" in query["sql"]]


def test_a_longer_file_adds_its_rows_and_spares_the_others(folder):
    folder.enterprise(park_name="氢能谷")
    run(folder.path)
    folder.enterprise(name_zh="重塑能源", park_name="氢能谷")
    report = run(folder.path)
    counts = report.counts[str(Enterprise._meta.verbose_name_plural)]
    assert (counts["created"], counts["unchanged"]) == (1, 1)
    assert Enterprise.history.count() == Tenancy.history.count() == 2
    assert refresh(Enterprise) == 0


def test_a_changed_file_changes_the_row_and_leaves_a_record(folder):
    run(folder.path)
    folder.change("parks.csv", area_km2="2.5")
    report = run(folder.path)
    park = Park.objects.get()
    assert (str(park.area_km2), park.history.count()) == ("2.500", 2)
    assert report.counts[str(Park._meta.verbose_name_plural)]["changed"] == 1


def test_what_people_changed_is_kept_and_said(folder, steward):
    run(folder.path)
    update_park(Park.objects.get(), by=steward, why="surveyed", area_km2="1.60")
    report = run(folder.path)
    assert str(Park.objects.get().area_km2) == "1.600"
    assert report.counts[str(Park._meta.verbose_name_plural)]["kept"] == 1


def test_a_changed_file_spares_the_columns_that_people_changed(folder, steward):
    run(folder.path)
    update_park(Park.objects.get(), by=steward, why="surveyed", area_km2="1.60")
    folder.change("parks.csv", website="https://park.example")
    run(folder.path)
    run(folder.path)
    park = Park.objects.get()
    assert (str(park.area_km2), park.website) == ("1.600", "https://park.example")


def test_a_park_that_somebody_removed_stays_removed(folder, steward):
    run(folder.path)
    delete_park(Park.objects.get(), by=steward, why="merged")
    report = run(folder.path)
    assert not Park.objects.exists()
    assert report.counts[str(Park._meta.verbose_name_plural)]["kept"] == 1


def test_the_key_of_a_removed_row_is_given_to_no_other(folder, steward):
    run(folder.path)
    removed = Park.objects.get()
    delete_park(Park.objects.get(), by=steward, why="merged")
    folder.park(name_zh="张江药谷", slug="zhangjiang-drug-valley")
    run(folder.path)
    park = Park.objects.get()
    assert (park.pk > removed.pk, park.history.get().name_zh) == (True, "张江药谷")


def test_a_row_that_people_made_is_not_overwritten(folder, steward):
    from parks.services import create_park
    from registry.testing import make_sector

    sector = make_sector(name_zh="绿色低碳", name_en="Green and low-carbon")
    facts = {"slug": "hydrogen-valley", "name_zh": "氢能谷", "membership": "candidate"}
    create_park(by=steward, why="seen", sector=sector, **facts)
    run(folder.path)
    assert Park.objects.get().membership == "candidate"


def test_a_dry_run_reports_and_writes_nothing(folder):
    before = rows_and_records()
    report = run(folder.path, dry=True)
    assert rows_and_records() == before
    assert report.counts[str(Park._meta.verbose_name_plural)]["created"] == 1


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("area_km2", "1,55", "A number is written with digits and one point, such as 12.5."),
        ("area_km2", "-1", "A size must be above zero; leave it empty if it is unknown."),
        ("area_km2", "1.55555", "Ensure that there are no more than 3 decimal places."),
        ("batch_date", "2022-13", "There is no such day."),
        ("batch_date", "June", "A date is written 2022, 2022-06 or 2022-06-16."),
        ("membership", "famous", "There is no such entry."),
        ("sector", "steel", "There is no such entry."),
        ("district_zh", "苏州", "There is no such entry."),
        ("no", "6", "Only a park on the official list has a number there."),
        ("website", "http://no where", "Enter a valid URL."),
        ("source_url", "", "Every row needs a source."),
    ],
)
def test_a_bad_value_is_refused_with_its_place_and_the_reason(folder, column, value, reason):
    folder.change("parks.csv", **{column: value})
    (refusal,) = refusals(folder)
    where = (refusal.file, refusal.line, refusal.column, refusal.value)
    assert (where, refusal.reason) == (("parks.csv", 2, column, value), reason)


def test_nothing_is_written_if_one_row_is_refused(folder):
    folder.park(name_zh="坏园区", slug="bad", area_km2="many")
    before = rows_and_records()
    assert [refusal.value for refusal in refusals(folder)] == ["many"]
    assert rows_and_records() == before


def test_a_late_refusal_takes_back_what_was_written_before_it(folder):
    folder.enterprise(park_name="无此园区")
    before = rows_and_records()
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.column, refusal.value) == (
        "enterprises.csv",
        "park_name",
        "无此园区",
    )
    assert rows_and_records() == before


def test_a_refusal_in_the_last_file_takes_back_everything(folder):
    folder.add("sector_outputs.csv", topic="none", as_of="2021", sector="green_low_carbon")
    before = rows_and_records()
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.column) == ("sector_outputs.csv", "metric_key")
    assert rows_and_records() == before


def test_all_bad_rows_of_a_file_are_told_at_once(folder):
    folder.park(name_zh="甲", slug="a", area_km2="x")
    folder.park(name_zh="乙", slug="b", batch="first")
    assert [(found.line, found.column) for found in refusals(folder)] == [
        (4, "batch"),
        (3, "area_km2"),
    ]


def test_a_row_that_stands_twice_is_refused(folder):
    folder.enterprise()
    folder.enterprise()
    (refusal,) = refusals(folder)
    assert (refusal.line, refusal.reason) == (3, "The file has this row twice.")


def test_a_credit_code_of_two_enterprises_is_refused(folder):
    folder.enterprise(name_zh="甲", uscc="91310000132260250X")
    folder.enterprise(name_zh="乙", uscc="91310000132260250X")
    (refusal,) = refusals(folder)
    assert (refusal.line, refusal.column) == (3, "uscc")


def test_a_wrong_head_refuses_the_file(folder):
    (folder.path / "counts.csv").write_text("topic,value\nsme,3\n")
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.line, refusal.column) == ("counts.csv", 1, "metric_key")


def test_a_row_of_the_wrong_length_is_refused(folder):
    with (folder.path / "about.csv").open("a") as file:
        file.write("licence,a,b\n")
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.line) == ("about.csv", 3)
    assert refusal.reason == "The row has 3 columns, not 2."


def test_the_command_fails_and_names_the_place_in_the_readers_language(folder):
    folder.change("parks.csv", area_km2="大")
    told = StringIO()
    with pytest.raises(CommandError), translation.override("zh-hans"):
        call_command("load_registry", fixtures=folder.path, stderr=told)
    assert "parks.csv" in told.getvalue()
    assert "数字" in told.getvalue()


def test_the_command_tells_what_it_did(folder):
    told = StringIO()
    with translation.override("en"):
        call_command("load_registry", fixtures=folder.path, stdout=told)
    assert "parks: created 1" in told.getvalue()
    quiet = StringIO()
    call_command("load_registry", fixtures=folder.path, quiet=True, stdout=quiet)
    assert quiet.getvalue() == ""


def test_sources_and_dates_run_in_parallel(folder):
    folder.change(
        "parks.csv",
        source_url="https://paper.example/1 | https://paper.example/2",
        source_date="2022-06-20 | 2023-01",
    )
    run(folder.path)
    second = Source.objects.get(url="https://paper.example/2")
    assert (second.published_on.isoformat(), second.published_precision) == ("2023-01-01", "month")


def test_the_blocks_of_a_park_keep_their_text(folder):
    folder.change("parks.csv", boundary_description_zh="区块一:东至甲路 | 区块二:东至乙路")
    run(folder.path)
    named = list(Block.objects.values_list("position", "name_zh", "geometry_status"))
    assert named == [(1, "区块一", "none"), (2, "区块二", "none")]


def test_land_on_offer_is_checked_as_of_its_source(folder):
    folder.change("parks.csv", industrial_land_available_km2="0.227")
    run(folder.path)
    space = Space.objects.get()
    assert (space.kind, space.available_m2) == ("land", 227000)
    assert (space.total_m2, space.verified_on.isoformat()) == (None, "2022-06-20")


def test_a_press_claim_is_reported_and_never_recognised(folder):
    folder.enterprise(sector="green_low_carbon", classification="leading", claim="press")
    run(folder.path)
    (row,) = Classification.objects.all()
    assert (row.status, row.valid_from, row.sector.code) == ("reported", None, "green_low_carbon")


def test_a_recognition_has_the_dates_of_its_wording(folder):
    folder.enterprise(
        classification="specialised", claim="recognition", classification_detail="小巨人 2021"
    )
    dates = {"valid_from": "2021", "valid_to": "2024"}
    folder.add(
        "recognitions.csv",
        classification_detail="小巨人 2021",
        status="expired",
        level="national",
        **dates,
    )
    run(folder.path)
    (row,) = Classification.objects.all()
    assert (row.status, row.level, row.valid_from_precision) == ("expired", "national", "year")
    assert (row.valid_from.isoformat(), row.valid_to.isoformat()) == ("2021-01-01", "2024-12-31")


def test_an_unexplained_recognition_is_refused(folder):
    folder.enterprise(
        classification="specialised", claim="recognition", classification_detail="某称号"
    )
    (refusal,) = refusals(folder)
    assert (refusal.column, refusal.value) == ("classification_detail", "某称号")


def test_two_classes_that_overlap_are_refused(folder):
    for detail in ("甲", "乙"):
        folder.add(
            "recognitions.csv", classification_detail=detail, status="expired", valid_from="2021"
        )
    claims = {"classification": "specialised|specialised", "claim": "recognition|recognition"}
    folder.enterprise(**claims, classification_detail="甲 | 乙")
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.column) == ("enterprises.csv", "classification")
    assert refusal.reason.startswith("This class overlaps another")


def test_very_many_rows_are_indexed_as_the_search_does_it(folder, monkeypatch):
    monkeypatch.setattr("registry.importing.terms.BATCH", 1)
    folder.enterprise(name_zh="上海氢蓝时代有限公司", park_name="氢能谷", district_zh="浦东新区")
    folder.enterprise(name_zh="重塑能源", name_en="REFIRE", area_text="临港新片区")
    run(folder.path)
    assert refresh(Enterprise) == 0


def test_terms_that_nobody_asks_for_any_more_are_not_made(tmp_path, monkeypatch):
    def contents(rows: range) -> list[Content]:
        (tmp_path / str(rows.start)).touch()
        time.sleep(0.05)
        return [Content(["张江"])]

    monkeypatch.setattr("registry.importing.terms.BATCH", 1)
    terms(50, contents).close()
    for process in multiprocessing.active_children():
        process.join()
    assert len(list(tmp_path.iterdir())) < 50


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps its indexes")
def test_a_large_load_leaves_the_same_indexes_and_keys(folder, monkeypatch):
    monkeypatch.setattr("registry.importing.bulk.WORTH_IT", 1)
    folder.enterprise(park_name="氢能谷", district_zh="浦东新区")
    before = schema()
    run(folder.path)
    assert schema() == before
    assert Enterprise.objects.count() == Enterprise.history.count() == 1


def schema() -> list[tuple]:
    """Every index and constraint of the database as its definition."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'")
        found = cursor.fetchall()
        cursor.execute("SELECT conname, conrelid, pg_get_constraintdef(oid) FROM pg_constraint")
        return sorted([*found, *cursor.fetchall()], key=str)


def test_a_revenue_must_stand_in_the_enterprises_own_row(folder):
    folder.enterprise(revenue_note="5.87亿 in 2021")
    figure = {"enterprise": "氢蓝时代", "source_url": "https://paper.example/1"}
    folder.add("revenues.csv", year="2021", amount_100m="9.9", **figure)
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.column) == ("revenues.csv", "amount_100m")


def test_a_target_needs_a_rule(folder):
    folder.target()
    folder.write("target_rules.csv", [])
    (refusal,) = refusals(folder)
    assert (refusal.file, refusal.column, refusal.value) == ("targets.csv", "target_key", "leading")


def test_a_figure_about_a_batch_stays_one_figure(folder):
    folder.change("parks.csv", batch="3")
    folder.target("batch3_land", sector="parks", value="6", unit="平方公里")
    run(folder.path)
    assert Target.objects.get(key="parks-batch3_land").sector is None
    assert not Space.objects.exists()


def test_an_enterprise_keeps_its_address_and_finds_its_park(folder):
    folder.enterprise(park_name="氢能谷")
    run(folder.path)
    first = Enterprise.objects.get().uid
    folder.change("enterprises.csv", name_en="Hydrogen Blue")
    run(folder.path)
    enterprise = Enterprise.objects.get()
    assert (enterprise.uid, enterprise.name_en_origin) == (first, "official")
    assert Tenancy.objects.get().park.slug == "hydrogen-valley"


def test_what_is_loaded_is_found_by_the_search(folder):
    folder.enterprise(park_name="氢能谷")
    run(folder.path)
    assert "qingneng" in Enterprise.objects.get().search_entry.tokens
    assert "氢能" in Park.objects.get().search_entry.tokens
