"""Searching parks: what is found, in which order, and that the index follows every change."""

import random

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.state import ProjectState

from parks import services
from parks.models import Park
from parks.testing import make_park
from registry import search
from registry.search.operations import SearchIndex
from registry.search.querysets import BEGINNING, EXACT, NAME, ROW, SOME, best_first
from registry.services import update
from registry.testing import make_direction, make_district, make_sector


def new_park(name_zh: str, **fields) -> Park:
    """A park that the search knows, without a district."""
    park = make_park(name_zh=name_zh, districts=[], **fields)
    search.refresh(Park, [park.pk])
    return park


def names(text: str, rows=Park.objects) -> list[str]:
    return list(rows.search(text).values_list("name_zh", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        *("张江", "張江", "岛", "zhangjiang", "ZHANGJ", "ｚｊ", "zhang jiang", "zhangjiangrengong"),
        *("zjrg", "AI Isl", "island", "人工岛", "ai-island", "智能园", "渔人码头", "yurenmatou"),
        *("氢能", "qingneng", "changning", "zhangning", "张江 长宁", "张江人工智能岛，长宁"),
    ],
)
def test_a_park_is_found_by_its_names_and_words_in_any_spelling(text):
    new_park(
        "张江人工智能岛",
        name_en="Zhangjiang AI Island",
        aliases=["人工岛", "智能园"],
        operator_zh="渔人码头公司",
        directions_zh="氢能、储能（长宁）",
        slug="ai-island",
    )
    new_park("临港新片区")
    assert names(text) == ["张江人工智能岛"]


@pytest.mark.django_db
def test_the_better_it_fits_the_earlier_it_comes():
    new_park("东张江路", directions_zh="其他")
    new_park("海纳小镇", directions_zh="张江")
    new_park("张江数链")
    new_park("张江")
    ranks = list(Park.objects.search("张江").values_list("name_zh", "search_rank"))
    assert ranks == [
        ("张江", EXACT),
        ("张江数链", BEGINNING),
        ("东张江路", NAME),
        ("海纳小镇", ROW),
    ]


@pytest.mark.django_db
def test_the_city_and_the_legal_form_do_not_keep_a_name_from_beginning_so():
    new_park("上海张江（集团）有限公司园区")
    assert Park.objects.search("张江").get().search_rank == BEGINNING
    assert Park.objects.search("zj").get().search_rank == BEGINNING


@pytest.mark.django_db
def test_rows_with_some_of_the_text_are_found_only_where_none_has_all():
    new_park("张江药谷")
    new_park("药谷分园")
    assert names("张江药谷") == ["张江药谷"]
    assert names("浦江药谷") == ["张江药谷", "药谷分园"]
    assert names("张江药谷有限公司") == ["张江药谷"]
    assert names("火星") == []


@pytest.mark.django_db
def test_a_text_longer_than_the_name_finds_the_name():
    new_park("芯港")
    new_park("芯片之城")
    found = Park.objects.search("芯港集成电路芯片制造基地").get()
    assert (found.name_zh, found.search_rank) == ("芯港", SOME)


@pytest.mark.django_db
def test_what_the_reader_may_not_see_does_not_keep_some_terms_from_being_found(stranger):
    new_park("张江药谷", publication="draft")
    new_park("张江机谷")
    assert names("张江药谷", Park.objects.visible_to(stranger)) == ["张江机谷"]


@pytest.mark.django_db
def test_a_longer_run_has_to_stand_unbroken():
    new_park("上海江上海城")
    assert names("上海城") == ["上海江上海城"]
    assert names("海江上海") == ["上海江上海城"]
    new_park("海城与上海")
    assert names("上海城") == ["上海江上海城"]


@pytest.mark.django_db
def test_equal_fits_are_ordered_by_length_and_then_by_the_codes_of_the_characters():
    for name in ("园丙丙", "园乙", "园Z", "园a", "园甲"):
        new_park(name, aliases=["同名"])
    assert names("同名") == ["园Z", "园a", "园乙", "园甲", "园丙丙"]


