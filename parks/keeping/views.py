"""The shortlist."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parks.comparing.table import FEWEST, parks_in_order
from parks.comparing.table import MOST as MOST_COMPARED
from parks.listing import row
from parks.models import Park
from parks.named import NamedParks
from registry.evidence import EvidenceIndex
from registry.filters import filterset_or_400
from registry.listing import without

from .changes import last_changes


@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """The parks that the address names; without any, the browser leads to those that it keeps."""
    filterset = filterset_or_400(request, NamedParks, Park.objects.visible_to(request.user))
    keys = filterset.keys_in_order()
    parks, changed = parks_in_order(keys), last_changes(keys)
    rows = []
    for park in parks:
        dropped = without(filterset.data, "park", park.slug)
        rows.append(row(park) | {"changed": changed.get(park.pk), "without": dropped})
    compared = [park.slug for park in parks[:MOST_COMPARED]]
    spaces = [space for park in parks for space in park.spaces.all()]
    context = {
        "rows": rows,
        "compare": urlencode({"park": compared}, doseq=True) if len(compared) >= FEWEST else "",
        "compared": len(compared),
        "evidence": EvidenceIndex(parks, spaces),
    }
    return render(request, "parks/shortlist.html", context)
