"""The real data in the register: every row of the files is there, and says what the files say.

Numbers are taken from the files, not written down here: a fuller list will come.
"""

import csv
import io
import re
from collections import Counter

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Count, Q

from enterprises.models import (
    Achievement,
    Classification,
    Enterprise,
    Revenue,
    SectorOutput,
    Tenancy,
)
from parks.models import Block, Park, Space
from registry.models import (
    Direction,
    District,
    Evidence,
    Observation,
    Plan,
    Sector,
    Source,
    Target,
)

FIXTURES = settings.BASE_DIR / "fixtures"
SEED = "seed-2022-07-09"
CHINESE = re.compile("[\u4e00-\u9fff]")
# Names of enterprises are shown as they are registered; everything else has both languages.
ONE_LANGUAGE = {("enterprises.Enterprise", "name")}


def rows(file: str) -> list[dict[str, str]]:
    with (FIXTURES / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def evidence_of(row, field: str):
    return Evidence.objects.filter(
        subject_type__app_label=row._meta.app_label,
        subject_type__model=row._meta.model_name,
        subject_id=row.pk,
        field=field,
    )


def test_every_row_of_the_files_is_in_the_register():
    held = {
        "parks.csv": Park.objects.count(),
        "enterprises.csv": Enterprise.objects.count(),
        "targets.csv": Target.objects.count(),
        "counts.csv": Observation.objects.count(),
        "sector_codes.csv": Sector.objects.count(),
        "plans.csv": Plan.objects.count(),
        "revenues.csv": Revenue.objects.count(),
        "achievements.csv": Achievement.objects.count(),
    }
    assert held == {file: len(rows(file)) for file in held}
    assert District.objects.filter(boundary__isnull=False).count() == 16
    directions = [row for row in rows("sectors.csv") if row["level"] != "sector"]
    assert Direction.objects.count() == len(directions)


def test_one_source_stands_for_each_document():
    files = ("parks.csv", "enterprises.csv", "targets.csv", "counts.csv", "sectors.csv")
    named = {one for file in files for row in rows(file) for one in row["source_url"].split(" | ")}
    special = {row["source"]: row["ref"] for row in rows("sources.csv")}
    documents = {special.get(one, one) for one in named}
    loaded = set(Source.objects.values_list("key", flat=True))
    assert documents <= loaded
    assert loaded - documents <= set(special.values())


def test_the_seed_article_is_one_source():
    article = Source.objects.get(key=SEED)
    assert (article.publisher_zh, article.published_on.isoformat()) == ("财联社", "2022-07-09")
    said = [row for row in rows("targets.csv") if "财联社" in row["source_url"]]
    keys = {f"{row['sector']}-{row['target_key']}" for row in said}
    found = Target.objects.filter(pk__in=article.evidence.values("subject_id"), key__in=keys)
    assert set(found.values_list("key", flat=True)) == keys


@pytest.mark.parametrize(
    ("key", "comparator", "value", "qualifier"),
    [
        ("all-total_scale", ">", 15000, "突破"),
        ("green_low_carbon-output", ">", 5000, "突破"),
        ("green_low_carbon-leading", "=", 10, ""),
        ("green_low_carbon-core", "=", 100, ""),
        ("green_low_carbon-distinctive", "=", 1000, ""),
        ("metaverse-output", "=", 3500, ""),
        ("metaverse-specialised", ">=", 100, "以上"),
        ("metaverse-scenarios", ">=", 50, "+"),
        ("metaverse-products", ">=", 100, "+"),
        ("smart_terminal-output", ">", 7000, "突破"),
        ("smart_terminal-rev_100bn", ">=", 2, "不少于"),
        ("smart_terminal-rev_10bn", ">=", 5, "不少于"),
        ("smart_terminal-rev_1bn", ">=", 20, "不少于"),
        ("smart_terminal-hit_cars", ">=", 10, "以上"),
        ("smart_terminal-products", ">=", 100, "不少于"),
        ("parks-batch3_area", ">", 40, "超"),
        ("parks-batch3_land", "=", 6, "近"),
        ("parks-batch3_property", "=", 7_000_000, ""),
    ],
)
def test_the_seeds_numbers_are_there_as_they_were_said(key, comparator, value, qualifier):
    target = Target.objects.get(key=key)
    assert (target.comparator, target.value, target.qualifier) == (comparator, value, qualifier)
    assert evidence_of(target, "value").filter(source__key=SEED).exists()


def test_every_target_is_due_at_the_end_of_its_year():
    for row in rows("targets.csv"):
        due = Target.objects.get(key=f"{row['sector']}-{row['target_key']}").due_on
        assert (due.isoformat() if due else "") == (f"{row['due']}-12-31" if row["due"] else "")


def test_figures_about_a_batch_are_in_no_park():
    third = Park.objects.filter(batch=3)
    land = sum(space.available_m2 for space in Space.objects.filter(park__in=third, kind="land"))
    stated = [
        float(row["industrial_land_available_km2"] or 0)
        for row in rows("parks.csv")
        if row["batch"] == "3"
    ]
    assert land == sum(stated) * 1_000_000
    assert Space.objects.count() == sum(
        bool(row[name])
        for row in rows("parks.csv")
        for name in ("industrial_land_available_km2", "floor_space_available_m2")
    )


def test_membership_is_as_the_sources_say():
    held = Counter(Park.objects.values_list("membership", flat=True))
    assert held == Counter(row["membership"] for row in rows("parks.csv"))
    assert (
        not Park.objects.exclude(membership="official").filter(official_no__isnull=False).exists()
    )


def test_nobody_is_tied_to_the_five_fields():
    assert set(Park.objects.values_list("programme", flat=True)) == {""}
    assert not Park.objects.filter(direction_links__direction__kind="park_field").exists()


def test_a_park_without_a_source_for_its_position_has_none():
    held = set(Park.objects.filter(location=None).values_list("name_zh", flat=True))
    assert held == {row["name_zh"] for row in rows("parks.csv") if not row["lat"]}


def test_every_boundary_text_of_the_directory_is_a_block():
    texts = [
        part
        for row in rows("parks.csv")
        for part in row["boundary_description_zh"].split(" | ")
        if part
    ]
    assert Block.objects.count() == len(texts)
    chip = Block.objects.filter(park__slug="oriental-chip-harbour")
    assert list(chip.values_list("name_zh", flat=True)) == ["区块一", "区块二", "区块三", "区块四"]


def test_tenants_are_where_the_file_says():
    held = Counter(Tenancy.objects.values_list("park__name_zh", flat=True))
    assert held == Counter(row["park_name"] for row in rows("enterprises.csv") if row["park_name"])


def test_press_never_recognises():
    press = sum(
        row["claim"].split("|").count("press") * max(1, len(row["sector"].split("|")))
        for row in rows("enterprises.csv")
    )
    assert Classification.objects.exclude(tier="specialised").count() == press
    assert (
        not Classification.objects.exclude(tier="specialised").exclude(status="reported").exists()
    )


def test_what_is_expired_in_the_files_is_expired():
    expired = Enterprise.objects.filter(classifications__reason_zh__contains="已过期")
    assert expired.exists()
    assert not expired.filter(classifications__status="recognised").exists()
    district = Classification.objects.filter(level="district")
    assert set(district.values_list("status", flat=True)) == {"expired"}


def test_one_city_wide_scale_is_known_and_none_of_the_three():
    held = SectorOutput.objects.values_list("sector__code", "year", "value_100m", "qualifier")
    assert [(*row[:2], float(row[2]), row[3]) for row in held] == [
        ("fashion_consumer_goods", 2021, 4335.0, "超")
    ]


def test_the_official_directory_speaks_for_what_it_prints():
    park = Park.objects.get(official_no=2)
    (area,) = evidence_of(park, "area_km2")
    assert (area.value, area.source.is_official) == ("5.45", True)
    assert area.as_of.isoformat() == "2022-10-24"
    assert not evidence_of(park, "batch").filter(source__kind="official_list").exists()


@pytest.mark.parametrize("file", ["parks.csv", "enterprises.csv"])
def test_every_value_that_was_read_has_evidence(file):
    from enterprises.importing.enterprises import READ as OF_ENTERPRISES
    from parks.importing.parks import READ as OF_PARKS

    model, read = {"parks.csv": (Park, OF_PARKS), "enterprises.csv": (Enterprise, OF_ENTERPRISES)}[
        file
    ]
    held = Evidence.objects.filter(subject_type__model=model._meta.model_name)
    counts = dict(held.values_list("field").annotate(Count("subject_id", distinct=True)))
    for field, column in read.items():
        assert counts.get(field, 0) == sum(bool(row[column]) for row in rows(file)), field


def test_positions_are_marked_as_worked_out():
    held = Evidence.objects.filter(subject_type__model="park", field="location")
    assert held.count() == Park.objects.filter(location__isnull=False).count()
    assert not held.filter(is_derived=False).exists()


def bilingual():
    """(model, Chinese field, English field) of every pair of texts."""
    from django.apps import apps

    for label in ("registry", "parks", "enterprises"):
        for model in apps.get_app_config(label).get_models():
            names = {field.name for field in model._meta.local_fields}
            for name in sorted(names):
                stem = name.removesuffix("_zh")
                shown = (model._meta.label, stem) not in ONE_LANGUAGE
                if (
                    name != stem
                    and f"{stem}_en" in names
                    and "Historical" not in model.__name__
                    and shown
                ):
                    yield pytest.param(model, name, f"{stem}_en", id=f"{model.__name__}.{stem}")


@pytest.mark.parametrize(("model", "zh", "en"), list(bilingual()))
def test_a_text_in_one_language_is_there_in_the_other(model, zh, en):
    alone = model.objects.filter(~Q(**{zh: ""}) & Q(**{en: ""}) | Q(**{zh: ""}) & ~Q(**{en: ""}))
    assert list(alone.values_list(zh, en)) == []


@pytest.mark.parametrize(
    "model", [Sector, Direction, Plan, Target, Observation, Park, Block, Source], ids=str
)
def test_english_is_english(model):
    names = [field.name for field in model._meta.local_fields if field.name.endswith("_en")]
    chinese = [
        text for row in model.objects.values_list(*names) for text in row if CHINESE.search(text)
    ]
    assert chinese == []


def test_english_names_say_where_they_are_from():
    official = {row["name_zh"] for row in rows("parks.csv") if row["name_en"]}
    held = Park.objects.filter(name_en_origin="official").values_list("name_zh", flat=True)
    assert set(held) == official
    assert not Park.objects.filter(name_en_origin="").exclude(name_en="").exists()


def test_loading_again_changes_nothing(db):
    told = io.StringIO()
    before = Evidence.objects.count(), Park.history.count(), Enterprise.history.count()
    call_command("load_registry", stdout=told)
    assert (Evidence.objects.count(), Park.history.count(), Enterprise.history.count()) == before
    assert re.search(r"新建|created|改动|changed", told.getvalue()) is None


def test_nothing_in_the_register_is_invented():
    from enterprises.models import Enterprise
    from parks.models import Contact, Space
    from registry import demo

    assert not demo.is_marked()
    names = [*Enterprise.objects.values_list("name_zh", flat=True)]
    names += Space.objects.values_list("name_zh", flat=True)
    names += Contact.objects.values_list("role_zh", flat=True)
    assert not [name for name in names if "示例" in name or "SAMPLE" in name]
