"""What every test has: the environment of the site, fast passwords, and the same cast of people."""

import os
from datetime import date

import pytest

# Before anything reads the settings: as in production, but over plain HTTP on this machine.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("API_ANON_RATE", "0")


def pytest_configure():
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages rendered inside a test need no collected files; the served site of tests/ has them.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


@pytest.fixture(autouse=True)
def _own_language():
    """A page leaves its language behind in the thread; every test begins in the site's own."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(autouse=True)
def _known_types(request):
    """Django asks for the type of a model once in a process: before any test counts its queries."""
    if not request.node.get_closest_marker("django_db") and "db" not in request.fixturenames:
        return
    request.getfixturevalue("db")
    from django.apps import apps
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.get_for_models(*apps.get_models())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request):
    """Give each xdist worker its own database on PostGIS; SpatiaLite's is in memory, private already."""
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"] != "registry.spatialite":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture
def make_person(db, django_user_model):
    """A function that makes a user by name; the password is the name."""

    def make(name: str, **facts):
        return django_user_model.objects.create_user(name, password=name, **facts)

    return make


def joins(user, group: str):
    from django.contrib.auth.models import Group

    user.groups.add(Group.objects.get_or_create(name=group)[0])
    return user


def manages(user, park):
    from parks.models import Membership

    Membership.objects.create(user=user, park=park, role="manager", since=date(2020, 1, 1))
    return user


@pytest.fixture
def park(db):
    """The park of `manager`."""
    from parks.testing import make_park

    return make_park()


@pytest.fixture
def other_park(db):
    """The park of `other_manager`."""
    from parks.testing import make_park

    return make_park()


@pytest.fixture
def manager(make_person, park):
    """Runs `park`, and no other."""
    return manages(make_person("manager"), park)


@pytest.fixture
def other_manager(make_person, other_park):
    """Runs `other_park`."""
    return manages(make_person("other_manager"), other_park)


@pytest.fixture
def seeker(make_person):
    """Looks for a park for a business; signed in, with no rights of any kind."""
    return make_person("seeker")


@pytest.fixture
def presenter(make_person):
    """Shows the map to a room."""
    return joins(make_person("presenter"), "presenter")


@pytest.fixture
def steward(make_person):
    """Keeps the whole register right."""
    return joins(make_person("steward"), "steward")


@pytest.fixture
def chief(make_person):
    """A superuser, for the admin."""
    return make_person("chief", is_staff=True, is_superuser=True)


@pytest.fixture
def stranger():
    """Nobody who is signed in."""
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()
