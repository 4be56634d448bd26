"""The migration operation that makes a search index."""

from django.db.migrations.operations.base import Operation

from .index import names, sync

CREATE = {
    # Kept beside the text, for making it anew is dear: to recheck a page of rows, or to read the whole table where
    # nearly every row has the term, must not cost more than reading the rows.
    "postgresql": "ALTER TABLE {table} ADD COLUMN search_vector tsvector"
    " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_tokens, ' '))) STORED;"
    " CREATE INDEX {index} ON {table} USING gin (search_vector)",
    # `ascii` splits at ASCII punctuation only, so that a term of any script stays whole. Of a term only the row is
    # kept (detail), and not the text (content).
    "sqlite": "CREATE VIRTUAL TABLE {index} USING fts5"
    " (tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3')",
}
DROP = {
    "postgresql": "ALTER TABLE {table} DROP COLUMN search_vector",
    "sqlite": "DROP TABLE {index}",
}


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
            sql = statements[connection.vendor].format(**names(model, connection))
            schema_editor.execute(sql, params=None)

    def describe(self):
        return f"Make the search index of {self.model_name}"

    @property
    def migration_name_fragment(self):
        return f"{self.model_name.lower()}_search"
