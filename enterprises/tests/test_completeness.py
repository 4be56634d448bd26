"""No field is forgotten: each has a place in the admin and in the API, or a written reason.

A reason for what is shown after all is as wrong as a field without one.
"""

import pytest
from django.contrib import admin
from django.urls import get_resolver
from rest_framework.serializers import ModelSerializer

from registry.api.views import document
from registry.dictionary import is_column, models

# {model, or model and field: why it is not there}
NOT_IN_THE_ADMIN = {
    "DataVersion.changed_at": "the services write when",
    "Park.directions": "through the leading directions on the same page",
    "Park.districts": "through the districts on the same page",
    "Evidence.recorded_by": "the service writes who acts",
    "Evidence.recorded_at": "the service writes when",
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
    "Evidence.subject_type": "as subject",
    "Evidence.subject_id": "as subject",
    "District.boundary": "on the map's own ground",
    "District.label_point": "as lon and lat",
    "Target.label_zh": "as label",
    "Target.source": "as sources",
    "Target.position": "the order of the list",
    "Target.revenue_from_100m": "in the words of the rule that counts",
    "Target.revenue_to_100m": "in the words of the rule that counts",
    "Target.achievement_kind": "in the words of the rule that counts",
    "Park.location": "as lon and lat, and as geometry in GeoJSON",
    "Park.location_level": "as level",
    "Park.location_uncertainty_km": "as uncertainty_km",
    "Park.embargo_until": "what is under embargo is not published",
    "Park.closed_reason": "closed parks are not in the API",
    "Block.park": "the row stands inside its park",
    "Block.boundary": "as geometry in GeoJSON",
    "Space.park": "the row stands inside its park",
    "Contact.park": "the row stands inside its park",
    "Contact.office_line_is_public": "decides whether office_line is there",
    "Contact.email_is_public": "decides whether email is there",
    "Enterprise.location": "as lon and lat, and as geometry in GeoJSON",
    "Enterprise.location_level": "as level",
    "Enterprise.location_uncertainty_km": "as uncertainty_km",
    "Enterprise.merged_into": "merged rows lead to the one that replaced them",
    "Tenancy.enterprise": "the row stands inside its enterprise",
    "Classification.enterprise": "the row stands inside its enterprise",
    "Revenue.enterprise": "the row stands inside its enterprise",
}


def in_the_admin(request) -> dict:
    """Model → names of the fields in the forms of its admin page, inlines included."""
    shown = {}
    for model, page in admin.site._registry.items():
        forms = [(model, page.get_form(request))]
        inlines = page.get_inline_instances(request)
        forms += [(inline.model, inline.get_formset(request).form) for inline in inlines]
        for of, form in forms:
            shown.setdefault(of, set()).update(form.base_fields)
    return shown


def in_the_api() -> dict:
    """Model → names of the fields in the serializers that the API's document knows."""
    _ = get_resolver().url_patterns  # loads every module of the API
    described = document("en")["components"]["schemas"]
    shown, waiting = {}, [ModelSerializer]
    while waiting:
        serializer = waiting.pop()
        waiting += serializer.__subclasses__()
        if serializer.__name__.removesuffix("Serializer") in described:
            shown.setdefault(serializer.Meta.model, set()).update(serializer.Meta.fields)
    return shown


def columns() -> set[str]:
    return {
        f"{model.__name__}.{field.name}"
        for model in models()
        for field in model._meta.get_fields()
        if is_column(field)
    }


def missing(shown: dict) -> set[str]:
    there = {f"{model.__name__}.{name}" for model, names in shown.items() for name in names}
    return columns() - there


def excused(reasons: dict) -> set[str]:
    """The fields that there is a reason for, those of whole models one by one."""
    return {name for name in columns() if {name, name.partition(".")[0]} & reasons.keys()}


@pytest.mark.django_db
def test_every_field_has_a_place_in_the_admin_or_a_reason(rf, chief):
    request = rf.get("/admin/")
    request.user = chief
    assert missing(in_the_admin(request)) == excused(NOT_IN_THE_ADMIN)


def test_every_field_has_a_place_in_the_api_or_a_reason():
    assert missing(in_the_api()) == excused(NOT_IN_THE_API)


@pytest.mark.parametrize("reasons", [NOT_IN_THE_ADMIN, NOT_IN_THE_API])
def test_every_reason_is_about_something(reasons):
    known = columns() | {model.__name__ for model in models()}
    assert reasons.keys() - known == set()
