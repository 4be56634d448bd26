"""Folding, readings and terms: text in, text out, no database."""

import random
import subprocess
import sys

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from registry.search.pinyin import readings, segmentations, spellings, usual
from registry.search.text import brand, core, fold, simplified
from registry.search.tokens import Content, columns


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("張江（５Ｇ）", "张江 5g"),
        ("上海 张江", "上海张江"),
        ("“信息飞鱼”全球", "信息飞鱼全球"),
        ("L’Oréal", "loreal"),
        ("Nestlé", "nestle"),
        ("688012.SH", "688012 sh"),
        ("Lin-gang", "lin gang"),
        ("IBM中国", "ibm 中国"),
        ("Straße Ⅳ ㎡", "strasse iv m2"),
        ("氫\u3000能", "氢能"),
        ("ﾃｽﾗ", "テスラ"),
        ("🙂 a\0b%_'\"\\", "a b"),
        ("\ud800", ""),
    ],
)
def test_spellings_of_one_text_fold_alike(written, folded):
    assert fold(written) == folded
    assert fold(folded) == folded


def test_a_part_of_a_text_folds_to_a_part_of_the_folded_text():
    text = "上海張江（集團）乾隆蘋果著作5G產業·美妝ＡＢ"
    draw = random.Random(1)
    for _ in range(500):
        start = draw.randrange(len(text))
        part = text[start : start + draw.randrange(1, 9)]
        assert fold(part) in fold(text)


def test_legal_form_and_place_are_told_from_the_name():
    name = fold("中微半导体设备(上海)股份有限公司")
    assert core(name) == "中微半导体设备上海"
    assert brand(core(name)) == "中微半导体设备"
    assert core(fold("Sinopec Group Co., Ltd.")) == "sinopec"
    assert core("有限公司") == "有限公司"
    assert brand("上海") == "上海"


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("长宁", {"changning", "zhangning"}),
        ("绿湾", {"lvwan", "luwan"}),
        ("六合", {"luhe", "liuhe"}),
    ],
)
def test_every_reading_of_a_place_is_kept(chars, expected):
    assert expected <= set(spellings(chars))


def test_the_usual_reading_knows_places():
    assert usual("长宁区重庆路") == ("changningquchongqinglu", "cnqcql")
    assert usual("金桥 5g 产业") == ("jinqiao5gchanye", "jq5gcy")


def test_typed_letters_are_read_as_syllables_the_last_one_perhaps_unfinished():
    assert segmentations("zhangjiangk")[0] == ["zhang", "jiang", "k"]
    assert ["xi", "an"] in segmentations("xian")
    assert segmentations("semiconductor") == []
    assert len(segmentations("a" * 100)) == 1
    assert len(segmentations("xian" * 25)) == 12


def test_terms_of_a_row_are_pairs_pinyin_words_and_first_letters():
    row = columns(Content(["张江AI岛", "Zhangjiang AI"], ["氢能、储能"], ["浦东新区"]))
    terms = row[1].split(" ")
    assert {"张江", "江", "岛", "zhangjiang", "ai", "zjaid", "氢能", "chuneng", "pdxq"} <= set(
        terms
    )
    assert "能储" not in terms
    assert len(terms) == len(set(terms))


def test_what_is_kept_for_ranking_tells_names_from_words():
    row = columns(Content(["上海氢晨有限公司", "Qingchen"], ["氢能"], ["嘉定区"]))
    assert row[0] == (
        "| 上海氢晨有限公司 | 上海氢晨 | 氢晨~ | shanghaiqingchen | shqc~ | qingchen | qc~ |/ 氢能 / 嘉定区 /"
    )


def test_a_row_without_texts_has_no_terms():
    assert columns(Content([])) == ("| |/", "")


def test_a_name_of_any_length_keeps_terms_short():
    terms = columns(Content(["x" * 500, "张" * 500]))[1].split(" ")
    assert max(map(len, terms)) <= 40


def test_the_tables_are_what_the_dictionaries_say():
    from registry.management.commands.build_search_tables import tables
    from registry.search.text import DATA

    for name, text in tables().items():
        assert (DATA / name).read_text("utf-8") == text, "run: manage.py build_search_tables"


def test_the_tables_hold_the_whole_of_common_chinese():
    assert len(readings()) > 20_000
    assert simplified()[ord("張")] == ord("张")
    assert not set(simplified()) & set(map(ord, readings()))


def test_the_web_process_loads_no_dictionary():
    code = (
        "import sys, django; django.setup(); from registry.search.query import Query; Query.read('zj');"
        "print([name for name in ('pypinyin', 'opencc') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "name", ["上海ABC有限公司", "3M有限公司", "某某-1有限公司", "有限公司", "ABC 股份有限公司"]
)
def test_a_latin_word_before_the_legal_form_leaves_no_empty_term(name):
    _names, tokens = columns(Content([name]))
    assert "" not in tokens.split(" ")
    assert {"有限", "限公", "公司", "司"} <= set(tokens.split(" "))


PIECES = ["上海", "张江", "ABC", "1", " ", "-", "（", "）", "·", "有限公司", "股份", "集团"]
NAMES = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)


@given(st.lists(NAMES, max_size=3))
def test_no_term_is_empty_whatever_the_names(names):
    _names, tokens = columns(Content(names))
    assert tokens == "" or "" not in tokens.split(" ")
