"""`bbox`: the one lookup for a rectangle on the map, through the spatial index on both databases."""

from django.contrib.gis.db.models import GeometryField
from django.db.models import Lookup


@GeometryField.register_lookup
class BBox(Lookup):
    """Rows whose geometry meets the rectangle (min_lon, min_lat, max_lon, max_lat), WGS 84 degrees.

    On SpatiaLite the R*Tree table is asked by name, because `MbrOverlaps` reads the whole table. The tree
    keeps single-precision boxes, so the exact test follows it.
    """

    lookup_name = "bbox"
    prepare_rhs = False

    def get_prep_lookup(self):
        return tuple(float(edge) for edge in self.rhs)

    def as_sql(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        envelope = "ST_MakeEnvelope(%s, %s, %s, %s, 4326)"
        return f"ST_Intersects({geometry}, {envelope})", [*params, *self.rhs]

    def as_sqlite(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        model = self.lhs.target.model
        row = f"{connection.ops.quote_name(self.lhs.alias)}.{connection.ops.quote_name(model._meta.pk.column)}"
        index = connection.ops.quote_name(f"idx_{model._meta.db_table}_{self.lhs.target.column}")
        min_lon, min_lat, max_lon, max_lat = self.rhs
        sql = (
            f"({row} IN (SELECT pkid FROM {index} WHERE xmin <= %s AND xmax >= %s AND ymin <= %s AND ymax >= %s)"
            f" AND ST_Intersects({geometry}, BuildMbr(%s, %s, %s, %s, 4326)) = 1)"
        )
        return sql, [max_lon, min_lon, max_lat, min_lat, *params, *self.rhs]
