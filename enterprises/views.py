"""Pages about enterprises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from registry.filters import filterset_or_400
from registry.tables import csv_response

from .filtersets import EnterpriseFilterSet
from .listing import CSV_COLUMNS, list_of
from .models import Enterprise
from .sheet import sheet_of, successor, with_all


@require_safe
def enterprise_list(request: HttpRequest) -> HttpResponse:
    """The enterprises that the query asks for, with facets."""
    enterprises = Enterprise.objects.visible_to(request.user)
    filterset = filterset_or_400(request, EnterpriseFilterSet, enterprises)
    return render(request, "enterprises/enterprise_list.html", list_of(filterset))


@require_safe
def enterprise_csv(request: HttpRequest) -> HttpResponse:
    """The whole list that the query asks for, for a spreadsheet."""
    enterprises = Enterprise.objects.visible_to(request.user)
    filterset = filterset_or_400(request, EnterpriseFilterSet, enterprises)
    rows = filterset.qs.for_list(filterset.as_of, parks=filterset.visible_parks())
    return csv_response("enterprises.csv", CSV_COLUMNS, rows)


@require_safe
def enterprise_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """One enterprise; a uid that was merged away leads to the one that took its place."""
    enterprise = get_object_or_404(with_all(Enterprise.objects.all(), request.user), uid=uid)
    if enterprise.merged_into_id:
        return redirect(successor(enterprise))
    return render(request, "enterprises/enterprise_detail.html", sheet_of(enterprise))
