"""Words for the fields that evidence stands for, in the reader's language."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

FIELD_LABELS = {
    "achieved_on": _("Date"),
    "address_zh": _("Address"),
    "aliases": _("Other names"),
    "amount_100m": _("Revenue"),
    "announced_on": _("Announced"),
    "area_km2": _("Area"),
    "area_zh": _("Area of the city"),
    "at_least_100m": _("Revenue of at least"),
    "available_from": _("Available from"),
    "available_m2": _("Available"),
    "batch": _("Batch"),
    "block": _("Block"),
    "boundary": _("Boundary"),
    "boundary_text_zh": _("Boundary as described"),
    "clear_height_m": _("Clear height"),
    "closed_reason": _("Why it is closed"),
    "direction": _("Direction"),
    "directions": _("Main directions"),
    "directions_zh": _("Main directions as printed"),
    "district": _("District"),
    "districts": _("Districts"),
    "due_on": _("Due"),
    "embargo_until": _("Embargo until"),
    "enterprise": _("Enterprise"),
    "floor_load_t_m2": _("Floor load"),
    "former_names": _("Former names"),
    "geometry_status": _("State of the outline"),
    "kind": _("Kind"),
    "level": _("Level"),
    "location": _("Position"),
    "location_level": _("How exact the position is"),
    "location_note_zh": _("How the position was found"),
    "location_uncertainty_km": _("Possible error of the position"),
    "membership": _("Official list"),
    "merged_into": _("Merged into"),
    "name_en": _("English name"),
    "name_zh": _("Name"),
    "notes_zh": _("Remarks"),
    "official_name_zh": _("Full name in the directory"),
    "official_no": _("Number on the official list"),
    "operator_zh": _("Operator"),
    "other_titles": _("Other titles"),
    "park": _("Park"),
    "permitted_use_zh": _("Permitted use"),
    "position": _("Place in the list"),
    "power_kva": _("Power"),
    "price": _("Price"),
    "price_unit": _("Unit of the price"),
    "programme": _("Green programme"),
    "publication": _("Publication"),
    "reason_zh": _("Basis"),
    "revenue_from_100m": _("Revenue band"),
    "review_due_on": _("Next check due"),
    "sector": _("Sector"),
    "since": _("Since"),
    "slug": _("Address of the page"),
    "smallest_m2": _("Smallest part"),
    "source": _("Source"),
    "status": _("Status"),
    "stock_code": _("Stock code"),
    "tier": _("Class"),
    "total_m2": _("Total space"),
    "until": _("Left on"),
    "uscc": _("Credit code"),
    "valid_from": _("Valid from"),
    "valid_to": _("Valid until"),
    "value": _("Value"),
    "value_100m": _("Scale of the sector"),
    "verified_on": _("Last checked"),
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
