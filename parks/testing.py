"""Parks for tests; synthetic."""

import datetime
from itertools import count

from registry.testing import make_district, make_sector

from .models import Block, Membership, Park, ParkDistrict, Space

_numbers = count(1)


def make_park(districts=None, **fields) -> Park:
    """A public park in one district (or the given list of districts, which may be empty)."""
    number = next(_numbers)
    fields.setdefault("slug", f"park-{number}")
    fields.setdefault("name_zh", f"测试园区{number}")
    fields.setdefault("sector", None)
    fields["sector"] = fields["sector"] or make_sector()
    fields.setdefault("membership", "reported")
    fields.setdefault("publication", "public")
    park = Park.objects.create(**fields)
    for district in [make_district()] if districts is None else districts:
        ParkDistrict.objects.create(park=park, district=district)
    return park


def make_block(park=None, **fields) -> Block:
    park = park or make_park()
    fields.setdefault("position", park.blocks.count() + 1)
    if fields.get("boundary"):
        fields.setdefault("geometry_status", "approximate")
    return Block.objects.create(park=park, **fields)


def make_space(park=None, **fields) -> Space:
    fields.setdefault("kind", "land")
    return Space.objects.create(park=park or make_park(), **fields)


def make_membership(user, park=None, role="manager", **fields) -> Membership:
    fields.setdefault("since", datetime.date(2020, 1, 1))
    return Membership.objects.create(user=user, park=park or make_park(), role=role, **fields)
