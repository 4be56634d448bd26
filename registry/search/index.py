"""The index: what is written when rows change, and where the databases keep it.

PostgreSQL indexes the column `search_tokens` itself (GIN). SQLite has a full-text table beside the model's, which
`sync` fills; both are made by the migration operation `SearchIndex`.
"""

import json
from collections.abc import Iterable

from django.apps import apps
from django.db import connections, router

from .contents import contents, link_model, links
from .tokens import columns

BATCH = 5_000  # rows read at once
MANY = 1_000  # changed rows after which the index is tidied


def refresh(model, keys: Iterable[int] | None = None) -> int:
    """Index the saved rows `keys` again, or all rows; only those that changed are written. Returns how many did."""
    rows = model._base_manager.order_by("pk").values_list("pk", flat=True)
    chosen = list(rows) if keys is None else sorted(keys)
    batches = [chosen[at : at + BATCH] for at in range(0, len(chosen), BATCH)]
    changed = sum(_refresh(model, batch) for batch in batches)
    if changed >= MANY:
        tidy(model)
    return changed


def _refresh(model, keys: list[int]) -> int:
    rows = model._base_manager.filter(pk__in=keys)
    before = {pk: both for pk, *both in rows.values_list("pk", "search_names", "search_tokens")}
    now = {pk: list(columns(content).values()) for pk, content in contents(model, keys).items()}
    changed = [(*both, pk) for pk, both in now.items() if before.get(pk) != both]
    connection = connections[router.db_for_write(model)]
    sql = "UPDATE {table} SET search_names = %s, search_tokens = %s WHERE {pk} = %s"
    with connection.cursor() as cursor:
        cursor.executemany(sql.format(**names(model, connection)), changed)
    sync(model, [pk for *_both, pk in changed])
    return len(changed)


def follow(row) -> None:
    """Bring the index in step after `row` was saved: its own entry, and those of the rows it is a word of."""
    if hasattr(row, "search_tokens"):
        refresh(type(row), [row.pk])
        row.refresh_from_db(fields=["search_names", "search_tokens"])
    for model, keys in found_by(row).items():
        refresh(model, keys)


def found_by(row) -> dict[type, set[int]]:
    """Keys of the rows of other models that are found by a text of `row`, by model.

    A park is found by its district's name while it lies there: ask before a deletion, and `refresh` after it.
    """
    keys = {}
    for model in searchable_models():
        for link in links(model):
            if link_model(model, link) is type(row):
                linked = model._base_manager.filter(**{link: row})
                keys.setdefault(model, set()).update(linked.values_list("pk", flat=True))
    return keys


def searchable_models() -> list:
    return [model for model in apps.get_models() if hasattr(model, "SEARCH_NAMES")]


def sync(model, keys: Iterable[int] | None = None, *, using: str | None = None) -> None:
    """Bring the index in step with the saved derived columns of the rows `keys`, or of all rows.

    Only SQLite needs it. A row that is gone may stay in the index: what the index says is always joined to rows.
    """
    connection = connections[using or router.db_for_write(model)]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            _fill(cursor, names(model, connection), None if keys is None else list(keys))


def _fill(cursor, named: dict[str, str], keys: list[int] | None) -> None:
    newest = (
        "INSERT OR REPLACE INTO {index} (rowid, tokens) SELECT {pk}, search_tokens FROM {table}"
    )
    if keys is None:
        cursor.execute("INSERT INTO {index} ({index}) VALUES ('delete-all')".format(**named))
        cursor.execute(newest.format(**named))
    else:
        chosen = newest + " WHERE {pk} IN (SELECT value FROM json_each(%s))"
        cursor.execute(chosen.format(**named), [json.dumps(keys)])


def tidy(model) -> None:
    """After many changes: PostgreSQL keeps new entries in a list aside, which every search reads through, till then."""
    connection = connections[router.db_for_write(model)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index_name(model)])


def index_name(model) -> str:
    return f"{model._meta.db_table}_search"


def names(model, connection) -> dict[str, str]:
    """Quoted names of the index, the table and its primary key."""
    quote = connection.ops.quote_name
    return {
        "index": quote(index_name(model)),
        "table": quote(model._meta.db_table),
        "pk": quote(model._meta.pk.column),
    }
