"""Pages about parks that everybody may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.filters import filterset_or_400
from registry.tables import csv_response

from .filtersets import ParkFilterSet
from .listing import CSV_COLUMNS, list_of
from .models import Park
from .sheet import sheet_of, with_all


@require_safe
def park_list(request: HttpRequest) -> HttpResponse:
    """The parks that the query asks for, with facets."""
    parks = Park.objects.visible_to(request.user)
    filterset = filterset_or_400(request, ParkFilterSet, parks)
    return render(request, "parks/park_list.html", list_of(filterset))


@require_safe
def park_csv(request: HttpRequest) -> HttpResponse:
    """The whole list that the query asks for, for a spreadsheet."""
    parks = Park.objects.visible_to(request.user)
    filterset = filterset_or_400(request, ParkFilterSet, parks)
    return csv_response("parks.csv", CSV_COLUMNS, filterset.qs.for_list(filterset.as_of))


@require_safe
def park_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One park; a park that the reader may not see is not found."""
    park = get_object_or_404(with_all(Park.objects.visible_to(request.user)), slug=slug)
    return render(request, "parks/park_detail.html", sheet_of(park, request.user))
