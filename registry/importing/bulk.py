"""Very many rows into an empty table of PostgreSQL: its indexes and foreign keys are made once, after the rows.

One pass over the finished table costs a fraction of keeping them up to date row by row, and checks the same. Only for
tables that were empty: nobody reads anything there meanwhile, and the lock that this takes keeps nobody waiting.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .stage import quote

WORTH_IT = 20_000  # rows

INDEXES = """
SELECT index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid)
FROM pg_index index LEFT JOIN pg_constraint held ON held.conindid = index.indexrelid AND held.contype <> 'f'
WHERE index.indrelid = %s::regclass AND held.oid IS NULL
"""
FOREIGN_KEYS = """
SELECT quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = %s::regclass AND contype = 'f'
"""


@contextmanager
def built_afterwards(cursor, models, number: int) -> Iterator[None]:
    """Without the secondary indexes and foreign keys of these models; they are back when it ends.

    Does nothing for fewer rows, for a table that has rows, and on SQLite.
    """
    tables = [model._meta.db_table for model in models]
    if connection.vendor != "postgresql" or number < WORTH_IT or not _all_empty(cursor, tables):
        yield
        return
    # Checks that wait for the end of the transaction would forbid to alter the table.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    again = [statement for table in tables for statement in _taken_off(cursor, table)]
    yield
    for statement in again:
        cursor.execute(statement)
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _all_empty(cursor, tables: list[str]) -> bool:
    for table in tables:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {quote(table)})")
        if cursor.fetchone()[0]:
            return False
    return True


def _taken_off(cursor, table: str) -> list[str]:
    """Drop the table's foreign keys and secondary indexes; the statements that make them again, the same."""
    cursor.execute(FOREIGN_KEYS, [quote(table)])
    keys = cursor.fetchall()
    cursor.execute(INDEXES, [quote(table)])
    indexes = cursor.fetchall()
    for name, _definition in keys:
        cursor.execute(f"ALTER TABLE {quote(table)} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [
        *(definition for _name, definition in indexes),
        *(f"ALTER TABLE {quote(table)} ADD CONSTRAINT {name} {text}" for name, text in keys),
    ]
