import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, RequestContext, Template
from django.utils.translation import override

from registry.models import Sector, Target
from registry.tags.moving import toggled

METAVERSE = Sector(
    code="metaverse",
    name_zh="元宇宙",
    name_en="Metaverse",
    name_en_origin="ours",
    symbol_zh="元",
    symbol_en="MV",
)


def shown(text: str, language="zh-hans", **context) -> str:
    request = context.pop("request", None)
    whole = RequestContext(request, context) if request else Context(context)
    with override(language):
        return Template("{% load registry %}" + text).render(whole)


def test_a_name_stands_in_the_language_of_the_page():
    assert shown('{{ s|local:"name" }}', s=METAVERSE) == "元宇宙"
    assert shown('{{ s|local:"name" }}', "en", s=METAVERSE).startswith("Metaverse<abbr")


def test_a_chinese_name_in_an_english_page_says_so():
    assert (
        shown('{{ s|local:"name" }}', "en", s=Sector(name_zh="元宇宙"))
        == '<span lang="zh">元宇宙</span>'
    )


def test_only_our_translations_are_marked():
    official = Target(label_zh="产业规模", label_en="Output", label_en_origin="official")
    assert shown('{{ t|local:"label" }}', "en", t=official) == "Output"
    ours = Target(label_zh="产业规模", label_en="Output", label_en_origin="ours")
    assert "our translation" in shown('{{ t|local_full:"label" }}', "en", t=ours)


def test_names_from_the_data_are_never_markup():
    wicked = Sector(code="x", name_zh="<script>alert(1)</script>")
    for text in ('{{ s|local:"name" }}', "{% sector_mark s %}", "{% sector_name s %}"):
        assert "<script>" not in shown(text, s=wicked)


def test_a_sector_is_a_colour_and_a_character_with_a_name():
    html = shown("{% sector_mark s %}", s=METAVERSE)
    assert 'class="sec s-metaverse"' in html
    assert 'aria-label="元宇宙"' in html
    assert ">元<" in html
    assert ">MV<" in shown("{% sector_mark s %}", "en", s=METAVERSE)


def test_recognised_is_solid_reported_is_hatched_behind_it():
    html = shown('{% progress 3 2 10 "metaverse" %}')
    assert '<rect class="prog__known" width="30%"/>' in html
    assert '<svg x="30%" width="20%"' in html


@pytest.mark.parametrize(
    "call", ["{% progress None None 10 %}", "{% progress None 4 None %}", "{% progress 1 1 0 %}"]
)
def test_a_bar_of_nothing_known_is_dashed(call):
    assert "prog--none" in shown(call)


def test_a_bar_never_runs_over_its_end():
    assert '<svg x="80%" width="20%"' in shown("{% progress 8 900 10 %}")
    assert 'width="100%"' in shown("{% progress 12 0 10 %}")


def test_the_bar_of_sectors_adds_up():
    html = shown(
        '{% sector_bar counts "各赛道" %}', counts=[(METAVERSE, 3), (None, 1), (METAVERSE, 0)]
    )
    assert html.count("<rect") == 2
    assert 'x="75%" width="25%"' in html


def test_a_facet_switches_one_value_and_keeps_the_rest():
    query = QueryDict("sector=metaverse&batch=1&page=3")
    assert toggled(query, "sector", "marine") == "?sector=metaverse&sector=marine&batch=1"
    assert toggled(query, "sector", "metaverse") == "?batch=1"


def test_a_facet_value_that_finds_nothing_is_no_link(rf):
    choices = [{"value": "a", "label": "甲", "count": 0}, {"value": "b", "label": "乙", "count": 2}]
    html = shown('{% facet "种类" "kind" choices %}', request=rf.get("/"), choices=choices)
    assert html.count("<a ") == 1
    assert "is-zero" in html


def test_the_pager_keeps_the_query(rf):
    page = Paginator(range(100), 10).page(3)
    html = shown("{% pager page %}", request=rf.get("/", {"q": "氢", "page": 3}), page=page)
    assert 'aria-current="page">3<' in html
    assert "?q=%E6%B0%A2&amp;page=4" in html
    assert "第 21 至 30 条，共 100 条" in html


def test_a_number_as_said_keeps_its_figure_and_its_word_together():
    html = shown('{% said 6 "km2" "近" %}')
    assert '<b class="num">6</b>' in html
    assert '<span class="said">近\u00a0</span>' in html
