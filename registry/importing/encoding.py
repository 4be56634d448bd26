"""Values as a stage table takes them, and as they compare with what the database gives back."""

import json
from decimal import Decimal
from struct import pack
from typing import NamedTuple

from django.contrib.gis.db.models import GeometryField
from django.contrib.gis.geos import GEOSGeometry
from django.db import models


class Spot(NamedTuple):
    """A WGS 84 point in the binary forms of both databases, far cheaper than a geometry of GEOS."""

    lon: float
    lat: float

    @property
    def wkb(self) -> bytes:
        return pack("<BIdd", 1, 1, self.lon, self.lat)

    @property
    def hexewkb(self) -> bytes:
        return pack("<BIIdd", 1, 0x20000001, 4326, self.lon, self.lat).hex().encode()


# Of PostgreSQL's COPY in text form
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def plain(field: models.Field, value):
    """The value in the one form in which a file's and a row's compare."""
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        return Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places))
    if isinstance(field, GeometryField):
        return bytes(value.wkb) if isinstance(value, GEOSGeometry | Spot) else value
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
        return [as_json(value) for value in values]
    if isinstance(field, models.DateField):
        return [value and value.isoformat() for value in values]
    return values


def for_copy(field: models.Field, values: list) -> list[str]:
    """The column in the text form of COPY; geometry as hexadecimal EWKB."""
    if isinstance(field, GeometryField):
        return ["\\N" if value is None else value.hexewkb.decode() for value in values]
    if isinstance(field, models.JSONField):
        return ["[]" if value == [] else escaped(as_json(value)) for value in values]
    if isinstance(field, models.CharField | models.TextField):
        return values if _is_plain_text(values) else [escaped(value) for value in values]
    known = {value: "\\N" if value is None else str(value) for value in set(values)}
    return [known[value] for value in values]


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_plain_text(values: list) -> bool:
    """Whether nothing of a column needs escaping: one look at all of it is far quicker than one at each."""
    if None in values:
        return False
    together = "".join(values)
    return not any(chr(mark) in together for mark in ESCAPED)


def escaped(text: str | None) -> str:
    """The text as COPY wants it."""
    return "\\N" if text is None else text.translate(ESCAPED)
