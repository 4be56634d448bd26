"""Evidence: which document says what of which field of which row."""

import datetime

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
        self._files: dict[tuple, tuple[str, int]] = {}

    def add(
        self, model, key, field: str, readings: list[Reading], origin: tuple[str, int], **facts
    ) -> None:
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
                self._files[place] = origin

    def tables(self, load):
        """One table of Evidence for each file that the facts are from."""
        sources = load.ids(Source, "key")
        by_file: dict[str, tuple[list, list]] = {}
        for place, said in self._found.items():
            model, names, values, field, source = place
            subject = load.ids(model, *names).get(values[0] if len(names) == 1 else values)
            if subject is None:
                continue  # the row was removed on the site
            kind = ContentType.objects.get_for_model(model).pk
            file, line = self._files[place]
            rows, lines = by_file.setdefault(file, ([], []))
            rows.append((kind, subject, field, sources[source], *said))
            lines.append(line)
        recorded_at = noon(load.collected_on)
        for file, (rows, lines) in by_file.items():
            columns = dict(zip(NAMES, map(list, zip(*rows, strict=True)), strict=True))
            yield Table(
                Evidence, NAMES[:4], columns, file, lines, constants={"recorded_at": recorded_at}
            )


def noon(day: datetime.date) -> datetime.datetime:
    moment = datetime.datetime.combine(day, datetime.time(12))
    return moment.replace(tzinfo=timezone.zoneinfo.ZoneInfo(settings.TIME_ZONE))
