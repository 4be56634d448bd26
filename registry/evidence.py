"""Which evidence stands for which figure: read once for all the rows of a page."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.functional import cached_property

from .models import Evidence


def rank(evidence: Evidence, own_source: int | None = None) -> tuple:
    """Sorts the one that wins first: read before derived, official before others, then the source that the row
    itself names (`own_source`, its key), then the newest.
    """
    said_on = evidence.as_of or evidence.source.published_on or date.min
    return (
        evidence.is_derived,
        not evidence.source.is_official,
        evidence.source_id != own_source,
        -said_on.toordinal(),
        -evidence.pk,
    )


def look(evidence: Evidence) -> str:
    """The face of its seal: `official`, `derived`, or nothing for the press and all others."""
    if evidence.is_derived:
        return "derived"
    return "official" if evidence.source.is_official else ""


def of_rows(rows: Iterable[Model]) -> QuerySet[Evidence]:
    """All evidence for these rows, of whatever models, with its sources."""
    keys = defaultdict(set)
    for row in rows:
        keys[type(row)].add(row.pk)
    wanted = Q(pk__in=[])
    for model, ids in keys.items():
        kind = ContentType.objects.get_for_model(model)
        wanted |= Q(subject_type=kind, subject_id__in=ids)
    return Evidence.objects.filter(wanted).select_related("source")


class EvidenceIndex:
    """The evidence behind every figure of a page, in one query for any number of rows.

    Give it every row whose figures are shown, and put it into the context as `evidence`; `{% seal row "field" %}`
    then costs nothing. It also numbers the sources in the order in which their seals are printed.
    """

    def __init__(self, *groups: Iterable[Model]):
        self._rows = [row for group in groups for row in group if row is not None]
        self._found = None
        self._notes = {}

    def _load(self) -> dict:
        if self._found is None:
            found = defaultdict(list)
            for evidence in of_rows(self._rows) if self._rows else []:
                found[evidence.subject_type_id, evidence.subject_id, evidence.field].append(
                    evidence
                )
            self._found = {key: self._ranked(key, many) for key, many in found.items()}
        return self._found

    def _ranked(self, key: tuple, many: list[Evidence]) -> list[Evidence]:
        own = self._own_sources.get(key[:2])
        return sorted(many, key=lambda evidence: rank(evidence, own))

    @cached_property
    def _own_sources(self) -> dict:
        """(type, key) of each row → key of the source that it names itself, if it names one."""
        kinds = ContentType.objects.get_for_models(*{type(row) for row in self._rows})
        return {
            (kinds[type(row)].pk, row.pk): getattr(row, "source_id", None) for row in self._rows
        }

    def all(self, row: Model, field: str) -> list[Evidence]:
        """What stands for this field, the winner first."""
        kind = ContentType.objects.get_for_model(type(row))
        return self._load().get((kind.pk, row.pk, field), [])

    def of(self, row: Model) -> list[tuple[str, Evidence]]:
        """All that is recorded of the row, as (field, evidence), field by field, the winner of each first."""
        kind = ContentType.objects.get_for_model(type(row))
        found = self._load().items()
        return [
            (key[2], one) for key, many in found if key[:2] == (kind.pk, row.pk) for one in many
        ]

    def best(self, row: Model, field: str) -> Evidence | None:
        return next(iter(self.all(row, field)), None)

    def note(self, source) -> int:
        """The number of this source in the endnotes of the printed page."""
        return self._notes.setdefault(source.pk, (len(self._notes) + 1, source))[0]

    @property
    def notes(self) -> list:
        """The sources of the seals printed so far, in order."""
        return [source for _, source in self._notes.values()]
