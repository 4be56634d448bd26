"""What a field can say about a value by itself; whole columns at once where nothing is wrong with them."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext as _

from .stage import fields_of
from .table import Table


def bad_values(table: Table) -> Iterator[tuple[int, str, str]]:
    """(row, column, reason) of values that are missing, too long, or refused by their field's validators."""
    for name, field in fields_of(table).items():
        values = table.columns[name]
        if not _is_plainly_good(field, values):
            known = {}
            for row, value in enumerate(values):
                place = value if isinstance(value, str) else repr(value)
                if place not in known:
                    known[place] = _reason(field, value)
                if known[place] is not None:
                    yield row, name, known[place]


def _is_plainly_good(field: models.Field, values: list) -> bool:
    """Whether a look at the whole column shows that nothing is wrong with it; False says nothing."""
    if not field.null and None in values:
        return False
    if not isinstance(field, models.CharField | models.TextField):
        return not field.validators
    if not field.blank and "" in values:
        return False
    texts = [value for value in values if value] if field.null or field.blank else values
    return all(_all_pass(check, texts) for check in field.validators)


def _all_pass(check, texts: list[str]) -> bool:
    """Whether a validator passes all texts; False also for validators that can only be asked one by one."""
    if isinstance(check, MaxLengthValidator):
        return max(map(len, texts), default=0) <= check.limit_value
    if type(check) is RegexValidator and not check.inverse_match:
        return all(map(check.regex.search, texts))
    return not texts


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
    keys = table.keys()
    if len(set(keys)) == len(keys):
        return
    seen = set()
    for row, key in enumerate(keys):
        if key in seen:
            yield row, table.key[-1], _("The file has this row twice.")
        seen.add(key)
