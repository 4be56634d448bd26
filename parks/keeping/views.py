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
from registry.filters import Parameter, StrictFilterSet, filterset_or_400
from registry.listing import without
from registry.parameters import TextsField

from .changes import last_changes


class Kept(NamedParks):
    """Names only: what a browser keeps may be gone by now, and the rest of the list must stay within reach."""

    park = Parameter(
        TextsField, max_length=80, help_text=NamedParks.base_filters["park"].extra["help_text"]
    )

    def __init__(self, *args, **options):
        StrictFilterSet.__init__(self, *args, **options)

    def keys_by_name(self) -> dict[str, int | None]:
        """{slug: key}, in the order of the address; None for a park that is not there, or not for this reader."""
        names = dict.fromkeys(self.asked["park"])
        return names | dict(self.queryset.filter(slug__in=names).values_list("slug", "pk"))


@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """The parks that the address names; without any, the browser leads to those that it keeps."""
    filterset = filterset_or_400(request, Kept, Park.objects.visible_to(request.user))
    named = filterset.keys_by_name()
    keys = [key for key in named.values() if key]
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
        "gone": [
            {"slug": slug, "without": without(filterset.data, "park", slug)}
            for slug, key in named.items()
            if not key
        ],
        "evidence": EvidenceIndex(parks, spaces),
    }
    return render(request, "parks/shortlist.html", context)
