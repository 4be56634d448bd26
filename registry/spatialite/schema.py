"""The schema editor: a table that is rebuilt keeps its spatial indexes."""

from django.contrib.gis.db.backends.spatialite.schema import SpatialiteSchemaEditor
from django.contrib.gis.db.models import GeometryField


class SchemaEditor(SpatialiteSchemaEditor):
    sql_drop_index_table = 'DROP TABLE IF EXISTS "idx_%s_%s"'

    def alter_db_table(self, model, old_db_table, new_db_table):
        """Rename the table, then make its spatial indexes anew.

        SQLite changes a table by building a new one and renaming it. SpatiaLite switches the index off on the
        way, and a query through a switched-off index finds nothing, without a word.
        """
        super().alter_db_table(model, old_db_table, new_db_table)
        if old_db_table == new_db_table:
            return
        for field in model._meta.local_fields:
            if isinstance(field, GeometryField) and field.spatial_index:
                self.rebuild_spatial_index(new_db_table, field.column)

    def rebuild_spatial_index(self, table: str, column: str) -> None:
        self.execute(self.sql_drop_index_table % (table, column))
        self.execute(
            self.sql_add_spatial_index
            % {"table": self.quote_name(table), "column": self.quote_name(column)}
        )
