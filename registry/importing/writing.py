"""New and changed rows into the register, each with its history: one statement for all new ones."""

from django.db import connection, models
from django.utils import timezone

from ..versions import raise_version
from . import REASON
from .bulk import built_afterwards
from .checking import bad_values, repeated_keys
from .merging import Merge, merge
from .report import Report
from .stage import NAME, broken_rules, clashes, quote, staged
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
    with staged(rows) as cursor:
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
    """Insert the staged rows, in the order in which they stand there, and their first history records."""
    names, values, params = _selected(table)
    live = quote(table.model._meta.db_table)
    insert = f"INSERT INTO {live} ({names}) SELECT {values} FROM {NAME}"
    kept, record, facts = _record(table.model)
    if connection.vendor == "postgresql":
        written = f"WITH written AS ({insert} RETURNING {kept})"
        cursor.execute(f"{written} {record} FROM written", [*params, *facts])
    else:
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {live}")
        (last,) = cursor.fetchone()
        cursor.execute(insert, params)
        # The write lock is ours since BEGIN: nobody else has added rows meanwhile.
        cursor.execute(f"{record} FROM {live} WHERE id > %s ORDER BY id", [*facts, last])


def _selected(table: Table) -> tuple[str, str, list]:
    """Column names, what is selected for each from the stage, and the parameters of the constants."""
    names, values, params = [], [], []
    for field in table.model._meta.local_concrete_fields:
        if field.primary_key:
            continue
        names.append(quote(field.column))
        if field.attname in table.columns:
            values.append(quote(field.column))
        else:
            value = table.constants.get(field.attname, field.get_default())
            values.append("%s")
            params.append(field.get_db_prep_save(value, connection))
    return ", ".join(names), ", ".join(values), params


def _record(model) -> tuple[str, str, list]:
    """The columns that the history keeps; the statement that writes first records of them, and its parameters."""
    history = model.history.model
    names = {field.column for field in model._meta.local_concrete_fields}
    kept = ", ".join(
        quote(field.column)
        for field in history._meta.local_concrete_fields
        if field.column in names
    )
    statement = (
        f"INSERT INTO {quote(history._meta.db_table)}"
        f" ({kept}, history_date, history_change_reason, history_type)"
        f" SELECT {kept}, %s, %s, '+'"
    )
    now = history._meta.get_field("history_date").get_db_prep_save(timezone.now(), connection)
    return kept, statement, [now, REASON]


def _change(model: type[models.Model], changes: dict[int, dict[str, object]]) -> None:
    """Write the changed columns of the rows with these primary keys, and a history record of each row."""
    if not changes:
        return
    rows = list(model._base_manager.filter(pk__in=changes))
    for row in rows:
        for name, value in changes[row.pk].items():
            setattr(row, name, value)
        row._change_reason, row._history_user = REASON, None
    names = [f.name for f in model._meta.local_concrete_fields if not f.primary_key]
    model._base_manager.bulk_update(rows, names, batch_size=500)
    model.history.bulk_history_create(
        rows, batch_size=500, update=True, default_change_reason=REASON
    )
