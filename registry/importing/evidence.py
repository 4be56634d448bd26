"""Evidence: which document says what of which field of which row."""

import datetime
from itertools import compress

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

    def add_columns(
        self, model, names: tuple, keys: list, columns: dict[str, list], readings: list
    ) -> None:
        """The same for very many rows: `keys` in the columns `names`, the values by field, each row's documents."""
        self._columns.append((model, names, keys, columns, readings))

    def table(self, load) -> Table:
        """All evidence. It rests on rows that have been checked, so nothing of it can be refused."""
        columns = {name: [] for name in NAMES}
        for part in (self._single(load), *self._many(load)):
            for name, values in zip(NAMES, part, strict=True):
                columns[name] += values
        lines = range(len(columns["field"]))
        constants = {"recorded_at": noon(load.collected_on)}
        return Table(Evidence, NAMES[:4], columns, "", lines, constants=constants, trusted=True)

    def _single(self, load):
        """The columns of the facts that were added one by one."""
        sources, rows = load.ids(Source, "key"), []
        for (model, names, values, field, source), said in self._found.items():
            subject = load.ids(model, *names).get(values[0] if len(names) == 1 else values)
            if subject is not None:  # else it was removed on the site
                rows.append((kind_of(model), subject, field, sources[source], *said))
        return zip(*rows, strict=True) if rows else ([] for _name in NAMES)

    def _many(self, load):
        """The columns of each field of which very many rows say something."""
        sources = load.ids(Source, "key")
        for model, names, keys, columns, readings in self._columns:
            ids = load.ids(model, *names)
            rows = [no for no, key in enumerate(keys) if key in ids for _one in readings[no]]
            documents = [one for no, key in enumerate(keys) if key in ids for one in readings[no]]
            about = [
                [ids[keys[no]] for no in rows],
                [sources[one.key] for one in documents],
                [one.dated[0] for one in documents],
                [one.dated[1] for one in documents],
            ]
            for field, values in columns.items():
                yield _said(kind_of(model), field, [values[no][:500] for no in rows], about)


def _said(kind: int, field: str, values: list[str], about: list[list]) -> tuple[list, ...]:
    """The columns of one field, of the rows that have a value there."""
    subject, source, *dated = (list(compress(column, values)) for column in about)
    value = list(filter(None, values))
    same = len(value)
    return (
        [kind] * same,
        subject,
        [field] * same,
        source,
        value,
        [""] * same,
        *dated,
        [False] * same,
    )


def kind_of(model) -> int:
    return ContentType.objects.get_for_model(model).pk


def noon(day: datetime.date) -> datetime.datetime:
    moment = datetime.datetime.combine(day, datetime.time(12))
    return moment.replace(tzinfo=timezone.zoneinfo.ZoneInfo(settings.TIME_ZONE))
