"""Writing about parks. `by` is who acts (None: the importer), `why` a sentence for the history.

All raise ValidationError keyed by field, or PermissionDenied; nothing is written then.
"""

from django.db import transaction

from registry import services as road
from registry.access import require_steward

from .access import require_editor, require_field_rights
from .models import Block, Contact, Membership, Park, Space


@transaction.atomic
def create_park(*, by, why: str, districts=(), directions=(), **values) -> Park:
    """A new park, with its districts and directions; a draft unless `publication` says otherwise."""
    require_steward(by)
    park = road.create(Park, by=by, why=why, **values)
    set_districts(park, districts, by=by, why=why)
    set_directions(park, directions, by=by, why=why)
    return park


def update_park(park: Park, *, by, why: str, **changes) -> Park:
    require_field_rights(by, park, changes)
    return road.update(park, by=by, why=why, **changes)


def delete_park(park: Park, *, by, why: str) -> None:
    require_steward(by)
    road.delete(park, by=by, why=why)


def set_districts(park: Park, districts, *, by, why: str) -> None:
    """Make `districts` exactly the districts of `park`."""
    require_steward(by)
    _set_links(park.district_links, "district", districts, by=by, why=why)


def set_directions(park: Park, directions, *, by, why: str) -> None:
    """Make `directions` exactly the leading directions of `park`."""
    require_editor(by, park)
    _set_links(park.direction_links, "direction", directions, by=by, why=why)


@transaction.atomic
def _set_links(links, name: str, wanted, *, by, why: str) -> None:
    """Keep, remove and add `links` to the rows `wanted`, so that history holds only what changed."""
    wanted = {row.pk: row for row in wanted}
    for link in links.all():
        if wanted.pop(getattr(link, f"{name}_id"), None) is None:
            road.delete(link, by=by, why=why)
    for row in wanted.values():
        road.create(links.model, by=by, why=why, park=links.instance, **{name: row})


def add_block(park: Park, *, by, why: str, **values) -> Block:
    require_steward(by)
    return road.create(Block, by=by, why=why, park=park, **values)


def update_block(block: Block, *, by, why: str, **changes) -> Block:
    require_steward(by)
    return road.update(block, by=by, why=why, **changes)


def remove_block(block: Block, *, by, why: str) -> None:
    require_steward(by)
    road.delete(block, by=by, why=why)


def add_space(park: Park, *, by, why: str, **values) -> Space:
    require_editor(by, park)
    return road.create(Space, by=by, why=why, park=park, **values)


def update_space(space: Space, *, by, why: str, **changes) -> Space:
    _require_both_parks(space, changes, by)
    return road.update(space, by=by, why=why, **changes)


def remove_space(space: Space, *, by, why: str) -> None:
    require_editor(by, space.park)
    road.delete(space, by=by, why=why)


def add_contact(park: Park, *, by, why: str, **values) -> Contact:
    require_editor(by, park)
    return road.create(Contact, by=by, why=why, park=park, **values)


def update_contact(contact: Contact, *, by, why: str, **changes) -> Contact:
    _require_both_parks(contact, changes, by)
    return road.update(contact, by=by, why=why, **changes)


def remove_contact(contact: Contact, *, by, why: str) -> None:
    require_editor(by, contact.park)
    road.delete(contact, by=by, why=why)


def _require_both_parks(row, changes, by) -> None:
    """A row may move to another park only by the hand of somebody who may edit both."""
    require_editor(by, row.park)
    if "park" in changes:
        require_editor(by, changes["park"])


def grant_membership(park: Park, *, by, why: str, **values) -> Membership:
    """Give a `user` a `role` at `park`, `since` a day and perhaps `until` one."""
    require_steward(by)
    return road.create(Membership, by=by, why=why, park=park, **values)


def change_membership(membership: Membership, *, by, why: str, **changes) -> Membership:
    require_steward(by)
    return road.update(membership, by=by, why=why, **changes)


def remove_membership(membership: Membership, *, by, why: str) -> None:
    require_steward(by)
    road.delete(membership, by=by, why=why)
