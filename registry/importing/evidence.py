"""Evidence: which document says what of which field of which row."""

import datetime
from itertools import chain

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from ..models import Evidence, Source
from .sources import Reading
from .table import Table

NAMES = (
    "subject_type_id",
    "subject_id",
    "field",
    "source_id",
    "value",
    "quote",
    "as_of",
    "as_of_precision",
    "is_derived",
)


class Facts:
    """Collects evidence while the tables are built; the rows are found by their key once they are written."""

    def __init__(self):
        self._found: dict[tuple, tuple] = {}
        self._columns: list[tuple] = []

    def add(self, model, key, field: str, readings: list[Reading], **facts) -> None:
        """`field` of the row of `model` with `key` = {column: value} rests on these documents.

        Nothing is noted for a value that is empty. The first to speak of a field and a document stands.
        `facts` are `value`, `quote` and `is_derived`.
        """
        value = facts.get("value")
        if value in (None, ""):
            return
        for reading in readings:
            place = (model, tuple(key), tuple(key.values()), field, reading.key)
            if place not in self._found:
                said = (str(value)[:500], facts.get("quote", ""), *reading.dated)
                self._found[place] = (*said, facts.get("is_derived", False))

    def add_column(self, model, name: str, keys: list, field: str, said: tuple[list, list]) -> None:
        """The same for very many rows: `keys` in their column `name`; `said` is the values and the documents."""
        self._columns.append((model, name, keys, field, *said))

    def table(self, load) -> Table | None:
        """All evidence. It rests on rows that have been checked, so nothing of it can be refused."""
        rows = [*self._single(load), *chain.from_iterable(self._many(load))]
        if not rows:
            return None
        columns = dict(zip(NAMES, map(list, zip(*rows, strict=True)), strict=True))
        constants = {"recorded_at": noon(load.collected_on)}
        lines = range(len(rows))
        return Table(Evidence, NAMES[:4], columns, "", lines, constants=constants, trusted=True)

    def _single(self, load):
        sources = load.ids(Source, "key")
        for (model, names, values, field, source), said in self._found.items():
            subject = load.ids(model, *names).get(values[0] if len(names) == 1 else values)
            if subject is not None:  # else it was removed on the site
                yield (kind_of(model), subject, field, sources[source], *said)

    def _many(self, load):
        sources = load.ids(Source, "key")
        for model, name, keys, field, values, readings in self._columns:
            ids, kind = load.ids(model, name), kind_of(model)
            yield [
                (kind, ids[key], field, sources[one.key], value[:500], "", *one.dated, False)
                for key, value, documents in zip(keys, values, readings, strict=True)
                if value and key in ids
                for one in documents
            ]


def kind_of(model) -> int:
    return ContentType.objects.get_for_model(model).pk


def noon(day: datetime.date) -> datetime.datetime:
    moment = datetime.datetime.combine(day, datetime.time(12))
    return moment.replace(tzinfo=timezone.zoneinfo.ZoneInfo(settings.TIME_ZONE))
