"""GeoJSON (RFC 7946) made by the database: geometry never becomes an object here."""

from collections.abc import Iterable

import orjson
from django.contrib.gis.db.models import GeometryField
from django.db.models import Aggregate, Func, TextField

DECIMALS = 6  # about 0.1 m


class GeoJSON(Func):
    """A geometry as GeoJSON text with DECIMALS decimals, or NULL."""

    function = "ST_AsGeoJSON"
    template = f"%(function)s(%(expressions)s, {DECIMALS}, 0)"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="AsGeoJSON", **context)


class MultiPolygons(Func):
    """Polygons as one MultiPolygon with outer rings counter-clockwise."""

    function = "ST_ForcePolygonCCW"
    template = "%(function)s(ST_Multi(%(expressions)s))"
    output_field = GeometryField(srid=4326)

    def as_sqlite(self, compiler, connection, **context):
        template = "%(function)s(CastToMulti(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


class JoinedText(Aggregate):
    """The texts of a group, joined by commas, in no order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


def split(joined: str | None) -> list[str]:
    """What `JoinedText` joined, sorted."""
    return sorted(joined.split(",")) if joined else []


def feature(key: str, geometry: str | None, properties: dict) -> dict:
    """One Feature; `geometry` is GeoJSON text from the database, passed on as it is."""
    shape = None if geometry is None else orjson.Fragment(geometry)
    return {"type": "Feature", "id": key, "geometry": shape, "properties": properties}


def feature_collection(features: Iterable[dict]) -> bytes:
    """The bytes of a FeatureCollection. Decimals in the properties become numbers."""
    body = {"type": "FeatureCollection", "features": list(features)}
    return orjson.dumps(body, default=float)
