"""The districts' figures as a table: the twin of the shaded map, which reads its numbers from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from maps.districts import figures

MEASURES = (
    ("parks", _("Parks")),
    ("area", _("Announced area, km²")),
    ("enterprises", _("Enterprises")),
    ("leading", _("Leading")),
    ("core", _("Core")),
    ("specialised", _("Specialised")),
    ("distinctive", _("Distinctive")),
)


@require_safe
def districts(request: HttpRequest) -> HttpResponse:
    context = {"rows": figures(request), "measures": MEASURES}
    return render(request, "maps/districts.html", context)
