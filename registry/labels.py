"""Words for the fields that evidence stands for, in the reader's language."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

FIELD_LABELS = {
    "achieved_on": _("Date"),
    "address_zh": _("Address"),
    "amount_100m": _("Revenue"),
    "announced_on": _("Announced"),
    "area_km2": _("Area"),
    "available_m2": _("Available"),
    "batch": _("Batch"),
    "boundary": _("Boundary"),
    "boundary_text_zh": _("Boundary as described"),
    "directions": _("Main directions"),
    "due_on": _("Due"),
    "district": _("District"),
    "districts": _("Districts"),
    "kind": _("Kind"),
    "level": _("Level"),
    "location": _("Position"),
    "membership": _("Official list"),
    "name_en": _("English name"),
    "name_zh": _("Name"),
    "official_no": _("Number on the official list"),
    "operator_zh": _("Operator"),
    "park": _("Park"),
    "programme": _("Green programme"),
    "revenue_from_100m": _("Revenue band"),
    "sector": _("Sector"),
    "status": _("Status"),
    "stock_code": _("Stock code"),
    "tier": _("Class"),
    "total_m2": _("Total space"),
    "uscc": _("Credit code"),
    "valid_from": _("Valid from"),
    "valid_to": _("Valid until"),
    "value": _("Value"),
    "value_100m": _("Scale of the sector"),
    "website": _("Website"),
    "year": _("Year"),
}


def field_label(model, field: str) -> str:
    """What people call this field; its verbose name where no better word is on record."""
    if field in FIELD_LABELS:
        return str(FIELD_LABELS[field])
    try:
        return str(getattr(model._meta.get_field(field), "verbose_name", field))
    except FieldDoesNotExist:
        return field
