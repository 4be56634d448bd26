import shutil
from collections import namedtuple

import pytest
from django.db import DatabaseError, connection

from registry.views import health

Usage = namedtuple("Usage", "total used free")


def test_liveness_touches_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/healthz/live").status_code == 200


@pytest.mark.django_db
def test_a_whole_site_is_ready(client):
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()) == (200, {"ready": True, "reasons": []})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_a_missing_migration_is_a_reason(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'maps' OR app = 'enterprises'")
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json()["reasons"][0]["check"] == "migrations"


@pytest.mark.django_db
def test_a_broken_spatial_index_is_a_reason(client, monkeypatch):
    monkeypatch.setattr(
        health, "broken_spatial_indexes", lambda connection: ["parks_park.location"]
    )
    reasons = client.get("/healthz/ready").json()["reasons"]
    assert reasons == [{"check": "spatial index", "detail": "parks_park.location"}]


def test_a_dead_database_is_a_reason_and_no_crash(client, monkeypatch):
    def dead():
        raise DatabaseError("no route to host")

    monkeypatch.setattr(health, "unapplied_migrations", dead)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json()["reasons"] == [{"check": "database", "detail": "DatabaseError"}]


def test_a_full_disk_is_a_reason(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(100, 99, 1024**2))
    assert health.full_disks() == ["1 MB free, 100 MB needed"]