@pytest.mark.django_db
def test_a_blank_text_finds_all_and_one_without_letters_nothing():
    new_park("张江")
    assert names("  ") == ["张江"]
    assert len(Park.objects.search(" ").order_by(*best_first(Park)).values_list("slug")) == 1
    assert names("!!!") == names("🙂") == names("\0") == []


@pytest.mark.django_db
def test_no_content_of_a_text_is_an_error():
    new_park("张江", name_en='it\'s a "park"')
    draw = random.Random(3)
    signs = "'\"\\%_*():&|!<->-^~ \0\t\n\ud800张江氢zjA9é🙂ａ，、AND OR NOT NEAR"
    for _ in range(200):
        names("".join(draw.choices(signs, k=draw.randrange(1, 101))))
    for text in (
        "a" * 100,
        "xian" * 25,
        "张" * 100,
        "张 " * 50,
        "' OR 1=1 --",
        '" *',
        "NOT",
        "张江\0",
    ):
        names(text)


@pytest.mark.django_db
def test_a_text_of_more_than_100_characters_is_refused():
    with pytest.raises(ValidationError):
        Park.objects.search("张" * 101)


@pytest.mark.django_db
def test_a_new_name_is_found_and_the_old_one_no_longer(steward):
    park = services.create_park(
        by=steward,
        why="new",
        slug="p",
        name_zh="旧名园区",
        sector=make_sector(),
        membership="reported",
    )
    assert names("旧名") == ["旧名园区"]
    services.update_park(park, by=steward, why="renamed", name_zh="新名园区")
    assert names("旧名") == []
    assert names("新名") == names("xinming") == ["新名园区"]


@pytest.mark.django_db
def test_links_are_followed_when_they_come_and_go(steward):
    park = new_park("园区")
    chongming = make_district("310151", name_zh="崇明区")
    services.set_districts(park, [chongming], by=steward, why="lies there")
    services.set_directions(park, [make_direction("深海装备")], by=steward, why="does that")
    assert names("崇明") == names("chongming") == names("深海") == ["园区"]
    services.set_districts(park, [], by=steward, why="moved")
    assert names("崇明") == []


@pytest.mark.django_db
def test_a_renamed_district_is_found_by_its_new_name(steward):
    district = make_district("310151", name_zh="崇明县")
    park = make_park(name_zh="园区", districts=[district])
    search.refresh(Park)
    update(district, by=steward, why="renamed", name_zh="崇明区")
    assert names("崇明区") == ["园区"]
    park.refresh_from_db()
    assert "崇明县" not in park.search_entry.names


@pytest.mark.django_db
def test_a_second_indexing_writes_nothing():
    for name in ("张江", "临港"):
        make_park(name_zh=name)
    assert search.refresh(Park) == 2
    assert search.refresh(Park) == 0


@pytest.mark.django_db
def test_a_command_indexes_what_was_never_indexed(capsys):
    make_park(name_zh="张江")
    call_command("index_search")
    assert "parks.Park: 1 changed" in capsys.readouterr().out
    assert names("张江") == ["张江"]


@pytest.mark.django_db
def test_indexing_takes_as_many_queries_for_many_rows_as_for_one(django_assert_num_queries):
    def refresh(rows):
        for _ in range(rows):
            make_park()
        with django_assert_num_queries(7 if connection.vendor == "sqlite" else 6) as asked:
            search.refresh(Park)
        return len(asked)

    assert refresh(1) == refresh(20)


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_taken_away_and_made_again():
    new_park("张江")
    operation, state = SearchIndex("Park"), ProjectState.from_apps(apps)
    with connection.schema_editor() as editor:
        operation.database_backwards("parks", editor, state, state)
    with pytest.raises(DatabaseError), connection.schema_editor() as editor:
        operation.database_backwards("parks", editor, state, state)
    with connection.schema_editor() as editor:
        operation.database_forwards("parks", editor, state, state)
    assert names("张江") == ["张江"]


@pytest.mark.django_db
def test_a_park_that_is_gone_is_not_found(steward):
    park = new_park("张江")
    services.delete_park(park, by=steward, why="gone")
    assert names("张江") == []
