"""The index: what is written when rows change, and where the databases keep it.

Each row has an entry beside it (`SearchEntry`). PostgreSQL indexes a column that it derives from the entry's terms
(GIN); SQLite has a full-text table of them. Both are made by the migration operation `SearchIndex`.
"""

import json
from collections.abc import Iterable

from django.apps import apps
from django.db import connections, router

from ..models import Searchable
from .contents import contents, link_model, links
from .tokens import columns

BATCH = 5_000  # rows read at once
MANY = 1_000  # changed rows after which the index is tidied

WRITE = (
    "INSERT INTO {entry} (row_id, names, tokens) VALUES (%s, %s, %s)"
    " ON CONFLICT (row_id) DO UPDATE SET names = excluded.names, tokens = excluded.tokens"
)
CLEAR = "INSERT INTO {index} ({index}) VALUES ('delete-all')"
FILL = "INSERT OR REPLACE INTO {index} (rowid, tokens) SELECT row_id, tokens FROM {entry}"
CHOSEN = " WHERE row_id IN (SELECT value FROM json_each(%s))"


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
    entries = entries_of(model)
    held = entries._base_manager.filter(pk__in=keys).values_list("pk", "names", "tokens")
    before = {pk: (names, tokens) for pk, names, tokens in held}
    now = {pk: columns(content) for pk, content in contents(model, keys).items()}
    changed = [(pk, *both) for pk, both in now.items() if before.get(pk) != both]
    connection = connections[router.db_for_write(entries)]
    with connection.cursor() as cursor:
        cursor.executemany(WRITE.format(**names(entries, connection)), changed)
    fill_index(entries, [pk for pk, *_both in changed])
    return len(changed)


def follow(row) -> None:
    """Bring the index in step after `row` was saved: its own entry, and those of the rows it is a word of."""
    if isinstance(row, Searchable):
        refresh(type(row), [row.pk])
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
    return [model for model in apps.get_models() if issubclass(model, Searchable)]


def entries_of(model):
    """The model of the search entries of `model`."""
    return model._meta.get_field("search_entry").related_model


def sync(model) -> None:
    """Bring the index in step with all saved entries of `model`. Only SQLite needs it."""
    fill_index(entries_of(model))


def fill_index(entries, keys: Iterable[int] | None = None, *, using: str | None = None) -> None:
    """Fill the full-text table of SQLite from the entries of the rows `keys`, or from all.

    A row that is gone may stay in the index: what the index says is always joined to rows.
    """
    connection = connections[using or router.db_for_write(entries)]
    if connection.vendor != "sqlite":
        return
    named = names(entries, connection)
    with connection.cursor() as cursor:
        if keys is None:
            cursor.execute(CLEAR.format(**named))
            cursor.execute(FILL.format(**named))
        else:
            cursor.execute((FILL + CHOSEN).format(**named), [json.dumps(list(keys))])


def tidy(model) -> None:
    """After many changes: PostgreSQL keeps new entries in a list aside, which every search reads through, till then."""
    entries = entries_of(model)
    connection = connections[router.db_for_write(entries)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index_name(entries)])


def index_name(entries) -> str:
    return f"{entries._meta.db_table}_terms"


def names(entries, connection) -> dict[str, str]:
    """Quoted names of the entries' table, its index, and the model's own table."""
    quote, table = (
        connection.ops.quote_name,
        entries._meta.get_field("row").related_model._meta.db_table,
    )
    return {
        "entry": quote(entries._meta.db_table),
        "index": quote(index_name(entries)),
        "table": quote(table),
        "former_index": quote(f"{table}_search"),
    }
