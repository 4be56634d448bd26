"""Are the spatial indexes there and true? For the system check, the readiness probe and the tests."""

from django.apps import apps
from django.contrib.gis.db.models import GeometryField


def geometry_columns() -> list[tuple[str, str]]:
    """(table, column) of every indexed geometry field of the installed models, history included."""
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model._meta.managed
        for field in model._meta.local_fields
        if isinstance(field, GeometryField) and field.spatial_index
    ]


def broken_spatial_indexes(connection) -> list[str]:
    """`table.column` of each spatial index that is missing, switched off or out of step with its table."""
    if connection.vendor == "sqlite":
        return [
            f"{table}.{column}"
            for table, column in geometry_columns()
            if not _spatialite_index_is_true(connection, table, column)
        ]
    return [
        f"{table}.{column}"
        for table, column in geometry_columns()
        if not _postgis_index_exists(connection, table, column)
    ]


def _spatialite_index_is_true(connection, table: str, column: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT CheckSpatialIndex(%s, %s)", [table, column])
        return cursor.fetchone()[0] == 1


def _postgis_index_exists(connection, table: str, column: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_indexes WHERE tablename = %s AND indexdef LIKE %s",
            [table, f"%USING gist ({column})%"],
        )
        return cursor.fetchone() is not None
