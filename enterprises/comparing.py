"""Rows of the comparison of parks that look at who is in them."""

from collections import Counter

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parks.comparing.rows import Attribute, Cell, adds_rows
from registry.choices import Tier
from registry.filters import in_force
from registry.formatting import as_said

from .matching import tenancies
from .models import Classification
from .querysets import COUNTED_STATUSES


@adds_rows
def who_is_there(parks) -> list[Attribute]:
    """Enterprises on record, and those of each class, recognised and reported together; two queries."""
    keys = [park.pk for park in parks]
    here = tenancies().filter(park__in=keys)
    number = Counter(
        dict(here.order_by().values_list("park").annotate(Count("enterprise", distinct=True)))
    )
    classes = _classes(here)

    def of_class(tier):
        def read(park) -> Cell:
            return _cell(park, classes[park.pk, tier], number[park.pk], f"&tier={tier}")

        return read

    everybody = Attribute(
        _("Enterprises on record"),
        lambda park: _cell(park, number[park.pk], number[park.pk]),
        "most",
    )
    return [everybody, *(Attribute(tier.label, of_class(tier), "most") for tier in Tier)]


def _classes(here) -> Counter:
    """{(park, tier): enterprises}."""
    today = timezone.localdate()
    held = Classification.objects.filter(
        in_force(today, "valid_from", "valid_to"),
        status__in=COUNTED_STATUSES,
        enterprise__tenancies__in=here,
    )
    pairs = (
        held.order_by().values_list("enterprise__tenancies__park", "tier", "enterprise").distinct()
    )
    return Counter((park, tier) for park, tier, _enterprise in pairs)


def _cell(park, number: int, known: int, narrower: str = "") -> Cell:
    """`number` of the `known` enterprises; where nobody is on record, 0 would say that somebody had looked."""
    if not known:
        return Cell()
    address = f"{reverse('enterprises:list')}?park={park.slug}{narrower}"
    return Cell(as_said(number, "家"), float(number), counted=address)
