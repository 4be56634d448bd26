"""What is on offer in a park: aggregates over its spaces."""

from django.db.models import F, Func, Max, OuterRef, Q, Subquery, TextField

from parks.choices import FLOOR_KINDS
from parks.querysets import related

from .criterion import AtLeast

# Premises that are not known to be let.
ON_OFFER = Q(kind__in=FLOOR_KINDS) & (Q(available_m2__isnull=True) | Q(available_m2__gt=0))


class JsonText(Func):
    """The columns `names` as the text of a JSON object.

    Django's own asks SQLite once whether it knows JSON, inside a transaction: while somebody writes for long, that
    would fail, and the process believe ever after that it does not.
    """

    output_field = TextField()

    def __init__(self, names):
        super().__init__(*map(F, names))
        self.names = list(names)

    def as_sql(self, compiler, connection, function="JSON_OBJECT({})", **context):
        parts, params = [], []
        for name, expression in zip(self.names, self.source_expressions, strict=True):
            sql, values = compiler.compile(expression)
            parts.append(f"'{name}', {sql}")
            params += values
        return function.format(", ".join(parts)), params

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSON_BUILD_OBJECT({})::text", **context)


def of_spaces(parks, aggregates: dict) -> Subquery:
    """{alias: aggregate} over the spaces of the outer park, as one JSON text: they are read once for all of them."""
    spaces = related(parks, "spaces").filter(park=OuterRef("pk")).order_by().values("park")
    return Subquery(
        spaces.annotate(**aggregates).annotate(told=JsonText(aggregates)).values("told")
    )


class BestOnOffer(AtLeast):
    """Base of the criteria that ask for the most of `column` in any premises on offer."""

    column = ""

    def of_spaces(self, requirement):
        return {self.has: Max(self.column, filter=ON_OFFER)}
