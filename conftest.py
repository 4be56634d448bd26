"""What every test has: the environment of the site, fast passwords, and the same cast of people."""

import os

import pytest

# Before anything reads the settings: as in production, but over plain HTTP on this machine.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "0")


def pytest_configure():
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Pages rendered inside a test need no collected files; the served site of tests/ has them.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
