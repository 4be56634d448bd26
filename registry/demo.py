"""The demonstration: a second database of invented figures on the real parks, kept apart from the register.

`DEMO=1` says that this site is the demonstration, and a mark in the database that its figures are invented: the
source that all of them name. Neither goes without the other, and the mark is only put into a database with no parks.
"""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.management.base import CommandError
from django.db import connections
from django.utils.translation import gettext as _

from . import services
from .choices import SourceKind
from .models import Source

MARK = "synthetic demonstration"
HEADER, WORDS = "X-Sample", "synthetic"
PREFIX = "SAMPLE-"  # of files


def is_marked() -> bool:
    return Source.objects.filter(key=MARK).exists()


def mark(is_empty: bool) -> Source:
    """Put the mark into this database. Raises CommandError unless it is an empty one of the demonstration."""
    if is_marked():
        return Source.objects.get(key=MARK)
    if not settings.DEMO or not is_empty:
        sentence = _("Only an empty database of make demo may be filled with invented figures.")
        raise CommandError(sentence)
    return services.create(
        Source,
        by=None,
        why="The demonstration's own source",
        key=MARK,
        kind=SourceKind.OTHER,
        title_zh="示例数据：为演示而虚构，不是登记内容",
        title_en="Sample data: invented for the demonstration, no part of the register",
    )


def require() -> Source:
    """The source of invented figures. Raises CommandError unless this is the demonstration and its own database."""
    if not settings.DEMO or not is_marked():
        raise CommandError(_("Invented figures are written into the database of make demo only."))
    return Source.objects.get(key=MARK)


@register(Tags.database)
def kept_apart(app_configs=None, databases=None, **options):
    """Refuse the site of one kind on a database of the other."""
    if "default" not in (databases or ()):
        return []
    tables = connections["default"].introspection.table_names()
    if Source._meta.db_table not in tables or is_marked() == settings.DEMO:
        return []
    if settings.DEMO and not Source.objects.exists():
        return []  # a new one, not marked yet
    if settings.DEMO:
        said, hint = "DEMO is on, but this database holds the register.", "Use make demo."
        return [Error(said, hint=hint, id="registry.E001")]
    said, hint = "This database holds invented figures.", "Set DATABASE_URL, or use make demo."
    return [Error(said, hint=hint, id="registry.E002")]


def file_name(name: str) -> str:
    """What a file to take away is called: those of the demonstration say so."""
    return f"{PREFIX}{name}" if settings.DEMO else name


def last_lines(width: int) -> list[list[str]]:
    """What stands below a table to take away, `width` cells wide: nothing, or what the demonstration says of itself."""
    said = "示例 SAMPLE：数据为演示而虚构 / figures invented for demonstration"
    return [[said, *[""] * (width - 1)]] if settings.DEMO else []


class SaysSo:
    """Middleware: every answer of the demonstration says that it is one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.DEMO:
            response.headers[HEADER] = WORDS
        return response
