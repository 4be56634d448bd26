"""The page of the comparison, and its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parks.models import Park
from parks.named import NamedParks
from registry.evidence import EvidenceIndex
from registry.filters import filterset_or_400
from registry.listing import without

from . import files, inset
from .table import FEWEST, MOST, parks_in_order, rows_of, rows_with_evidence


class Compared(NamedParks):
    """Not too many of them."""

    def contradictions(self):
        if len(self.form.cleaned_data["park"]) > MOST:
            return {"park": _("Compare at most %(most)d parks.") % {"most": MOST}}
        return {}


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to five parks side by side; fewer are an invitation to add some."""
    filterset, parks = _asked(request)
    if len(parks) < FEWEST:
        known = filterset.queryset.order_by("name_zh").exclude(pk__in=[park.pk for park in parks])
        return render(request, "parks/compare_few.html", {"parks": parks, "known": known})
    rows = rows_of(parks)
    columns = [
        {
            "park": park,
            "number": number,
            "size": size,
            "without": without(filterset.data, "park", park.slug),
        }
        for number, (park, size) in enumerate(zip(parks, inset.sizes(parks), strict=True), 1)
    ]
    context = {
        "parks": parks,
        "columns": columns,
        "bar": inset.bar(parks),
        "differing": [row for row in rows if row.differs],
        "alike": [row for row in rows if not row.differs and row.is_known],
        "unknown": [row.title for row in rows if not row.is_known],
        "inset": inset.inset(parks),
        "may_add": len(parks) < MOST,
        "known": filterset.queryset.order_by("name_zh").exclude(pk__in=[park.pk for park in parks]),
        "evidence": EvidenceIndex(rows_with_evidence(rows)),
    }
    return render(request, "parks/compare.html", context)


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponse:
    _filterset, parks = _asked(request)
    return files.as_csv(parks, rows_of(parks))


@require_safe
def compare_xlsx(request: HttpRequest) -> HttpResponse:
    _filterset, parks = _asked(request)
    return files.as_xlsx(parks, rows_of(parks))


def _asked(request) -> tuple[Compared, list[Park]]:
    filterset = filterset_or_400(request, Compared, Park.objects.visible_to(request.user))
    return filterset, parks_in_order(filterset.keys_in_order())
