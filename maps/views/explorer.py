"""The explorer: list and map of the parks that the query string asks for."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enterprises.targets.strip import target_strip
from maps.listing import Card, Listing, orderings, with_card
from parks.models import Park
from registry.evidence import EvidenceIndex
from registry.formatting import is_chinese
from registry.models import Sector

PARKS_URL = "/api/v1/parks/geojson/"


@require_safe
def explorer(request: HttpRequest) -> HttpResponse:
    listing = Listing(request)
    context = list_context(listing) | target_strip(listing.filterset.as_of)
    return render(request, "maps/explorer.html", context | {"map": map_data()})


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The part of the explorer that a change of the query exchanges: the count, the list, the numbers of the chips."""
    return render(request, "maps/_results.html", list_context(Listing(request)))


def list_context(listing: Listing) -> dict:
    return {
        "listing": listing,
        "evidence": listing.evidence,
        "orderings": orderings(listing.asked["q"]),
    }


@require_safe
def park_card(request: HttpRequest, slug: str) -> HttpResponse:
    """One park as a card, for a park on the map that is not on this page of the list."""
    park = get_object_or_404(
        with_card(Park.objects.visible_to(request.user).with_counts()), slug=slug
    )
    evidence = EvidenceIndex([park], park.spaces.all())
    return render(request, "maps/_park_card.html", {"card": Card(park), "evidence": evidence})


def map_data() -> dict:
    """What the map's script is told by data attributes: addresses, characters and words."""
    symbol = "symbol_zh" if is_chinese() else "symbol_en"
    sectors = Sector.objects.values_list("code", symbol, "name_zh")
    chars = {code: char or name[:1] for code, char, name in sectors}
    return {
        "language": "zh" if is_chinese() else "en",
        "sample": chars.get("software_and_information", "·"),
        "chars": json.dumps(chars, ensure_ascii=False),
        "words": json.dumps(words(), ensure_ascii=False),
        "parks_url": PARKS_URL,
        "clusters_url": reverse("maps-api:clusters"),
        "tiles": "[]",
    }


def words() -> dict:
    """The sentences that the script writes; {n} and {m} stand for numbers or names."""
    return {
        "unplaced": _("+{n} unlocated"),
        "schematic": _("schematic"),
        "listFailed": _("The list could not be loaded; the old one stays."),
        "mapFailed": _("The map could not be loaded; the list goes on working."),
        "parksFailed": _("The parks could not be put on the map; the list goes on working."),
        "noneInView": _("No park in this view."),
        "showAll": _("Show all"),
        "tryAgain": _("Try again"),
        "unknown": _("not known"),
        "together": _("recognised and reported together"),
        "to": _("{n} to {m}"),
        "chosen": _("{n} is chosen."),
    }
