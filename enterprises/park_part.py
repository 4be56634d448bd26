"""The section of a park's page that lists the enterprises in it."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from parks.parts import Part, adds_part
from registry.filters import in_force
from registry.formatting import number

from .models import Classification, Tenancy
from .querysets import TIER_ORDER
from .standing import all_shown

MOST = 60  # rows on the park's page; the rest is one click away


@adds_part
def tenants(park, user) -> Part:
    """Enterprises in `park` today, with their classes; the highest class first."""
    rows = tenancies(park)
    shown = sorted(map(tenant, rows), key=lambda row: row["rank"])
    every = f"{reverse('enterprises:list')}?park={park.slug}"
    return Part(
        anchor="enterprises",
        title=_("Enterprises"),
        count=number(len(rows) or None),
        template="enterprises/_tenants.html",
        context={
            "tenants": shown[:MOST],
            "total": len(rows),
            "more": len(rows) > MOST,
            "url": every,
            "unclassed": not any(row["classes"] for row in shown),
        },
        rows=[*rows[:MOST], *[one["row"] for row in shown[:MOST] for one in row["classes"]]],
        figure={
            "label": _("Enterprises on record"),
            "value": len(rows) or None,
            "unit": "家",
            "note": _("named by sources") if rows else _("none named by a source"),
            "url": every,
        },
        histories=[Tenancy.history.filter(park_id=park.pk)],
    )


def tenancies(park) -> list[Tenancy]:
    """Tenancies in force today of enterprises that have not been merged away, with all that is shown of them."""
    here = park.tenancies.filter(in_force(timezone.localdate(), "since", "until"))
    here = here.filter(enterprise__merged_into=None).order_by("enterprise__name_zh")
    classes = Prefetch(
        "enterprise__classifications", Classification.objects.select_related("source")
    )
    return list(here.select_related("enterprise", "source").prefetch_related(classes))


def tenant(tenancy: Tenancy) -> dict:
    classes = all_shown(tenancy.enterprise.classifications.all())
    best = TIER_ORDER.index(classes[0]["tier"]) if classes else len(TIER_ORDER)
    return {
        "tenancy": tenancy,
        "enterprise": tenancy.enterprise,
        "classes": classes,
        "rank": (best, tenancy.enterprise.name_zh),
    }
