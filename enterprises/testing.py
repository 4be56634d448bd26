"""Enterprises for tests; synthetic."""

import datetime
from itertools import count

from parks.testing import make_park
from registry.testing import make_sector, make_source

from .models import Achievement, Classification, Enterprise, Revenue, SectorOutput, Tenancy

_numbers = count(1)


def make_enterprise(**fields) -> Enterprise:
    number = next(_numbers)
    fields.setdefault("uid", f"e{number:07d}")
    fields.setdefault("name_zh", f"测试企业{number}")
    return Enterprise.objects.create(**fields)


def make_tenancy(enterprise=None, park=None, **fields) -> Tenancy:
    return Tenancy.objects.create(
        enterprise=enterprise or make_enterprise(),
        park=park or make_park(),
        source=fields.pop("source", None) or make_source(),
        **fields,
    )


def make_classification(enterprise=None, tier="leading", status="recognised", **fields):
    """A classification; a recognised one is in force from 2022 unless told otherwise."""
    if status == "recognised" and "valid_from" not in fields:
        fields["valid_from"] = datetime.date(2022, 1, 1)
    if fields.get("valid_from"):
        fields.setdefault("valid_from_precision", "day")
    fields.setdefault("sector", None)
    return Classification.objects.create(
        enterprise=enterprise or make_enterprise(),
        tier=tier,
        status=status,
        sector=fields.pop("sector") or make_sector(),
        source=fields.pop("source", None) or make_source(),
        **fields,
    )


def make_revenue(enterprise=None, year=2024, amount_100m=12, **fields) -> Revenue:
    return Revenue.objects.create(
        enterprise=enterprise or make_enterprise(),
        year=year,
        amount_100m=amount_100m,
        source=fields.pop("source", None) or make_source(),
        **fields,
    )


def make_achievement(kind="scenario", **fields) -> Achievement:
    fields.setdefault("key", f"achievement-{next(_numbers)}")
    fields.setdefault("name_zh", "示范场景")
    return Achievement.objects.create(
        kind=kind,
        sector=fields.pop("sector", None) or make_sector(),
        source=fields.pop("source", None) or make_source(),
        **fields,
    )


def make_sector_output(year=2024, value_100m=100, **fields) -> SectorOutput:
    return SectorOutput.objects.create(
        sector=fields.pop("sector", None) or make_sector(),
        year=year,
        value_100m=value_100m,
        source=fields.pop("source", None) or make_source(),
        **fields,
    )
