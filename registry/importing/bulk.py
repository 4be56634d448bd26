"""Very many rows into an empty table of PostgreSQL: its indexes and keys are made once, after the rows.

One pass over the finished table costs a fraction of keeping them up to date row by row, and checks the same. Only for
tables that were empty: nobody reads anything there meanwhile, and the lock that this takes keeps nobody waiting.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .stage import quote

WORTH_IT = 20_000  # rows

# Primary and unique keys first, as foreign keys of other tables rest on them.
KEYS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE (conrelid = ANY(%(tables)s::regclass[]) AND contype IN ('p', 'u', 'f'))
OR (confrelid = ANY(%(tables)s::regclass[]) AND contype = 'f')
ORDER BY contype = 'f', conname
"""
INDEXES = """
SELECT index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid)
FROM pg_index index LEFT JOIN pg_constraint held ON held.conindid = index.indexrelid AND held.contype <> 'f'
WHERE index.indrelid = ANY(%(tables)s::regclass[]) AND held.oid IS NULL
"""


@contextmanager
def built_afterwards(cursor, models, number: int) -> Iterator[None]:
    """Without the indexes and keys of these models, nor keys of others to them; all are back when it ends.

    Does nothing for fewer rows, for a table that has rows, and on SQLite.
    """
    tables = [model._meta.db_table for model in models]
    if connection.vendor != "postgresql" or number < WORTH_IT or not _all_empty(cursor, tables):
        yield
        return
    # Checks that wait for the end of the transaction would forbid to alter the table.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    again = _taken_off(cursor, tables)
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


def _taken_off(cursor, tables: list[str]) -> list[str]:
    """Drop the indexes and keys of the tables; the statements that make them again, the same."""
    params = {"tables": list(map(quote, tables))}
    cursor.execute(INDEXES, params)
    indexes = cursor.fetchall()
    cursor.execute(KEYS, params)
    keys = cursor.fetchall()
    for table, name, _definition in reversed(keys):
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [
        *(f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}" for table, name, text in keys),
        *(definition for _name, definition in indexes),
    ]
