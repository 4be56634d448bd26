"""The one query: what each parameter finds, and what it refuses."""

import pytest
from django.http import QueryDict

from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from enterprises.testing import make_enterprise, make_tenancy
from parks.testing import make_park

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    return {
        row.name_zh
        for row in EnterpriseFilterSet(QueryDict(query), Enterprise.objects.current()).qs
    }


def test_a_tenant_is_found_by_its_park():
    park = make_park(slug="a", batch=2)
    make_tenancy(make_enterprise(name_zh="甲"), park)
    make_tenancy(make_enterprise(name_zh="乙"))
    assert found("park=a") == {"甲"} == found("batch=2")
