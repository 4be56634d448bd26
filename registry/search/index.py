"""The index: what is written when a row changes, and where the databases keep it.

PostgreSQL indexes the column `search_tokens` itself (GIN). SQLite has a full-text table beside the model's, which
`sync` fills; both are made by the migration operation `SearchIndex`.
"""

import json

from django.apps import apps
from django.db import connections, router
from django.db.migrations.operations.base import Operation

from .tokens import columns

BATCH = 500
NEWEST_ROWS = (
    "INSERT OR REPLACE INTO {index} (rowid, tokens) SELECT {pk}, search_tokens FROM {table}"
)


def index_row(row) -> None:
    """Write what the search reads into the derived columns of `row`; before it is saved, and again whenever the
    rows change that it is found by. After saving, call `sync`."""
    for name, value in columns(row.search_content()).items():
        setattr(row, name, value)


def sync(model, ids=None, *, using: str | None = None) -> None:
    """Bring the index in step with the saved derived columns of the rows `ids`, or of all rows.

    Only SQLite needs it. A row that is gone may stay in the index: what the index says is always joined to rows.
    """
    connection = connections[using or router.db_for_write(model)]
    if connection.vendor != "sqlite":
        return
    names = _names(model, connection)
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute("INSERT INTO {index} ({rows}) VALUES ('delete-all')".format(**names))
            cursor.execute(NEWEST_ROWS.format(**names))
        else:
            chosen = NEWEST_ROWS + " WHERE {pk} IN (SELECT value FROM json_each(%s))"
            cursor.execute(chosen.format(**names), [json.dumps(list(ids))])


def refresh(model, keys) -> int:
    """Index the saved rows `keys` again, writing only those that changed. Returns how many did."""
    keys, changed = sorted(keys), 0
    for start in range(0, len(keys), BATCH):
        rows = model._default_manager.filter(pk__in=keys[start : start + BATCH])
        changed += _refresh(model, rows.prefetch_related(*_links(model)))
    return changed


def _refresh(model, rows) -> int:
    changed = []
    for row in rows:
        before = row.search_names, row.search_tokens
        index_row(row)
        if before != (row.search_names, row.search_tokens):
            changed.append(row)
    model._default_manager.bulk_update(changed, ["search_names", "search_tokens"], batch_size=100)
    sync(model, [row.pk for row in changed])
    return len(changed)


def found_by(row) -> dict[type, set[int]]:
    """Keys of the rows of other models that are found by a text of `row`, by model.

    A park is found by its district's name while it lies there: ask before a deletion, and `refresh` after it.
    """
    keys = {}
    for model in searchable_models():
        for link in _links(model):
            if _link_model(model, link) is type(row):
                linked = model._default_manager.filter(**{link: row})
                keys.setdefault(model, set()).update(linked.values_list("pk", flat=True))
    return keys


def follow(row) -> None:
    """Bring the index in step after `row` was saved: its own entry, and those of the rows it is a word of."""
    if hasattr(row, "search_tokens"):
        sync(type(row), [row.pk])
    for model, keys in found_by(row).items():
        refresh(model, keys)


def searchable_models() -> list:
    return [model for model in apps.get_models() if hasattr(model, "SEARCH_NAMES")]


def _links(model) -> set[str]:
    """The relations on the way to the model's searched texts: tenancies, tenancies__park."""
    paths = (*model.SEARCH_NAMES, *model.SEARCH_WORDS, *model.SEARCH_LABELS)
    steps = [path.split("__")[:-1] for path in paths]
    return {"__".join(way[:end]) for way in steps for end in range(1, len(way) + 1)}


def _link_model(model, link: str):
    """The model that a relation such as `tenancies__park` leads to."""
    for name in link.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def index_name(model) -> str:
    return f"{model._meta.db_table}_search"


def _names(model, connection) -> dict[str, str]:
    quote = connection.ops.quote_name
    return {
        "index": quote(index_name(model)),
        "rows": quote(index_name(model)),
        "table": quote(model._meta.db_table),
        "pk": quote(model._meta.pk.column),
    }


TERMS = "array_to_tsvector(string_to_array({column}, ' '))"

CREATE = {
    "postgresql": "CREATE INDEX {index} ON {table} USING gin ("
    + TERMS.format(column="search_tokens")
    + ")",
    # `ascii` splits at ASCII punctuation only, so that a term of any script stays whole. Of a term only the row is
    # kept (detail), and not the text (content).
    "sqlite": "CREATE VIRTUAL TABLE {index} USING fts5"
    " (tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3')",
}
DROP = {"postgresql": "DROP INDEX {index}", "sqlite": "DROP TABLE {index}"}


class SearchIndex(Operation):
    """Make the search index of a model whose rows are `Searchable`."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name: str):
        self.model_name = model_name

    def deconstruct(self):
        return type(self).__name__, [self.model_name], {}

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        self._run(CREATE, model, schema_editor)
        if not schema_editor.collect_sql:
            sync(model, using=schema_editor.connection.alias)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._run(DROP, to_state.apps.get_model(app_label, self.model_name), schema_editor)

    def _run(self, statements, model, schema_editor):
        connection = schema_editor.connection
        if self.allow_migrate_model(connection.alias, model):
            names = _names(model, connection)
            schema_editor.execute(statements[connection.vendor].format(**names), params=None)

    def describe(self):
        return f"Make the search index of {self.model_name}"

    @property
    def migration_name_fragment(self):
        return f"{self.model_name.lower()}_search"
