"""The whole system: a database with the real data, loaded once, and the site served from it.

Both are shared by all tests of a session: read them, or write inside the transaction that `db` takes back.
"""

import threading

import pytest
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.core.management import call_command
from django.db import connection, connections
from django.test import override_settings

from ops import static
from tests import served

# Playwright's synchronous interface keeps an event loop in this thread. Django would then open a second
# connection for what it takes to be asynchronous code, outside the transaction that `db` takes back.
connections._connections = threading.local()


def pytest_collection_modifyitems(items):
    """Refuse what would empty the loaded database after a test."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        emptying = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if emptying or (mark and mark.kwargs.get("transaction")):
            raise pytest.UsageError(f"{item.nodeid} would empty the loaded database: use `db`.")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory):
    """SpatiaLite in a file, which the server's process can open; on PostGIS a database for each worker."""
    if connection.settings_dict["ENGINE"] == "registry.spatialite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "registry.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with the real data and one synthetic superuser."""
    with django_db_blocker.unblock():
        call_command("load_registry", verbosity=0)
        sign_in(get_user_model().objects.create_superuser("synthetic-chief"))


def sign_in(user) -> None:
    """Keep a session of `user` that the served site accepts.

    It could not make one itself: while a test runs, its transaction holds the write lock of SQLite.
    """
    from django.contrib.sessions.backends.db import SessionStore  # needs the apps to be loaded

    with override_settings(SECRET_KEY=served.SECRET_KEY):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()


@pytest.fixture
def chief_session(db) -> str:
    """The key of the superuser's session, the value of the cookie `sessionid`."""
    from django.contrib.sessions.models import Session

    return Session.objects.get().session_key


@pytest.fixture(autouse=True)
def _database(db):
    """Every test here reads the loaded register."""


@pytest.fixture(scope="session")
def site_environment(django_db_setup) -> dict[str, str]:
    """The environment of a process that serves the loaded database."""
    return served.environment(served.database_url(connection.settings_dict))


@pytest.fixture(scope="session")
def site(site_environment, tmp_path_factory) -> str:
    """The address of the served site, without a slash at the end."""
    static.collect(site_environment)
    log = tmp_path_factory.mktemp("server") / "server.log"
    with served.serving(site_environment, log) as address:
        yield address
