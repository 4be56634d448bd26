"""The premises of a park that are on offer, for criteria that ask for the best of them."""

from django.db.models import Q

from parks.choices import FLOOR_KINDS
from parks.querysets import of_this_park, related


def best(parks, aggregate):
    """`aggregate` over the premises of the outer park that are not known to be let; NULL where nothing is on record."""
    offered = Q(available_m2__isnull=True) | Q(available_m2__gt=0)
    return of_this_park(related(parks, "spaces").filter(offered, kind__in=FLOOR_KINDS), aggregate)
