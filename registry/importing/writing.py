"""New and changed rows into the register, each with its history: one statement for all new ones."""

from django.db import connection, models
from django.utils import timezone

from ..versions import raise_version
from . import REASON
from .bulk import built_afterwards
from .checking import bad_values, repeated_keys
from .merging import Merge, merge
from .report import Report
from .stage import NAME, broken_rules, clashes, fields_of, primary_keys, quote, staged
from .table import Table


def write(table: Table, report: Report) -> None:
    """Check the rows of `table`, then write what is new or changed; a refused row goes into `report`.

    Nothing of this table is written if one of its rows is refused. Call it inside a transaction.
    """
    problems = [] if table.trusted else [*bad_values(table), *repeated_keys(table)]
    if not problems:
        found = merge(table)
        problems = _write_merged(table, found)
    refused = _refused(report, table, problems)
    if refused:
        report.count(table.model, "refused", len(refused))
    else:
        _count(table, found, report)


def _refused(report: Report, table: Table, problems) -> set[int]:
    for row, name, reason in problems:
        value = table.columns[name][row] if name in table.columns else ""
        report.refuse(table.file, table.lines[row], table.column_of_file(name), value, reason)
    return {row for row, _name, _reason in problems}


def _write_merged(table: Table, found: Merge) -> list[tuple[int, str, str]]:
    """Write what the comparison found; if a row breaks a rule, return the rows that do and write nothing."""
    chosen = [*found.new, *found.changed_rows]
    if not chosen:
        return []
    rows = table.only(chosen)
    with staged(rows, new=True) as cursor:
        problems = [] if table.trusted else _problems(cursor, rows, len(found.new))
        if not problems and found.new:
            with built_afterwards(cursor, kept_in(rows.model), len(rows)):
                _insert(cursor, rows)
    if not problems:
        _change(table.model, found.changes)
    return [(chosen[row], name, reason) for row, name, reason in problems]


def _problems(cursor, rows: Table, new: int) -> list[tuple[int, str, str]]:
    """The rules of all rows; then only the new ones, which come first, stay on the stage."""
    problems = [*broken_rules(cursor, rows), *clashes(cursor, rows)]
    if new < len(rows):
        cursor.execute(f"DELETE FROM {NAME} WHERE stage_no >= %s", [new])
    for check in rows.checks:
        problems += check(cursor)
    return problems


def _count(table: Table, found: Merge, report: Report) -> None:
    numbers = {
        "created": len(found.new),
        "changed": len(found.changes),
        "unchanged": found.unchanged,
        "kept": found.kept,
    }
    for verb, number in numbers.items():
        report.count(table.model, verb, number)
    if found.new or found.changes:
        raise_version(table.model._meta.app_label)


def kept_in(model) -> list[type[models.Model]]:
    return [model, model.history.model]


def _insert(cursor, table: Table) -> None:
    """Insert the staged rows, in the order in which they stand there, and the first history record of each."""
    made = {"history_date": timezone.now(), "history_change_reason": REASON, "history_type": "+"}
    known = {name: quote(field.column) for name, field in fields_of(table).items()}
    known["id"] = primary_keys(cursor, table.model)
    for model in kept_in(table.model):
        names, values, params = _selected(model, known, table.constants | made)
        live = quote(model._meta.db_table)
        cursor.execute(f"INSERT INTO {live} ({names}) SELECT {values} FROM {NAME}", params)


def _selected(model, known: dict[str, str], constants: dict) -> tuple[str, str, list]:
    """Column names, what is selected for each from the stage, and the parameters of the constants."""
    names, values, params = [], [], []
    for field in model._meta.local_concrete_fields:
        if field.attname in known:
            names.append(quote(field.column))
            values.append(known[field.attname])
        elif not field.primary_key:
            names.append(quote(field.column))
            values.append("%s")
            value = constants.get(field.attname, field.get_default())
            params.append(field.get_db_prep_save(value, connection))
    return ", ".join(names), ", ".join(values), params


def _change(model: type[models.Model], changes: dict[int, dict[str, object]]) -> None:
    """Write the changed columns of the rows with these primary keys, and a history record of each row."""
    if not changes:
        return
    rows = list(model._base_manager.filter(pk__in=changes))
    for row in rows:
        for name, value in changes[row.pk].items():
            setattr(row, name, value)
        row._change_reason, row._history_user = REASON, None
    written = {name for values in changes.values() for name in values}
    names = [f.name for f in model._meta.local_concrete_fields if f.attname in written]
    model._base_manager.bulk_update(rows, names, batch_size=500)
    model.history.bulk_history_create(
        rows, batch_size=500, update=True, default_change_reason=REASON
    )
