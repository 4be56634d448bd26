"""Where on the map: lookups that go through the spatial index on both databases.

Degrees are WGS 84, longitude first. Only numbers come in: each is made a float here once more, so that no text and
no document can reach the spatial libraries through a filter.
"""

import math
from collections.abc import Sequence

from django.contrib.gis.db.models import GeometryField, PointField
from django.db.models import BooleanField, Field, FloatField, Func, Lookup

# A degree of latitude is never shorter on the ellipsoid than at the equator, of longitude nowhere shorter than this
# times the cosine; the margin keeps the box outside the circle.
KM_PER_DEGREE = 110.5
MARGIN = 1.01


def numbers(values, count: int) -> tuple[float, ...]:
    """`count` finite numbers as floats. Raises TypeError or ValueError for anything else, texts above all."""
    if not isinstance(values, tuple | list) or len(values) != count:
        raise TypeError(f"{count} numbers are wanted.")
    if not all(isinstance(value, int | float) and math.isfinite(value) for value in values):
        raise ValueError("Only finite numbers are wanted.")
    return tuple(map(float, values))


def _index_of(lookup, connection) -> tuple[str, str]:
    """(row key, R*Tree table) of the geometry column on the left, quoted."""
    quote, model = connection.ops.quote_name, lookup.lhs.target.model
    row = f"{quote(lookup.lhs.alias)}.{quote(model._meta.pk.column)}"
    return row, quote(f"idx_{model._meta.db_table}_{lookup.lhs.target.column}")


def _in_tree(lookup, connection, box) -> tuple[str, list[float]]:
    """SQL that asks SpatiaLite's R*Tree for the rows whose box meets `box`.

    The tree is asked by its name, because `MbrOverlaps` reads the whole table. It keeps single-precision boxes,
    rounded outwards: an exact test follows.
    """
    row, tree = _index_of(lookup, connection)
    min_lon, min_lat, max_lon, max_lat = box
    sql = (
        f"{row} IN (SELECT pkid FROM {tree} "
        "WHERE xmin <= %s AND xmax >= %s AND ymin <= %s AND ymax >= %s)"
    )
    return sql, [max_lon, min_lon, max_lat, min_lat]


