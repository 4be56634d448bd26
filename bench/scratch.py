"""A scratch database for a benchmark: beside the one of DATABASE_URL, or a file in a temporary folder."""

import os
import tempfile
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def scratch(url: str | None, name: str, *, filled: bool = True):
    """Django, set up on an empty database `name` with the real register loaded if `filled`; removed afterwards.

    `url` is that of a PostGIS database on whose server `name` is made, or None for SpatiaLite.
    """
    with _server(url, name) if url else _folder() as own:
        os.environ.setdefault("DEBUG", "0")
        os.environ.update(DATABASE_URL=own, ALLOWED_HOSTS="localhost")
        os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
        _fill(filled)
        try:
            yield own
        finally:
            from django.db import connections

            connections.close_all()


def _fill(filled: bool) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    if filled:
        call_command("load_registry", verbosity=0)


@contextmanager
def _folder():
    with tempfile.TemporaryDirectory() as folder:
        yield f"spatialite:///{folder}/bench.sqlite3"


@contextmanager
def _server(url: str, name: str):
    import psycopg

    parts = urlsplit(url)
    own = urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(url.replace("postgis:", "postgresql:", 1), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield own
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
