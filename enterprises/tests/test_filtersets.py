"""What each parameter finds; how they agree is tested in `test_one_query`."""

import datetime

import pytest
from django.db import connection
from django.http import QueryDict

from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.testing import make_classification, make_enterprise, make_tenancy
from parks.testing import make_park, make_space
from registry.filters import BadQuery
from registry.search import refresh
from registry.testing import make_sector, point

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    """Names in the order of the list."""
    rows = Enterprise.objects.current()
    return [row.name_zh for row in EnterpriseFilterSet(QueryDict(query), rows).qs]


def test_a_tenant_is_found_by_its_park():
    park = make_park(slug="a", batch=2)
    make_tenancy(make_enterprise(name_zh="甲"), park)
    make_tenancy(make_enterprise(name_zh="乙"))
    assert found("park=a") == ["甲"] == found("batch=2")


def test_what_is_asked_of_parks_is_asked_of_one_park():
    firm = make_enterprise(name_zh="甲")
    make_space(make_tenancy(firm, make_park(batch=1)).park, kind="land", available_m2=900)
    make_tenancy(firm, make_park(batch=2))
    assert found("batch=1&min_land_m2=900") == ["甲"]
    assert found("batch=2&min_land_m2=900") == []


def test_a_tenant_of_a_hidden_park_is_not_found_by_it():
    make_tenancy(make_enterprise(), make_park(slug="hidden", publication="draft", batch=2))
    assert found("batch=2") == []
    with pytest.raises(BadQuery):
        found("park=hidden")


def test_a_tenancy_is_asked_for_on_a_day():
    make_tenancy(
        make_enterprise(name_zh="甲"),
        make_park(slug="a"),
        since=datetime.date(2021, 3, 1),
        since_precision="day",
        until=datetime.date(2022, 3, 31),
    )
    assert found("park=a&as_of=2021-02-28") == found("park=a&as_of=2022-04-01") == []
    assert found("park=a&as_of=2021-03-01") == found("park=a&as_of=2022-03-31") == ["甲"]


def test_a_class_that_is_over_or_taken_back_is_not_in_force():
    make_classification(make_enterprise(name_zh="甲"), valid_to=datetime.date(2023, 1, 1))
    make_classification(make_enterprise(name_zh="乙"), status="revoked")
    make_classification(make_enterprise(name_zh="丙"), status="reported")
    assert found("tier=leading") == ["丙"]
    assert found("tier=leading&as_of=2023-01-01") == ["丙", "甲"]
    assert found("tier=leading&as_of=2023-01-01&class_status=recognised") == ["甲"]


def test_what_is_asked_of_classes_is_asked_of_one_class():
    firm = make_enterprise(name_zh="甲")
    make_classification(firm, tier="core", sector=make_sector("metaverse"))
    make_classification(firm, tier="leading", sector=make_sector("smart_terminal"))
    assert found("tier=core&class_sector=metaverse") == ["甲"]
    assert found("tier=core&class_sector=smart_terminal") == []


def test_near_measures_and_orders():
    make_enterprise(name_zh="远", location=point(121.6))
    make_enterprise(name_zh="近", location=point(121.51))
    make_enterprise(name_zh="不知何处")
    assert found("near=121.5,31.2&within_km=5") == ["近"]
    assert found("near=121.5,31.2") == ["近", "远", "不知何处"]
    assert found("near=121.5,31.2&ordering=-distance")[0] == "远"


def test_words_find_the_best_first():
    for name in ("上海张江芯片有限公司", "张江", "临港"):
        make_enterprise(name_zh=name)
    refresh(Enterprise)
    assert found("q=张江") == ["张江", "上海张江芯片有限公司"]
    assert found("q=张江&ordering=-name")[0] != "临港"


@pytest.mark.parametrize(
    "query",
    ["within_km=5", "ordering=distance", "ordering=relevance", "ordering=name,uid", "page=0"],
)
def test_what_makes_no_sense_is_refused(query):
    with pytest.raises(BadQuery) as caught:
        found(query)
    assert caught.value.errors.keys() == {query.split("=")[0]}


def prefer_indexes():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")


def test_the_usual_list_is_read_from_its_index():
    for _ in range(30):
        make_enterprise()
    prefer_indexes()
    keys = EnterpriseFilterSet(QueryDict(""), Enterprise.objects.current()).keys()
    assert "enterprises_enterprise_list" in keys[:5].explain()


def test_a_rectangle_is_found_by_the_spatial_index():
    make_enterprise(location=point())
    prefer_indexes()
    rows = Enterprise.objects.order_by()
    plan = EnterpriseFilterSet(QueryDict("bbox=121,31,121.1,31.1"), rows).narrowed().explain()
    assert "VIRTUAL TABLE INDEX" in plan or "Index Cond: (location &&" in plan
