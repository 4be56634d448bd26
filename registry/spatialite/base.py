"""The connection: metadata without the ISO triggers, and the corrected schema editor."""

from django.contrib.gis.db.backends.spatialite import base

from .schema import SchemaEditor


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = SchemaEditor

    def prepare_database(self):
        """Create SpatiaLite's metadata before Django does.

        Django asks SpatiaLite 5 for the full set, whose ISO triggers name a column that current SQLite
        no longer lets a trigger name: every later rebuild of a table would fail.
        """
        with self.cursor() as cursor:
            cursor.execute("PRAGMA table_info(geometry_columns)")
            if not cursor.fetchall():
                cursor.execute("SELECT InitSpatialMetaData(1)")
        super().prepare_database()
