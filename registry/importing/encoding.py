"""Values as a stage table takes them, and as they compare with what the database gives back."""

import json
from decimal import Decimal

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.geos import GEOSGeometry
from django.db import models

# Of PostgreSQL's COPY in text form
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def plain(field: models.Field, value):
    """The value in the one form in which a file's and a row's compare."""
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        return Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places))
    if isinstance(field, GeometryField):
        return bytes(value.wkb) if isinstance(value, GEOSGeometry) else value
    return value


def plain_column(field: models.Field, values: list) -> list:
    if isinstance(field, models.DecimalField | GeometryField):
        return [plain(field, value) for value in values]
    return values


def for_sqlite(field: models.Field, values: list) -> list:
    """The column as parameters of SQLite; geometry as WKB."""
    if isinstance(field, models.DecimalField):
        return [None if value is None else str(plain(field, value)) for value in values]
    if isinstance(field, GeometryField):
        return [plain(field, value) for value in values]
    if isinstance(field, models.JSONField):
        return [json.dumps(value, ensure_ascii=False) for value in values]
    if isinstance(field, models.DateField):
        return [value and value.isoformat() for value in values]
    return values


def for_copy(field: models.Field, values: list) -> list[str]:
    """The column in the text form of COPY; geometry as hexadecimal EWKB."""
    if isinstance(field, GeometryField):
        return ["\\N" if value is None else value.hexewkb.decode() for value in values]
    if isinstance(field, models.JSONField):
        return [json.dumps(value, ensure_ascii=False).translate(ESCAPED) for value in values]
    if isinstance(field, models.CharField | models.TextField):
        return ["\\N" if value is None else value.translate(ESCAPED) for value in values]
    return ["\\N" if value is None else str(value) for value in values]
