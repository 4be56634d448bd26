"""All settings, from the environment; safe by default.

DEBUG is off unless DEBUG=1. With DEBUG off the site does not start without SECRET_KEY and ALLOWED_HOSTS.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from registry.config.native import bundled, use_extensible_sqlite

use_extensible_sqlite()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def flag(name: str, default: bool) -> bool:
    """The environment variable `name` as a yes or no: 1, true, yes, on; 0, false, no, off."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return default if value == "" else value in {"1", "true", "yes", "on"}
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def listed(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


DEBUG = flag("DEBUG", False)
# The demonstration: invented figures in a database of their own, marked as such. See `registry.demo`.
DEMO = flag("DEMO", False)
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")
if DEBUG:
    SECRET_KEY = SECRET_KEY or "only-for-trying-out-with-debug-on"
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
elif not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text, or DEBUG=1 to try the site.")
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names of this site, separated by commas.")

INSTALLED_APPS = [
    "maps",
    "enterprises",
    "parks",
    "registry",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "simple_history",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "django_htmx",
    "leaflet",
    "csp",
]

MIDDLEWARE = [
    "registry.demo.SaysSo",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "registry.api.middleware.BrotliReads",
    "registry.api.middleware.ReadableFromAnywhere",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "registry.filters.BadQueryMiddleware",
]

ROOT_URLCONF = "registry.config.urls"
WSGI_APPLICATION = "registry.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Database: SpatiaLite in one file by default, PostGIS by DATABASE_URL
GDAL_LIBRARY_PATH = os.environ.get("GDAL_LIBRARY_PATH") or bundled("pyogrio", "libgdal")
GEOS_LIBRARY_PATH = os.environ.get("GEOS_LIBRARY_PATH") or bundled("shapely", "libgeos_c")
if os.environ.get("SPATIALITE_LIBRARY_PATH"):
    SPATIALITE_LIBRARY_PATH = os.environ["SPATIALITE_LIBRARY_PATH"]
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"spatialite:///{VAR_DIR / 'registry.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("spatialite"):
    DATABASES["default"] |= {
        "ENGINE": "registry.spatialite",
        # IMMEDIATE takes the write lock at BEGIN, so that a writer waits for its turn instead of failing.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
        },
    }
else:
    # Queries of a web page take milliseconds: compiling them costs half a second where the planner thinks them dear,
    # and workers of one query take the cores of the other web processes. The register lies in memory or on a disk
    # without heads: a page out of turn costs as much as the next one.
    quick = "-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1"
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", quick)
DATABASES["default"]["TEST"] = {}
if suffix := os.environ.get("TEST_DB_SUFFIX"):
    DATABASES["default"]["TEST"]["NAME"] = f"test_registry_{suffix}"
    if DATABASES["default"]["ENGINE"] == "registry.spatialite":
        DATABASES["default"]["TEST"]["NAME"] = None  # in memory: private to the process anyway
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages: Chinese at /, English below /en/
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
FORMAT_MODULE_PATH = []

# Static files: hashed and compressed
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "registry.config.storage.HashedStaticStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Security
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# A desk without a certificate may serve plain HTTP on its own loopback address by HTTPS=0.
HTTPS = flag("HTTPS", not DEBUG)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
if flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["registry.api.defaults.JSON"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["registry.api.defaults.SessionIfAny"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "registry.api.defaults.AnyAccept",
    "DEFAULT_SCHEMA_CLASS": "registry.api.document.OperationSchema",
    "DEFAULT_THROTTLE_CLASSES": ["registry.api.throttles.AnonymousReads"],
    "EXCEPTION_HANDLER": "registry.api.errors.answer_error",
    # Whose address the throttle counts: behind a proxy the one that the proxy names, else the caller's own.
    "NUM_PROXIES": 1 if flag("BEHIND_PROXY", False) else 0,
}
API_ANON_RATE = os.environ.get("API_ANON_RATE", "600/min")
SPECTACULAR_SETTINGS = {
    "TITLE": _("Shanghai featured industrial parks: the register"),
    "DESCRIPTION": _(
        "Parks, enterprises, targets and the evidence behind them. Reading only, for everybody."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "registry.api.document.allow_empty_parameters",
        "registry.api.document.allow_empty_texts",
        "registry.api.examples.with_answers",
    ],
    "ENUM_NAME_OVERRIDES": {
        "Precision": "registry.choices.Precision",
        "Origin": "registry.choices.Origin",
        "Tier": "registry.choices.Tier",
        "SourceKind": "registry.choices.SourceKind",
        "ClassStatus": "enterprises.choices.ClassStatus",
        "ListMembership": "parks.choices.ListMembership",
    },
}

# What is on the maps
LEAFLET_CONFIG = {
    "TILES": [],
    "DEFAULT_CENTER": (31.15, 121.5),
    "DEFAULT_ZOOM": 9,
    "MIN_ZOOM": 7,
    "MAX_ZOOM": 18,
    "RESET_VIEW": False,
    "NO_GLOBALS": False,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}

# A past state is looked at in the admin; going back to it is a change like any other, with a reason.
SIMPLE_HISTORY_REVERT_DISABLED = True
