"""The migration operation that makes a search index."""

from django.db.migrations.operations.base import Operation

from .index import names, sync
from .querysets import TERMS

# Making the terms of a row anew is dear, which PostgreSQL is told by the cost: else it would rather read the whole
# table than the index when very many rows match.
FUNCTION = """
CREATE OR REPLACE FUNCTION registry_terms(text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000
AS $$ BEGIN RETURN array_to_tsvector(string_to_array($1, ' ')); END $$"""
CREATE = {
    "postgresql": FUNCTION
    + "; CREATE INDEX {index} ON {table} USING gin ("
    + TERMS.format("search_tokens")
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
            sql = statements[connection.vendor].format(**names(model, connection))
            schema_editor.execute(sql, params=None)

    def describe(self):
        return f"Make the search index of {self.model_name}"

    @property
    def migration_name_fragment(self):
        return f"{self.model_name.lower()}_search"