@GeometryField.register_lookup
class BBox(Lookup):
    """Rows whose geometry meets the rectangle (min_lon, min_lat, max_lon, max_lat)."""

    lookup_name = "bbox"
    prepare_rhs = False

    def get_prep_lookup(self):
        return numbers(self.rhs, 4)

    def as_sql(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        envelope = "ST_MakeEnvelope(%s, %s, %s, %s, 4326)"
        if isinstance(self.lhs.target, PointField):
            return self._around_points(geometry, envelope, params)
        return f"ST_Intersects({geometry}, {envelope})", [*params, *self.rhs]

    def _around_points(self, geometry, envelope, params):
        """The index, whose boxes are rounded, then the numbers: far cheaper than ST_Intersects."""
        outside = (
            f"ST_X({geometry}) < ",
            f"ST_Y({geometry}) < ",
            f"ST_X({geometry}) > ",
            f"ST_Y({geometry}) > ",
        )
        # `IS NOT TRUE` instead of BETWEEN, of which the planner thinks that it leaves one row in a thousand.
        exact = " AND ".join(f"({test}%s) IS NOT TRUE" for test in outside)
        numbers = [number for edge in self.rhs for number in (*params, edge)]
        return f"({geometry} && {envelope} AND {exact})", [*params, *self.rhs, *numbers]

    def as_sqlite(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        found, box = _in_tree(self, connection, self.rhs)
        exact = f"ST_Intersects({geometry}, BuildMbr(%s, %s, %s, %s, 4326)) = 1"
        return f"({found} AND {exact})", [*box, *params, *self.rhs]


@GeometryField.register_lookup
class Near(Lookup):
    """Rows whose point lies within km of (lon, lat): (lon, lat, km), along the ellipsoid."""

    lookup_name = "near"
    prepare_rhs = False

    def get_prep_lookup(self):
        return numbers(self.rhs, 3)

    def as_sql(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        lon, lat, km = self.rhs
        sql = (
            f"({geometry} && ST_MakeEnvelope(%s, %s, %s, %s, 4326)"
            f" AND {POSTGIS_METRES.format(geometry=geometry)} <= %s)"
        )
        return sql, [*params, *box_around(lon, lat, km), *params, lon, lat, km * 1000]

    def as_sqlite(self, compiler, connection):
        geometry, params = self.process_lhs(compiler, connection)
        lon, lat, km = self.rhs
        found, box = _in_tree(self, connection, box_around(lon, lat, km))
        exact = f"{SPATIALITE_METRES.format(geometry=geometry)} <= %s"
        return f"({found} AND {exact})", [*box, *params, lon, lat, km * 1000]


class Numbers:
    """Whole numbers for `among`, written out for the database once, however often they are asked for.

    Not a list, for Django looks into each value of one whenever it is asked for.
    """

    def __init__(self, numbers):
        self.listed = ",".join(map(str, map(int, numbers)))


@Field.register_lookup
class Among(Lookup):
    """Whole numbers among many: `in` with one parameter for the whole list, however long."""

    lookup_name = "among"
    prepare_rhs = False

    def get_prep_lookup(self):
        return self.rhs if isinstance(self.rhs, Numbers) else Numbers(self.rhs)

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        # As text: psycopg takes ten times as long over a list.
        return f"{column} = ANY(%s::bigint[])", [*params, f"{{{self.rhs.listed}}}"]

    def as_sqlite(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, f"[{self.rhs.listed}]"]


class Beyond(Func):
    """Whether a row comes after these values of its `columns`, in their order, or before them if it `falls`.

    The databases compare whole rows so, and begin to read an index of the columns there.
    """

    output_field = BooleanField()

    def __init__(self, columns: Sequence[str], values: Sequence, *, falls: bool):
        super().__init__(*columns)
        self.values, self.falls = values, falls

    def as_sql(self, compiler, connection, **context):
        columns = [compiler.compile(column)[0] for column in self.source_expressions]
        marks = ", ".join(["%s"] * len(columns))
        sign = "<" if self.falls else ">"
        return f"({', '.join(columns)}) {sign} ({marks})", list(self.values)


POSTGIS_METRES = (
    "ST_Distance({geometry}::geography, ST_SetSRID(ST_MakePoint(%s, %s), 4326)::geography)"
)
SPATIALITE_METRES = "ST_Distance({geometry}, MakePoint(%s, %s, 4326), 1)"


class KmFrom(Func):
    """Distance of a point column from (lon, lat) along the ellipsoid, km."""

    output_field = FloatField()

    def __init__(self, field, lon, lat):
        super().__init__(field)
        self.lon, self.lat = numbers((lon, lat), 2)

    def as_sql(self, compiler, connection, metres=POSTGIS_METRES, **context):
        geometry, params = compiler.compile(self.source_expressions[0])
        sql = f"({metres.format(geometry=geometry)} / 1000.0)"
        return sql, [*params, self.lon, self.lat]

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, metres=SPATIALITE_METRES)


def box_around(lon: float, lat: float, km: float) -> tuple[float, float, float, float]:
    """A rectangle (degrees) that holds everything within km of the point; all longitudes where it meets a seam."""
    high = MARGIN * km / KM_PER_DEGREE
    south, north = lat - high, lat + high
    if south <= -90 or north >= 90:
        return -180.0, max(south, -90.0), 180.0, min(north, 90.0)
    wide = high / math.cos(math.radians(max(abs(south), abs(north))))
    if lon - wide < -180 or lon + wide > 180:
        return -180.0, south, 180.0, north
    return lon - wide, south, lon + wide, north
