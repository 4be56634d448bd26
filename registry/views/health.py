"""Probes for whoever runs the site: is the process alive, and may it be sent visitors?"""

import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registry.spatialite.indexes import broken_spatial_indexes

FREE_BYTES_NEEDED = 100 * 1024 * 1024


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; touches nothing."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """`{"ready", "reasons": [{"check", "detail"}]}`: 200, or 503 with the reasons."""
    reasons = [{"check": name, "detail": detail} for name, detail in faults()]
    return JsonResponse({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)


def faults() -> list[tuple[str, str]]:
    """(check, what is wrong) of everything that stands in the way of serving; a dead database hides the rest."""
    try:
        found = [("migrations", name) for name in unapplied_migrations()]
        if not found:
            found = [("spatial index", column) for column in broken_spatial_indexes(connection)]
    except DatabaseError as error:
        found = [("database", type(error).__name__)]
    return found + [("disk", detail) for detail in full_disks()]


def unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def full_disks() -> list[str]:
    """What is said of the disk that data is written to, when there is too little room."""
    place = settings.VAR_DIR if settings.VAR_DIR.exists() else settings.BASE_DIR
    free = shutil.disk_usage(place).free
    if free >= FREE_BYTES_NEEDED:
        return []
    return [f"{free // 1024**2} MB free, {FREE_BYTES_NEEDED // 1024**2} MB needed"]
