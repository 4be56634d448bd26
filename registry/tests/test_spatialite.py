"""The corrections of the SpatiaLite backend, and the spatial index on both databases."""

import pytest
from django.contrib.gis.db import models
from django.db import connection

from enterprises.models import Enterprise
from enterprises.testing import make_enterprise
from registry.spatialite.indexes import broken_spatial_indexes, geometry_columns
from registry.testing import point

spatialite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite rebuilds tables"
)


def explained(queryset) -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    return queryset.explain()


@pytest.mark.django_db
def test_every_geometry_column_has_a_true_index_after_all_migrations():
    assert len(geometry_columns()) >= 8
    assert broken_spatial_indexes(connection) == []


@pytest.mark.django_db
def test_bbox_goes_through_the_spatial_index():
    plan = explained(Enterprise.objects.filter(location__bbox=(121, 31, 122, 32)))
    index = "VIRTUAL TABLE INDEX" if connection.vendor == "sqlite" else "_location_"
    assert index in plan


@pytest.mark.django_db
def test_bbox_finds_what_lies_inside_or_on_the_edge_and_nothing_else():
    make_enterprise(uid="inside", location=point(121.5, 31.2))
    make_enterprise(uid="edge", location=point(121.6, 31.2))
    make_enterprise(uid="outside", location=point(121.60000002, 31.2))
    make_enterprise(uid="nowhere")
    found = Enterprise.objects.filter(location__bbox=(121.4, 31.1, 121.6, 31.3))
    assert sorted(found.values_list("uid", flat=True)) == ["edge", "inside"]


@spatialite_only
@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_table_keeps_its_spatial_index():
    make_enterprise(location=point())
    longer = models.CharField(max_length=161, default="")
    longer.set_attributes_from_name("name_zh")
    present = Enterprise._meta.get_field("name_zh")
    for old, new in [(present, longer), (longer, present)]:
        with connection.schema_editor() as editor:
            editor.alter_field(Enterprise, old, new, strict=True)
    assert broken_spatial_indexes(connection) == []
    assert Enterprise.objects.filter(location__bbox=(121, 31, 122, 32)).count() == 1
