"""The shortlist."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parks.comparing.table import FEWEST, parks_in_order
from parks.comparing.table import MOST as MOST_COMPARED
from parks.listing import row
from parks.models import Park
from registry.evidence import EvidenceIndex
from registry.filters import Parameter, StrictFilterSet, filterset_or_400
from registry.listing import without
from registry.parameters import CodesField

from .changes import last_changes


class Kept(StrictFilterSet):
    """The parks of a shortlist, in the order in which the address names them."""

    page = page_size = None
    park = Parameter(
        CodesField, queryset=Park.objects, code="slug", help_text=_("Slug of a park; at most 20.")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["park"].extra["queryset"] = self.queryset.all

    def keys_in_order(self) -> list[int]:
        found = dict(self.queryset.filter(pk__in=self.asked["park"]).values_list("slug", "pk"))
        return [found[slug] for slug in dict.fromkeys(self.data.getlist("park")) if slug in found]


@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """The parks that the address names; without any, the browser leads to those that it keeps."""
    filterset = filterset_or_400(request, Kept, Park.objects.visible_to(request.user).with_counts())
    keys = filterset.keys_in_order()
    counted = dict(filterset.queryset.filter(pk__in=keys).values_list("pk", "tenant_count"))
    parks, changed = parks_in_order(keys), last_changes(keys)
    rows = []
    for park in parks:
        park.tenant_count = counted[park.pk]
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
