"""What the list of enterprises shows."""

from functools import partial

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from registry import languages, listing
from registry.evidence import EvidenceIndex
from registry.facets import count_facets
from registry.filters import StrictFilterSet, in_force
from registry.formatting import is_chinese
from registry.listing import Column
from registry.models import Sector, Target
from registry.paging import page_of

from .facets import ENTERPRISE_FACETS
from .models import Enterprise, Tenancy
from .standing import all_shown

CSV_COLUMNS = (
    "uid",
    "name_zh",
    "name_en",
    "name_en_origin",
    "uscc",
    "stock_code",
    "sector__code",
    "district__adcode",
    "area_zh",
    "area_en",
    "park_slug",
    "tier",
    "tier_status",
)
SHOWN = ("tier", "class_status", "sector", "district", "park", "located")


def list_of(filterset: StrictFilterSet) -> dict:
    """The context of the page."""
    counted = count_facets(filterset, [one for one in ENTERPRISE_FACETS if one.name in SHOWN])
    page = page_of(filterset, partial(dressed, filterset))
    enterprises = list(page.object_list)
    facets = listing.facets(counted, titles(), {}, only_found={"park"})
    picked = listing.chosen(filterset, counted, own_labels(filterset))
    found = [row(enterprise, filterset.as_of) for enterprise in enterprises]
    return {
        "page": page,
        "rows": found,
        "facets": facets,
        "shares": listing.shares(next(f["choices"] for f in facets if f["name"] == "sector")),
        "chosen": picked,
        "heads": listing.heads(filterset, columns()),
        "words": filterset.asked["q"] or "",
        "kept": listing.kept(filterset),
        "ways_out": [] if found else listing.ways_out(filterset, picked),
        "evidence": EvidenceIndex([one["row"] for line in found for one in line["classes"]]),
    }


def dressed(filterset: StrictFilterSet, enterprises):
    """The queryset with all that a row shows; of their parks, those that the reader may see."""
    here = Tenancy.objects.filter(in_force(filterset.as_of, "since", "until"))
    here = here.filter(park__in=filterset.visible_parks().order_by().values("pk"))
    return enterprises.select_related("sector", "district").prefetch_related(
        "classifications__source",
        Prefetch("tenancies", here.select_related("park"), to_attr="sites"),
    )


def row(enterprise: Enterprise, day) -> dict:
    return {
        "enterprise": enterprise,
        "classes": all_shown(enterprise.classifications.all(), day),
        "parks": [tenancy.park for tenancy in enterprise.sites],
    }


def titles() -> dict[str, str]:
    """The facets shown, in order, and what they are called."""
    return {
        "tier": _("Class"),
        "class_status": _("Status of the class"),
        "sector": _("Sector"),
        "district": _("District"),
        "park": _("Park"),
        "located": _("Position"),
    }


def columns() -> list[Column]:
    return [
        Column(_("Enterprise"), "name"),
        Column(_("Class")),
        Column(_("Sector"), "sector"),
        Column(_("District"), "district"),
        Column(_("Park")),
    ]


def own_labels(filterset: StrictFilterSet) -> dict[tuple[str, str], str]:
    """Labels of chosen values that are no facet: targets by their name, and sectors of a class."""
    labels = {}
    if keys := filterset.data.getlist("target"):
        found = Target.objects.filter(key__in=keys)
        labels |= {("target", row.key): words(row, "label") for row in found}
    if codes := filterset.data.getlist("class_sector"):
        said = _("Class in %(sector)s")
        found = Sector.objects.filter(code__in=codes)
        labels |= {("class_sector", s.code): said % {"sector": words(s, "name")} for s in found}
    return labels


def words(row, name: str) -> str:
    """The bilingual field in the reader's language, as plain text."""
    return languages.local(row, name, "zh" if is_chinese() else "en")[0]
