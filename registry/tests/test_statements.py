"""Recorded values in the reader's words, and what rows are called."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from enterprises.models import Classification, Enterprise, Revenue
from enterprises.testing import make_enterprise, make_tenancy
from parks.models import Park, Space
from parks.testing import make_park, make_space
from registry.models import District, Evidence, Sector, Target
from registry.statements import in_words, quote_of

SECTOR = Sector(code="metaverse", name_zh="元宇宙", name_en="Metaverse")
DISTRICT = District(adcode="310114", name_zh="嘉定区", name_en="Jiading")
CLASS = Classification(reason_zh="报道列为龙头", reason_en="Listed as leading")


@pytest.mark.parametrize(
    ("row", "field", "value", "chinese", "english"),
    [
        (Park(), "area_km2", "15.7", "15.7 km²", "15.7 km²"),
        (Space(), "available_m2", "1.67 km²", "1.67 km²", "1.67 km²"),
        (Space(), "available_m2", "620000", "620000", "620000"),
        (Revenue(), "amount_100m", "5.87", "5.87 亿元", "CNY 0.587 bn"),
        (Target(unit="亿元"), "value", "3500", "3500 亿元", "CNY 350 bn"),
        (Target(unit="家"), "value", "10 以上", "10 以上", "10 以上"),
        (Park(), "batch", "3", "3", "3"),
        (Enterprise(sector=SECTOR), "sector", "metaverse", "元宇宙", "Metaverse"),
        (Enterprise(district=DISTRICT), "district", "嘉定区", "嘉定区", "Jiading"),
        (Enterprise(district=DISTRICT), "district", "青浦区", "青浦区", "青浦区"),
        (CLASS, "tier", "listed among the 龙头", "报道列为龙头", "Listed as leading"),
        (Classification(), "tier", "leading", "龙头", "leading"),
        (SimpleNamespace(_meta=Park._meta), "slug", "a", "a", "a"),
    ],
)
def test_a_recorded_value_in_both_languages(row, field, value, chinese, english):
    for language, words in (("zh-hans", chinese), ("en", english)):
        with override(language):
            assert in_words(row, field, value).replace("\u00a0", " ") == words


def test_a_sentence_that_only_repeats_the_value_is_told_in_words():
    assert quote_of(Evidence(value="10", quote="培育10家")) == "培育10家"
    assert quote_of(Evidence(value="listed as 龙头", quote="listed as 龙头")) == ""


@pytest.mark.django_db
def test_a_row_is_called_by_its_name_in_the_readers_language():
    park = make_park(name_zh="东方芯港", name_en="Chip Harbour")
    enterprise = make_enterprise(name_zh="盛美", name_en="")
    tenancy = make_tenancy(enterprise, park)
    space = make_space(park, kind="land")
    with override("en"):
        assert str(park) == "Chip Harbour"
        assert str(enterprise) == "盛美"
        assert str(tenancy) == "盛美 · Chip Harbour"
        assert str(space) == "Chip Harbour · industrial land"
    with override("zh-hans"):
        assert str(tenancy) == "盛美 · 东方芯港"
        assert str(space) == "东方芯港 · 产业用地"
