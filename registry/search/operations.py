"""The migration operations that make a search index."""

from django.db.migrations.operations.base import Operation

from .index import fill_index, names

CREATE = {
    # Kept beside the text, for making it anew is dear: to recheck a page of rows, or to read the whole table where
    # nearly every row has the term, must not cost more than reading the rows.
    "postgresql": "ALTER TABLE {entry} ADD COLUMN vector tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED;"
    " CREATE INDEX {index} ON {entry} USING gin (vector)",
    # `ascii` splits at ASCII punctuation only, so that a term of any script stays whole. Of a term only the row is
    # kept (detail), and not the text (content).
    "sqlite": "CREATE VIRTUAL TABLE {index} USING fts5"
    " (tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3')",
}
DROP = {
    "postgresql": "ALTER TABLE {entry} DROP COLUMN vector",
    "sqlite": "DROP TABLE {index}",
}
# How it was kept before there were entries.
DROP_FORMER = {
    "postgresql": "ALTER TABLE {table} DROP COLUMN IF EXISTS search_vector",
    "sqlite": "DROP TABLE IF EXISTS {former_index}",
}
MOVE = "INSERT INTO {entry} (row_id, names, tokens) SELECT id, search_names, search_tokens FROM {table}"
MOVE_BACK = (
    "UPDATE {table} SET search_names = names, search_tokens = tokens FROM {entry} WHERE row_id = id"
)


class OnEntries(Operation):
    """Base of the operations on the table of search entries of a model."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name: str):
        self.model_name = model_name

    def deconstruct(self):
        return type(self).__name__, [self.model_name], {}

    def state_forwards(self, app_label, state):
        pass

    def entries(self, app_label, schema_editor, state):
        """The model of the entries, or None where it does not belong into this database."""
        model = state.apps.get_model(app_label, f"{self.model_name}entry")
        return model if self.allow_migrate_model(schema_editor.connection.alias, model) else None

    def run(self, schema_editor, entries, *statements: str) -> None:
        named = names(entries, schema_editor.connection)
        for statement in statements:
            schema_editor.execute(statement.format(**named), params=None)

    def fill(self, schema_editor, entries) -> None:
        if not schema_editor.collect_sql:
            fill_index(entries, using=schema_editor.connection.alias)


class SearchIndex(OnEntries):
    """Make the search index over the entries of a model."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if entries := self.entries(app_label, schema_editor, to_state):
            self.run(schema_editor, entries, CREATE[schema_editor.connection.vendor])
            self.fill(schema_editor, entries)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if entries := self.entries(app_label, schema_editor, from_state):
            self.run(schema_editor, entries, DROP[schema_editor.connection.vendor])

    def describe(self):
        return f"Make the search index of {self.model_name}"

    @property
    def migration_name_fragment(self):
        return f"{self.model_name.lower()}_search"


class MoveSearchTexts(OnEntries):
    """Move what the search knows from the rows of a model into its entries."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if entries := self.entries(app_label, schema_editor, to_state):
            former = DROP_FORMER[schema_editor.connection.vendor]
            self.run(schema_editor, entries, former, MOVE)
            self.fill(schema_editor, entries)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if entries := self.entries(app_label, schema_editor, from_state):
            self.run(schema_editor, entries, MOVE_BACK)

    def describe(self):
        return f"Move what the search knows of {self.model_name} beside the rows"
