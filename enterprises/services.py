"""Writing about enterprises. `by` is who acts (None: the importer), `why` a sentence for the history.

All raise ValidationError keyed by field, or PermissionDenied; nothing is written then.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from parks.access import require_editor
from registry import services as road
from registry.access import require_steward

from .choices import ClassStatus
from .models import Achievement, Classification, Enterprise, Revenue, SectorOutput, Tenancy


def create_enterprise(*, by, why: str, **values) -> Enterprise:
    require_steward(by)
    return road.create(Enterprise, by=by, why=why, **values)


def update_enterprise(enterprise: Enterprise, *, by, why: str, **changes) -> Enterprise:
    require_steward(by)
    return road.update(enterprise, by=by, why=why, **changes)


def delete_enterprise(enterprise: Enterprise, *, by, why: str) -> None:
    require_steward(by)
    road.delete(enterprise, by=by, why=why)


def move_in(enterprise: Enterprise, park, *, by, why: str, **values) -> Tenancy:
    """Record that `enterprise` sits in `park`; one open tenancy for each pair."""
    require_editor(by, park)
    return road.create(Tenancy, by=by, why=why, enterprise=enterprise, park=park, **values)


def update_tenancy(tenancy: Tenancy, *, by, why: str, **changes) -> Tenancy:
    """Change a tenancy, its last day included: `until` is how an enterprise moves out."""
    require_editor(by, tenancy.park)
    if "park" in changes:
        require_editor(by, changes["park"])
    return road.update(tenancy, by=by, why=why, **changes)


def remove_tenancy(tenancy: Tenancy, *, by, why: str) -> None:
    require_editor(by, tenancy.park)
    road.delete(tenancy, by=by, why=why)


@transaction.atomic
def classify(enterprise: Enterprise, *, by, why: str, **values) -> Classification:
    """Put `enterprise` in a class for a time. The same class of the same sector must not overlap."""
    require_steward(by)
    _lock(enterprise)
    row = Classification(enterprise=enterprise, **values)
    require_no_overlap(row)
    return road.create(Classification, by=by, why=why, enterprise=enterprise, **values)


@transaction.atomic
def revise_classification(row: Classification, *, by, why: str, **changes) -> Classification:
    require_steward(by)
    _lock(row.enterprise)
    row.refresh_from_db()
    for name, value in changes.items():
        setattr(row, name, value)
    require_no_overlap(row)
    return road.update(row, by=by, why=why, **changes)


def remove_classification(row: Classification, *, by, why: str) -> None:
    require_steward(by)
    road.delete(row, by=by, why=why)


def _lock(enterprise: Enterprise) -> None:
    """Let two people classify one enterprise only one after the other."""
    Enterprise.objects.select_for_update().get(pk=enterprise.pk)


def require_no_overlap(row: Classification) -> None:
    """Raise ValidationError if another row of the same enterprise, sector and tier overlaps `row`.

    A missing end means endless; revoked rows are out of force and overlap nothing.
    """
    if row.status == ClassStatus.REVOKED:
        return
    others = Classification.objects.exclude(status=ClassStatus.REVOKED).exclude(pk=row.pk)
    same = others.filter(enterprise=row.enterprise, sector=row.sector, tier=row.tier)
    if row.valid_to is not None:
        same = same.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=row.valid_to))
    if row.valid_from is not None:
        same = same.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=row.valid_from))
    if same.exists():
        message = _("This class overlaps another of the same enterprise and sector in time.")
        raise ValidationError({"valid_from": message})


def record_revenue(enterprise: Enterprise, *, by, why: str, **values) -> Revenue:
    require_steward(by)
    return road.create(Revenue, by=by, why=why, enterprise=enterprise, **values)


def record_achievement(*, by, why: str, **values) -> Achievement:
    require_steward(by)
    return road.create(Achievement, by=by, why=why, **values)


def record_sector_output(*, by, why: str, **values) -> SectorOutput:
    require_steward(by)
    return road.create(SectorOutput, by=by, why=why, **values)


def revise_figure(row: Revenue | Achievement | SectorOutput, *, by, why: str, **changes):
    require_steward(by)
    return road.update(row, by=by, why=why, **changes)


def remove_figure(row: Revenue | Achievement | SectorOutput, *, by, why: str) -> None:
    require_steward(by)
    road.delete(row, by=by, why=why)
