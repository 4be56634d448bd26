"""The one road for writing: checked, in one transaction, with history.

Every app's services are made of these three verbs. `by` is the user who acts, or None for the first load; `why`
is a sentence for the history. Rules that one row can break by itself stand below, as constraints.
"""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import search
from .models import Evidence, Source
from .versions import raise_version


@transaction.atomic
def create(model, *, by, why: str, **values):
    """Write a new row of `model` and return it. Raises ValidationError keyed by field."""
    row = model(**values)
    return _save(row, by=by, why=why, force_insert=True)


@transaction.atomic
def update(row, *, by, why: str, **changes):
    """Change the named fields of `row` and return it, locked and fresh; no change writes no history.

    Raises ValidationError keyed by field, and nothing is written then.
    """
    row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changed:
        return row
    for name, value in changed.items():
        setattr(row, name, value)
    return _save(row, by=by, why=why)


@transaction.atomic
def delete(row, *, by, why: str) -> None:
    """Remove `row`; its history stays, with who removed it and why."""
    words_of = search.found_by(row)
    row._history_user = by
    row._change_reason = why
    row.delete()
    for model, keys in words_of.items():
        search.refresh(model, keys)
    raise_version(row._meta.app_label)


def _save(row, *, by, why: str, **options):
    row.full_clean()
    row._history_user = by
    row._change_reason = why
    row.save(**options)
    search.follow(row)
    raise_version(row._meta.app_label)
    return row


def _require_field(row, name: str) -> None:
    try:
        row._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError({"field": _("There is no field of this name.")}) from error


def record_evidence(subject, field: str, source: Source, *, by, why: str, **facts) -> Evidence:
    """Record that `source` says something of `field` of `subject`.

    `facts` are `value`, `quote`, `as_of` with `as_of_precision`, and `is_derived`. Raises ValidationError if the
    row has no such field, or if this source is already recorded for it.
    """
    _require_field(subject, field)
    return create(
        Evidence,
        by=by,
        why=why,
        subject=subject,
        field=field,
        source=source,
        recorded_by=by,
        recorded_at=timezone.now(),
        **facts,
    )
