"""What a query string found: the keys of its rows, read once and in no order."""

import heapq
from dataclasses import dataclass, field

import orjson
from django.db.models import Aggregate, TextField

SORTED = 1_000  # rows that are soon put in order


class Values(Aggregate):
    """The values in all rows, as a list; all such lists of one query are in the same order."""

    output_field = TextField()  # Django asks for one; what comes is read by `convert_value`.

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="array_agg", **context)

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="json_group_array", **context)

    @property
    def convert_value(self):
        return lambda value, expression, connection: (
            orjson.loads(value) if isinstance(value, str) else value or []
        )


@dataclass
class Found:
    """Keys of all rows that were found, and the `place` of each in the order of the list, if that is known."""

    keys: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def __len__(self):
        return len(self.keys)

    def first(self, number: int) -> dict[int, int] | None:
        """{key: place} of rows among which the first `number` of the list are; None where that takes reading all.

        Places are 0 where they are not known.
        """
        if not self.places:
            return dict.fromkeys(self.keys, 0) if len(self) <= SORTED else None
        last = max(heapq.nsmallest(number, self.places), default=0)
        placed = zip(self.keys, self.places, strict=True)
        return {key: place for key, place in placed if place <= last}


def find(rows, place, columns: tuple[str, ...]) -> tuple[Found, dict[str, list]]:
    """What is in `rows`, and {column: the value of each row}, all in one order.

    `place` is an expression of each row's place, or None. Lists are asked for instead of rows, which take the
    database and Python several times as long to hand over.
    """
    wanted = {"keys": "pk", **({} if place is None else {"places": place})}
    wanted |= {f"column_{column}": column for column in columns}
    told = rows.order_by().aggregate(**{f"found_{name}": Values(of) for name, of in wanted.items()})
    lists = {name.removeprefix("found_"): values for name, values in told.items()}
    found = Found(lists["keys"], lists.get("places", []))
    return found, {column: lists[f"column_{column}"] for column in columns}
