"""A stage: a temporary table beside the model's, filled in one go, where rows are checked before they are written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.gis.db.models import GeometryField
from django.db import connection, models
from django.utils.translation import gettext as _

from .encoding import for_copy, for_sqlite
from .table import Table
from .terms import batches

NAME = "registry_stage"
quote = connection.ops.quote_name


def fields_of(table: Table) -> dict[str, models.Field]:
    """The model's field behind each column."""
    found = {field.attname: field for field in table.model._meta.local_concrete_fields}
    return {name: found[name] for name in table.columns}


@contextmanager
def staged(table: Table, *, new: bool = False):
    """The rows of `table` in the temporary table `registry_stage`, numbered from 0 in `stage_no`.

    `new` rows are given primary keys there; see `primary_keys`.
    """
    names = ", ".join(quote(field.column) for field in table.model._meta.local_concrete_fields)
    live = quote(table.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {NAME} AS SELECT 0 AS stage_no, {names} FROM {live} LIMIT 0"
        )
        try:
            if new and connection.vendor == "postgresql":
                cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [live])
                given = f"nextval('{cursor.fetchone()[0]}'::regclass)"
                cursor.execute(f"ALTER TABLE {NAME} ALTER id SET DEFAULT {given}")
            fill(cursor, NAME, table, numbered=True)
            yield cursor
        finally:
            if not connection.needs_rollback:
                cursor.execute(f"DROP TABLE {NAME}")


def primary_keys(cursor, model: type[models.Model]) -> str:
    """What to select from the stage as the primary keys of new rows: none of them was ever given before."""
    if connection.vendor == "postgresql":
        return "id"
    # The write lock is ours since BEGIN: nobody else adds rows meanwhile.
    last = "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s"
    cursor.execute(last, [model._meta.db_table])
    return f"stage_no + {cursor.fetchone()[0] + 1}"


def fill(cursor, into: str, table: Table, *, numbered: bool = False) -> None:
    """The columns of `table` into the quoted table `into`, with their row number as `stage_no` if `numbered`."""
    fields = fields_of(table)
    names = ", ".join(["stage_no"] * numbered + [quote(field.column) for field in fields.values()])
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {into} ({names}) FROM STDIN") as copy:
            for rows, columns in _parts(table):
                values = [for_copy(field, columns[name]) for name, field in fields.items()]
                lines = map("\t".join, zip(*[map(str, rows)] * numbered, *values, strict=True))
                copy.write("\n".join(lines) + "\n")
    else:
        marks = ", ".join(["%s"] * numbered + [_mark(field) for field in fields.values()])
        sql = f"INSERT INTO {into} ({names}) VALUES ({marks})"
        for rows, columns in _parts(table):
            values = [for_sqlite(field, columns[name]) for name, field in fields.items()]
            cursor.executemany(sql, list(zip(*[rows] * numbered, *values, strict=True)))


def _parts(table: Table) -> Iterator[tuple[range, dict[str, list]]]:
    """Row numbers and columns, batch by batch."""
    for rows in batches(len(table)):
        part = {name: values[rows.start : rows.stop] for name, values in table.columns.items()}
        yield rows, part


def _mark(field: models.Field) -> str:
    return "GeomFromWKB(%s, 4326)" if isinstance(field, GeometryField) else "%s"


def broken_rules(cursor, table: Table) -> list[tuple[int, str, str]]:
    """(row, column, reason) of every staged row that breaks a constraint which a row can break by itself."""
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    found = []
    for constraint in table.model._meta.constraints:
        if not isinstance(constraint, models.CheckConstraint):
            continue
        # The very text that stands in the database's own constraint; Django offers it nowhere else.
        rule = constraint._get_check_sql(table.model, editor)
        cursor.execute(f"SELECT stage_no FROM {NAME} WHERE NOT ({rule})")
        name = _first_column(constraint.condition, table)
        reason = str(constraint.violation_error_message)
        found += [(row, name, reason) for (row,) in cursor.fetchall()]
    return found


def _first_column(condition, table: Table) -> str:
    """The first of the constraint's columns that the table fills; its last one if none is."""
    names = [leaf[0].split("__")[0] for leaf in _leaves(condition)]
    attnames = {table.model._meta.get_field(name).attname: name for name in names}
    return next((name for name in attnames if name in table.columns), names[-1])


def _leaves(condition):
    for child in condition.children:
        if isinstance(child, models.Q):
            yield from _leaves(child)
        else:
            yield child


def clashes(cursor, table: Table) -> list[tuple[int, str, str]]:
    """(row, column, reason) of staged rows that share a unique value with another row, staged or in the register."""
    found = []
    for names, reason in _unique_sets(table):
        found += _clash_in_stage(cursor, names, reason)
        found += _clash_with_live(cursor, table, names, reason)
    return found


def _unique_sets(table: Table) -> list[tuple[tuple[str, ...], str]]:
    """Column sets other than the key that the database keeps unique, and that the table fills."""
    sets = []
    for field in table.model._meta.local_concrete_fields:
        if field.unique and not field.primary_key:
            sets.append(((field.attname,), _("Another row has this value already.")))
    for constraint in table.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            names = (table.model._meta.get_field(name).attname for name in constraint.fields)
            sets.append((tuple(names), str(constraint.violation_error_message)))
    return [
        (names, reason)
        for names, reason in sets
        if set(names) <= set(table.columns) and set(names) != set(table.key)
    ]


def _clash_in_stage(cursor, names, reason) -> list:
    columns = ", ".join(map(quote, names))
    known = " AND ".join(f"{quote(name)} IS NOT NULL" for name in names)
    cursor.execute(
        f"SELECT MAX(stage_no) FROM {NAME} WHERE {known} GROUP BY {columns} HAVING COUNT(*) > 1"
    )
    return [(row, names[-1], reason) for (row,) in cursor.fetchall()]


def _clash_with_live(cursor, table: Table, names, reason) -> list:
    live = quote(table.model._meta.db_table)
    same = " AND ".join(f"live.{quote(name)} = stage.{quote(name)}" for name in names)
    other = " AND ".join(f"live.{quote(name)} = stage.{quote(name)}" for name in table.key)
    cursor.execute(
        f"SELECT stage.stage_no FROM {NAME} stage JOIN {live} live ON {same} WHERE NOT ({other})"
    )
    return [(row, names[-1], reason) for (row,) in cursor.fetchall()]
