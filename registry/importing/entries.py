"""The search entries of a first table of rows, written in one go."""

from collections.abc import Iterator

from django.db import connection

from .. import search
from ..search.index import entries_of
from .bulk import built_afterwards
from .stage import fill, quote
from .table import Table
from .terms import batches


def write_entries(table: Table, ids: dict, made: Iterator[tuple[list, list]]) -> None:
    """Write what the search knows of the rows of `table`, which are all in the register and have no entry yet.

    `ids` are their primary keys by the table's key; `made` are their `terms`.
    """
    entries = entries_of(table.model)
    keys = list(map(ids.__getitem__, table.keys()))
    with connection.cursor() as cursor, built_afterwards(cursor, [entries], len(table)):
        for rows, (names, tokens) in zip(batches(len(table)), made, strict=True):
            columns = {"row_id": keys[rows.start : rows.stop], "names": names, "tokens": tokens}
            part = Table(entries, ("row_id",), columns, table.file, rows, trusted=True)
            fill(cursor, quote(entries._meta.db_table), part)
    search.sync(table.model)
    search.tidy(table.model)
