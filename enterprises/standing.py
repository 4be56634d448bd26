"""An enterprise's classes as pages show them: shape, word, and whether each counts today."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from registry.choices import Tier

from .choices import ClassStatus
from .models import Classification
from .querysets import TIER_ORDER


def in_order(classes) -> list[Classification]:
    """The highest class first; what counts before what does not."""
    rank = {tier: place for place, tier in enumerate(TIER_ORDER)}
    statuses = [ClassStatus.RECOGNISED, ClassStatus.REPORTED, ClassStatus.EXPIRED]
    order = {status: place for place, status in enumerate(statuses)}
    return sorted(classes, key=lambda row: (order.get(row.status, 9), rank[row.tier], row.pk))


def is_over(row: Classification, today: date | None = None) -> bool:
    """Whether it no longer holds: marked so, or past its last day."""
    today = today or timezone.localdate()
    ended = row.valid_to is not None and row.valid_to < today
    return row.status in {ClassStatus.EXPIRED, ClassStatus.REVOKED} or ended


def shown(row: Classification, today: date | None = None) -> dict:
    """What a page shows of one class: `tier`, `label`, `status` (of today), `word` and whether it `counts`."""
    status = row.status
    if status in {ClassStatus.RECOGNISED, ClassStatus.REPORTED} and is_over(row, today):
        status = ClassStatus.EXPIRED
    return {
        "row": row,
        "tier": row.tier,
        "label": str(Tier(row.tier).label),
        "status": str(status),
        "word": str(ClassStatus(status).label),
        "counts": status == ClassStatus.RECOGNISED,
    }


def all_shown(classes, today: date | None = None) -> list[dict]:
    """Every class of one enterprise, the highest first; the same class twice is shown once, at its best."""
    rows = [shown(row, today) for row in in_order(classes)]
    first = {}
    for row in rows:
        first.setdefault((row["tier"], row["status"]), row)
    return list(first.values())


def level_word(row: Classification) -> str:
    """The level as people call it; a national 专精特新 is a little giant."""
    if row.level == "national" and row.tier == Tier.SPECIALISED:
        return _("national “little giant”")
    return row.get_level_display() if row.level else ""
