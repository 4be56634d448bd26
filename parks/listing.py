"""What the list of parks shows."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from registry import listing
from registry.evidence import EvidenceIndex
from registry.facets import count_facets
from registry.filters import StrictFilterSet
from registry.formatting import is_chinese
from registry.listing import Column
from registry.models import Observation
from registry.paging import page_of

from .choices import FLOOR_KINDS, SpaceKind
from .facets import PARK_FACETS
from .models import Park
from .sheet import is_doubtful, offer
from .words import batch_name, membership_word, position_word

CSV_COLUMNS = (
    "slug",
    "official_no",
    "membership",
    "name_zh",
    "name_en",
    "name_en_origin",
    "sector__code",
    "adcodes",
    "batch",
    "announced_on",
    "announced_precision",
    "programme",
    "area_km2",
    "land_m2",
    "floor_m2",
    "tenant_count",
    "location_level",
    "location_uncertainty_km",
)
SHOWN = ("membership", "sector", "batch", "district", "programme", "tier", "space_kind", "checked")
SHOWN += ("boundary", "located", "direction")


def list_of(filterset: StrictFilterSet) -> dict:
    """The context of the page."""
    counted = count_facets(filterset, [facet for facet in PARK_FACETS if facet.name in SHOWN])
    page = page_of(filterset, dressed)
    parks = list(page.object_list)
    own = batch_labels(counted)
    facets = listing.facets(counted, titles(), own, only_found={"direction"})
    picked = listing.chosen(filterset, counted, own)
    spaces = [space for park in parks for space in park.spaces.all()]
    total = announced()
    return {
        "page": page,
        "rows": [row(park) for park in parks],
        "facets": facets,
        "shares": listing.shares(facets[1]["choices"]),
        "unlocated": unlocated(counted),
        "chosen": picked,
        "heads": listing.heads(filterset, columns()),
        "words": filterset.asked["q"] or "",
        "kept": listing.kept(filterset),
        "announced": total,
        "ways_out": [] if parks else listing.ways_out(filterset, picked),
        "evidence": EvidenceIndex(parks, spaces, [total]),
    }


def dressed(parks):
    """The queryset with all that a row shows."""
    return parks.select_related("sector").with_districts().prefetch_related("spaces")


def row(park: Park) -> dict:
    """A park and what is worked out for its row."""
    spaces = list(park.spaces.all())
    return {
        "park": park,
        "is_doubtful": is_doubtful(park),
        "batch": batch_name(park.batch),
        "batch_cell": batch_name(park.batch) if is_chinese() else park.batch,
        "membership": membership_word(park.membership),
        "position": position_word(park.location_level if park.location else ""),
        "districts": [link.district for link in park.district_links.all()],
        "land": offer(spaces, [SpaceKind.LAND]),
        "floor": offer(spaces, FLOOR_KINDS),
    }


def titles() -> dict[str, str]:
    """The facets shown, in order, and what they are called."""
    return {
        "membership": _("Official list"),
        "sector": _("Sector"),
        "batch": _("Batch"),
        "district": _("District"),
        "programme": _("Green programme"),
        "tier": _("Enterprises of class"),
        "space_kind": _("On offer"),
        "checked": _("Figures of space"),
        "boundary": _("Boundary"),
        "located": _("Position"),
        "direction": _("Main directions"),
    }


def columns() -> list[Column]:
    return [
        Column(pgettext("number on the official list", "No."), "official_no", is_number=True),
        Column(_("Park"), "name"),
        Column(_("Sector"), "sector"),
        Column(_("District")),
        Column(_("Batch"), "batch"),
        Column(_("Area"), "area", is_number=True, falls=True),
        Column(_("Land on offer"), "land", is_number=True, falls=True),
        Column(_("Premises on offer"), "floor", is_number=True, falls=True),
        Column(_("Enterprises"), "enterprises", is_number=True, falls=True),
        Column(_("Official list")),
    ]


def batch_labels(counted: dict) -> dict[tuple[str, str], str]:
    """Batches as the rows name them: 第一批."""
    values = [row["value"] for row in counted["facets"]["batch"]]
    return {("batch", value): batch_name(int(value)) for value in values}


def unlocated(counted: dict) -> int:
    """How many of the parks found have no position."""
    return next(row["count"] for row in counted["facets"]["located"] if row["value"] == "no")


def announced() -> Observation | None:
    """The newest published number of featured parks in the whole city."""
    totals = Observation.objects.filter(metric_key="parks_total").select_related("source")
    return totals.order_by("-as_of").first()
