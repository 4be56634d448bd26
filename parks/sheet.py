"""What one park's page shows: figures, blocks, contacts, evidence and history, read once each."""

from django.db.models import Prefetch

from registry import changes, statements
from registry.evidence import EvidenceIndex

from .choices import FLOOR_KINDS, ListMembership, SpaceKind
from .locator import Locator
from .models import Block, Park, ParkDirection, ParkDistrict, Space
from .parts import parts_of
from .words import batch_name, membership_word, sides

DOUBTFUL = {ListMembership.CANDIDATE, ListMembership.OUTSIDE}


def with_all(parks):
    """The queryset with all that the page reads of a park."""
    directions = Prefetch("direction_links", ParkDirection.objects.select_related("direction"))
    parts = (directions, "blocks", "spaces", "contacts")
    return parks.select_related("sector").with_districts().prefetch_related(*parts)


def sheet_of(park: Park, user) -> dict:
    """The context of the page. `park` comes from `with_all`."""
    blocks, spaces = list(park.blocks.all()), list(park.spaces.all())
    links = [*park.direction_links.all(), *park.district_links.all()]
    parts = parts_of(park, user)
    evidence = EvidenceIndex([park], links, blocks, spaces, *[part.rows for part in parts])
    codes = [link.district.adcode for link in park.district_links.all()]
    return {
        "park": park,
        "is_doubtful": is_doubtful(park),
        "batch": batch_name(park.batch),
        "membership": membership_word(park.membership),
        "directions": [link.direction for link in park.direction_links.all()],
        "districts": [link.district for link in park.district_links.all()],
        "offers": [offer(spaces, [SpaceKind.LAND]), offer(spaces, FLOOR_KINDS)],
        "spaces": spaces,
        "blocks": [{"row": block, "sides": sides(block.boundary_text_zh)} for block in blocks],
        "contacts": public_contacts(park.contacts.all()),
        "missing": missing(park, blocks),
        "locator": Locator(park, codes, blocks),
        "coordinates": coordinates(park),
        "parts": parts,
        "evidence": evidence,
        "statements": statements.table_of(evidence, [park, *links, *blocks, *spaces]),
        "history": changes.entries(park, *histories(park), *part_histories(parts)),
    }


def is_doubtful(park: Park) -> bool:
    """Whether no official source confirms it: shown hollow, said so, and not counted."""
    return park.membership in DOUBTFUL


def offer(spaces: list[Space], kinds) -> dict:
    """What is on offer of these kinds: `total` in m² (None: not known), and `row`, the space it was read from.

    Several spaces are added up; then there is no one row, and the total is the register's own.
    """
    known = [s for s in spaces if s.kind in kinds and s.available_m2 is not None]
    total = sum(space.available_m2 for space in known) if known else None
    return {"total": total, "row": known[0] if len(known) == 1 else None}


def coordinates(park: Park) -> str:
    """Latitude and longitude with no more decimals than the position is exact."""
    if park.location is None:
        return ""
    doubt_km = park.location_uncertainty_km or 0
    digits = 2 if doubt_km >= 1 else 3 if doubt_km else 5
    lon, lat = park.location.coords
    return f"{lat:.{digits}f}, {lon:.{digits}f}"


def public_contacts(contacts) -> list[dict]:
    """Posts with what may be shown of them; a post without a public line or mailbox is left out."""
    shown = [
        {
            "row": contact,
            "line": contact.office_line if contact.office_line_is_public else "",
            "email": contact.email if contact.email_is_public else "",
        }
        for contact in contacts
    ]
    return [contact for contact in shown if contact["line"] or contact["email"]]


def missing(park: Park, blocks: list[Block]) -> dict:
    """What the register does not know of the park and a reader would look for first."""
    has_boundary = any(block.boundary or block.boundary_text_zh for block in blocks)
    return {
        "area": park.area_km2 is None,
        "boundary": not has_boundary,
        "position": park.location is None,
    }


def histories(park: Park) -> list:
    """The histories that make up the park's; contacts stay out, since not all of a contact is public."""
    of_park = {"park_id": park.pk}
    return [
        Park.history.filter(id=park.pk),
        *[model.history.filter(**of_park) for model in (ParkDistrict, ParkDirection, Block, Space)],
    ]


def part_histories(parts) -> list:
    return [history for part in parts for history in part.histories]
