"""Rows for tests. Each maker names only what matters; the rest is plain and synthetic."""

from collections.abc import Callable, Iterator
from itertools import count

from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.core.exceptions import PermissionDenied
from django.db import transaction

from .choices import SourceKind
from .models import Direction, District, Plan, Sector, Source, Target

_numbers = count(1)


def make_sector(code="green_low_carbon", **fields) -> Sector:
    values = {"name_zh": f"赛道 {code}", "symbol_zh": "绿", "symbol_en": "Gr", **fields}
    return Sector.objects.get_or_create(code=code, defaults=values)[0]


def make_direction(name_zh="氢能", **fields) -> Direction:
    fields.setdefault("code", f"direction-{next(_numbers)}")
    fields.setdefault("sector", None)
    fields["sector"] = fields["sector"] or make_sector()
    return Direction.objects.create(name_zh=name_zh, **fields)


def square(lon=121.5, lat=31.2, half=0.1) -> MultiPolygon:
    """A square around (lon, lat), WGS 84, `half` degrees from the middle to a side."""
    box = Polygon.from_bbox((lon - half, lat - half, lon + half, lat + half))
    box.srid = 4326
    return MultiPolygon(box, srid=4326)


def point(lon=121.5, lat=31.2) -> Point:
    return Point(lon, lat, srid=4326)


def make_district(adcode="310115", **fields) -> District:
    values = {"name_zh": f"区 {adcode}", "boundary": square(), "label_point": point(), **fields}
    return District.objects.get_or_create(adcode=adcode, defaults=values)[0]


def make_source(**fields) -> Source:
    fields.setdefault("key", f"synthetic source {next(_numbers)}")
    fields.setdefault("kind", SourceKind.PRESS)
    return Source.objects.create(**fields)


def make_plan(**fields) -> Plan:
    number = next(_numbers)
    fields.setdefault("code", f"plan-{number}")
    fields.setdefault("title_zh", f"行动方案 {number}")
    fields.setdefault("source", None)
    fields["source"] = fields["source"] or make_source()
    return Plan.objects.create(**fields)


def make_target(metric="stated", **fields) -> Target:
    fields.setdefault("key", f"target-{next(_numbers)}")
    fields.setdefault("sector", None)
    fields["sector"] = fields["sector"] or make_sector()
    fields.setdefault("scope", fields["sector"].code)
    fields.setdefault("label_zh", "目标")
    fields.setdefault("unit", "家")
    fields.setdefault("value", 10)
    fields.setdefault("comparator", ">=")
    fields.setdefault("source", None)
    fields["source"] = fields["source"] or make_source()
    return Target.objects.create(metric=metric, **fields)


def read_table(drawing: str) -> Iterator[tuple[str, set[str]]]:
    """(row, the columns marked `x`) of a drawn table: its first line names the columns, `.` stands for none."""
    head, *lines = [line.split() for line in drawing.strip().splitlines()]
    for line in lines:
        marks = zip(head, line[-len(head) :], strict=True)
        yield " ".join(line[: -len(head)]), {column for column, mark in marks if mark == "x"}


def may(act: Callable, by) -> bool:
    """Whether `act(by)` goes through; all that it wrote is taken back."""
    try:
        with transaction.atomic():
            act(by)
            transaction.set_rollback(True)
    except PermissionDenied:
        return False
    return True
