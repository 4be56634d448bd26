"""Parks for tests; synthetic."""

import datetime
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group

from registry.testing import make_district, make_sector

from .models import Block, Contact, Membership, Park, ParkDistrict, Space

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


def make_contact(park=None, **fields) -> Contact:
    fields.setdefault("office_line", "021-00000000")
    fields.setdefault("role_zh", "招商部")
    return Contact.objects.create(park=park or make_park(), **fields)


def make_membership(user, park=None, role="manager", **fields) -> Membership:
    fields.setdefault("since", datetime.date(2020, 1, 1))
    return Membership.objects.create(user=user, park=park or make_park(), role=role, **fields)


# Whom the tables of rights ask about one park. `importer` is the server itself: services know it as None.
CAST = (
    "importer",
    "stranger",
    "seeker",
    "presenter",
    "viewer",
    "editor",
    "manager",
    "other_manager",
    "former_manager",
    "suspended_manager",
    "steward",
    "chief",
)


def make_cast(*parks, other) -> dict:
    """{who: user} for CAST; roles are held at each of `parks`, and `other_manager`'s at the park `other`."""
    users = get_user_model().objects
    named = {who: users.create(username=who) for who in CAST[2:]}
    for group in ("presenter", "steward"):
        named[group].groups.add(Group.objects.get_or_create(name=group)[0])
    for park in parks:
        for who in ("viewer", "editor", "manager"):
            make_membership(named[who], park, who)
        make_membership(named["former_manager"], park, until=datetime.date(2021, 1, 1))
        make_membership(named["suspended_manager"], park)
    make_membership(named["other_manager"], other)
    users.filter(username="suspended_manager").update(is_active=False)
    users.filter(username="chief").update(is_staff=True, is_superuser=True)
    named = {who: users.get(username=who) for who in named}
    return {"importer": None, "stranger": AnonymousUser(), **named}
