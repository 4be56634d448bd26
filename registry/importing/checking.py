"""What a field can say about a value by itself, asked once for each different value of a column."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .stage import fields_of
from .table import Table


def bad_values(table: Table) -> Iterator[tuple[int, str, str]]:
    """(row, column, reason) of values that are missing, too long, or refused by their field's validators."""
    for name, field in fields_of(table).items():
        reasons = _reasons(field, table.columns[name])
        if reasons:
            for row, value in enumerate(table.columns[name]):
                if (reason := reasons.get(_hashable(value))) is not None:
                    yield row, name, reason


def _reasons(field: models.Field, values: list) -> dict:
    found = {}
    for value in {_hashable(value): value for value in values}.values():
        if (reason := _reason(field, value)) is not None:
            found[_hashable(value)] = reason
    return found


def _hashable(value):
    return value if getattr(value, "__hash__", None) else repr(value)


def _reason(field: models.Field, value) -> str | None:
    if value is None:
        return None if field.null else _("This must not be empty.")
    if value == "" and not field.blank:
        return _("This must not be empty.")
    try:
        if value not in field.empty_values:
            field.run_validators(value)
    except ValidationError as error:
        return " ".join(error.messages)
    return None


def repeated_keys(table: Table) -> Iterator[tuple[int, str, str]]:
    """(row, column, reason) of rows whose key another row of the same file has before them."""
    seen = set()
    for row, key in enumerate(table.keys()):
        if key in seen:
            yield row, table.key[-1], _("The file has this row twice.")
        seen.add(key)
