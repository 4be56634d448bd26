"""No field is forgotten: each has a place in the admin and in the API, or a written reason."""

from django.contrib import admin
from django.urls import get_resolver
from rest_framework.serializers import ModelSerializer

from registry.dictionary import is_column, models

NOT_IN_THE_ADMIN = {
    "directions": "through the leading directions on the same page",
    "districts": "through the districts on the same page",
    "recorded_by": "the service writes who acts",
    "recorded_at": "the service writes when",
    "number": "raised by the services only",
    "layer": "raised by the services only",
    "changed_at": "raised by the services only",
}
NOT_IN_THE_API = {
    "DataVersion": "the ETag carries it",
    "Membership": "who may edit which park is nobody else's business",
    "ParkDistrict": "as the park's districts",
    "ParkDirection": "as the park's directions",
    "Observation": "shown beside the targets; every figure is in its evidence",
    "Plan": "on the page of the targets that it sets",
    "Achievement": "counted by the targets, and listed there one by one",
    "SectorOutput": "the actual of the targets for a sector's scale",
    "subject_type": "as subject",
    "subject_id": "as subject",
    "label_zh": "as label",
    "revenue_from_100m": "in the words of the rule that counts",
    "revenue_to_100m": "in the words of the rule that counts",
    "achievement_kind": "in the words of the rule that counts",
    "position": "the order of the rows",
    "location": "as lon and lat, and as geometry in GeoJSON",
    "location_level": "as level",
    "location_uncertainty_km": "as uncertainty_km",
    "embargo_until": "what is under embargo is not published",
    "publication": "what is in the API is public",
    "closed_reason": "closed parks are not in the API",
    "office_line_is_public": "decides whether office_line is there",
    "email_is_public": "decides whether email is there",
    "recorded_by": "a person's name is not published",
    "merged_into": "merged rows lead to the one that replaced them",
    "park": "the row stands inside its park, or names it by slug",
    "enterprise": "the row stands inside its enterprise, or names it by uid",
    "boundary": "as geometry in GeoJSON, and on the map's own ground",
    "label_point": "for the map's own ground",
    "source": "through the evidence of the row",
}


def in_the_admin() -> dict:
    """Model → names of the fields on its admin page, inlines included."""
    shown = {}
    for options in admin.site._registry.values():
        for part in [options, *options.inlines]:
            hidden = set(part.exclude or ())
            names = {field.name for field in part.model._meta.fields if field.editable}
            shown.setdefault(part.model, set()).update(names - hidden)
    return shown


def in_the_api() -> dict:
    """Model → names of the fields that any serializer of it has."""
    _ = get_resolver().url_patterns  # loads every module of the API
    shown, waiting = {}, [ModelSerializer]
    while waiting:
        serializer = waiting.pop()
        waiting += serializer.__subclasses__()
        if meta := getattr(serializer, "Meta", None):
            shown.setdefault(meta.model, set()).update(meta.fields)
    return shown


def missing(shown: dict, reasons: dict) -> list[str]:
    return [
        f"{model.__name__}.{field.name}"
        for model in models()
        if model.__name__ not in reasons
        for field in model._meta.get_fields()
        if is_column(field)
        and field.name not in shown.get(model, set())
        and field.name not in reasons
    ]


def test_every_field_has_a_place_in_the_admin_or_a_reason():
    assert missing(in_the_admin(), NOT_IN_THE_ADMIN) == []


def test_every_field_has_a_place_in_the_api_or_a_reason():
    assert missing(in_the_api(), NOT_IN_THE_API) == []


def test_a_forgotten_field_is_noticed():
    shown = {model: names - {"name_zh"} for model, names in in_the_admin().items()}
    assert "Park.name_zh" in missing(shown, NOT_IN_THE_ADMIN)
