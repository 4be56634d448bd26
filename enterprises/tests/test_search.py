"""Searching enterprises: codes and tenancies, the index behind it, and the same answers as LIKE gives."""

import random

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q

from enterprises import services
from enterprises.models import Enterprise, Tenancy
from enterprises.testing import make_enterprise, make_tenancy
from parks.testing import make_park
from registry import search
from registry.search.query import Query
from registry.testing import make_district, make_source

FIRST = "张江临港浦东嘉定氢晶芯微联合中上海宝华新昌明瑞科达康长宁行重乐"
TRADES = [
    "半导体",
    "新能源科技",
    "智能科技",
    "生物医药",
    "机器人",
    "集成电路",
    "新材料",
    "5G通信",
    "AI芯片",
]
FORMS = ["有限公司", "股份有限公司", "(集团)有限公司", "", "（上海）有限公司"]


def made_up(draw: random.Random) -> str:
    place = draw.choice(["上海", "", "中国"])
    return (
        place
        + "".join(draw.choices(FIRST, k=draw.choice([2, 3, 4])))
        + draw.choice(TRADES)
        + draw.choice(FORMS)
    )


def make_many(number: int) -> list[str]:
    draw = random.Random(number)
    rows = [Enterprise(uid=f"e{no}", name_zh=made_up(draw)) for no in range(number)]
    Enterprise.objects.bulk_create(rows)
    search.refresh(Enterprise)
    return [row.name_zh for row in rows]


def names(text: str) -> list[str]:
    return list(Enterprise.objects.search(text).values_list("name_zh", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    ["91310000132260250X", "9131", "９１３１０", "688012", "688012.sh", "e-77", "曾用", "old na"],
)
def test_an_enterprise_is_found_by_codes_and_former_names(text):
    row = make_enterprise(
        name_zh="上海汽车",
        uscc="91310000132260250X",
        stock_code="688012.SH",
        uid="e-77abc",
        former_names=["曾用名公司", "Old Name"],
    )
    make_enterprise(name_zh="别的")
    search.refresh(Enterprise)
    assert Enterprise.objects.search(text).get() == row


@pytest.mark.django_db
def test_an_enterprise_is_found_by_its_park_while_it_is_on_record_there(steward):
    row = make_enterprise(name_zh="微软", district=make_district(name_zh="浦东新区"))
    park = make_park(name_zh="张江人工智能岛")
    tenancy = services.move_in(row, park, by=steward, why="moved in", source=make_source())
    assert names("人工智能岛") == names("zhangj") == names("pdxq") == names("微软 张江") == ["微软"]
    services.remove_tenancy(tenancy, by=steward, why="never sat there")
    assert names("人工智能岛") == []
    assert names("pudong") == ["微软"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["张江", "张江药谷", "zhangjiangyaogu", "张江药谷机器"])
def test_a_search_can_stand_inside_another_question(text):
    held = make_tenancy(make_enterprise(name_zh="张江药谷"))
    make_tenancy()
    search.refresh(Enterprise)
    found = Enterprise.objects.current().search(text).order_by().values("pk")
    assert Tenancy.objects.filter(enterprise__in=found).get() == held
    assert Tenancy.objects.exclude(enterprise__in=found).count() == 1


@pytest.mark.django_db
def test_equal_names_are_ordered_by_the_key_and_not_by_the_row():
    for uid in ("eb", "ec", "ea"):
        make_enterprise(name_zh="同名", uid=uid)
    search.refresh(Enterprise)
    found = Enterprise.objects.search("同名").values_list("uid", flat=True)
    assert list(found) == ["ea", "eb", "ec"]


@pytest.mark.django_db
def test_any_part_of_a_name_finds_what_like_finds():
    """300 parts of one to six characters that do not begin inside a word of Latin letters."""
    known, draw = make_many(1500), random.Random(7)
    for _ in range(300):
        name = draw.choice(known)
        start = draw.randrange(len(name))
        part = name[start : start + draw.randrange(1, 7)]
        if not name[max(start - 1, 0) : start + 1].isascii() and Query.read(part):
            same = Q(name_zh__contains=part) if part.isalnum() else like_folded(part)
            expected = set(Enterprise.objects.filter(same).values_list("pk", flat=True))
            assert set(Enterprise.objects.search(part).values_list("pk", flat=True)) == expected, (
                part
            )


def like_folded(part: str) -> Q:
    """Brackets in the part are not looked for; what stands around them is, unbroken."""
    return Q(search_entry__names__contains=Query.read(part).folded)


@pytest.mark.django_db
def test_the_search_goes_through_the_index():
    make_many(2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for text in ("张江", "氢", "zhangj", "芯微联合", "9131"):
        plan = Enterprise.objects.search(text).explain() + "\n"
        if connection.vendor == "postgresql":
            assert "Bitmap Index Scan on enterprises_enterpriseentry_terms" in plan, text
        else:
            assert "enterprises_enterpriseentry_terms VIRTUAL TABLE INDEX" in plan, text
            assert "SCAN enterprises_enterprise\n" not in plan, text


@pytest.mark.django_db(transaction=True)
def test_rows_from_before_there_were_entries_are_found():
    former = [("parks", "0003_block_boundary_text_en"), ("enterprises", "0004_add_list_index")]
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    make_enterprise(name_zh="张江药谷")
    search.refresh(Enterprise)
    MigrationExecutor(connection).migrate(former)
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_tokens FROM enterprises_enterprise")
        assert "zhangjiang" in cursor.fetchone()[0]
    MigrationExecutor(connection).migrate(newest)
    assert names("药谷") == ["张江药谷"]
