"""What is on offer in a park: aggregates over its spaces."""

from django.db.models import F, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from parks.choices import FLOOR_KINDS
from parks.querysets import related

# Premises that are not known to be let.
ON_OFFER = Q(kind__in=FLOOR_KINDS) & (Q(available_m2__isnull=True) | Q(available_m2__gt=0))


def of_spaces(parks, aggregates: dict) -> Subquery:
    """{alias: aggregate} over the spaces of the outer park, as one JSON text: they are read once for all of them."""
    spaces = related(parks, "spaces").filter(park=OuterRef("pk")).order_by().values("park")
    names = {name: F(name) for name in aggregates}
    told = Cast(JSONObject(**names), TextField())
    return Subquery(spaces.annotate(**aggregates).annotate(told=told).values("told"))
