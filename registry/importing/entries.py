"""The search entries of a first table of rows, written in one go."""

from django.db import connection

from .. import search
from ..search.index import entries_of
from .bulk import built_afterwards
from .stage import fill, quote
from .table import Table


def write_entries(table: Table) -> None:
    """Write what the search knows of the rows of `table`, which are all in the register and have no entry yet."""
    entries = entries_of(table.model)
    keys = {
        key[0] if len(key) == 1 else tuple(key): pk
        for pk, *key in table.model._base_manager.order_by().values_list("pk", *table.key)
    }
    columns = {"row_id": list(map(keys.get, table.keys())), **table.contents.columns()}
    rows = Table(entries, ("row_id",), columns, table.file, table.lines, trusted=True)
    with connection.cursor() as cursor, built_afterwards(cursor, [entries], len(rows)):
        fill(cursor, quote(entries._meta.db_table), rows)
    search.sync(table.model)
    search.tidy(table.model)
