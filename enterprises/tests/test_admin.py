"""The admin writes by the services: with history, with rules, for superusers only."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from enterprises.models import Classification, Enterprise, Tenancy
from enterprises.testing import make_classification, make_enterprise
from parks.models import Park, Space
from parks.testing import make_park, make_space
from registry.dictionary import models
from registry.models import DataVersion, Evidence, Sector, Source
from registry.testing import make_sector, make_source

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label != "auth"]


def form_of(response) -> dict:
    """What the browser would send back of the page: every field of the form and its inlines."""
    form = response.context["adminform"].form
    data = {bound.html_name: bound.value() for bound in form}
    for inline in response.context["inline_admin_formsets"]:
        for part in [inline.formset.management_form, *inline.formset.forms]:
            data |= {bound.html_name: bound.value() for bound in part}
    return {
        name: sent(value)
        for name, value in data.items()
        if value is not None and value is not False
    }


def errors_of(response) -> list:
    """What the page says is wrong; empty when it went through."""
    if response.status_code == 302:
        return []
    return [response.context["adminform"].form.errors, *response.context["errors"]]


def sent(value):
    return getattr(value, "geojson", value) if not isinstance(value, list) else "[]"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_and_empty_form_opens(client, chief, model):
    client.force_login(chief)
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert client.get(reverse(f"{base}_changelist")).status_code == 200
    if model._meta.model_name != "dataversion":
        assert client.get(reverse(f"{base}_add")).status_code == 200


def test_a_change_in_the_admin_leaves_who_and_why(client, chief):
    client.force_login(chief)
    sector = make_sector()
    url = reverse("admin:registry_sector_change", args=[sector.pk])
    data = form_of(client.get(url)) | {"name_zh": "绿色低碳产业", "why": "as the plan prints it"}
    assert client.post(url, data).status_code == 302
    record = Sector.objects.get().history.first()
    assert (record.name_zh, record.history_user) == ("绿色低碳产业", chief)
    assert record.history_change_reason == "as the plan prints it"


def test_a_change_without_a_reason_is_not_written(client, chief):
    client.force_login(chief)
    sector = make_sector()
    url = reverse("admin:registry_sector_change", args=[sector.pk])
    response = client.post(url, form_of(client.get(url)) | {"name_zh": "别名", "why": ""})
    assert "why" in response.context["adminform"].form.errors
    assert Sector.objects.get().name_zh != "别名"


def test_a_new_row_and_its_inlines_are_written_with_history(client, chief):
    client.force_login(chief)
    park, source = make_park(), make_source()
    url = reverse("admin:enterprises_enterprise_add")
    data = form_of(client.get(url)) | {"uid": "e1", "name_zh": "某公司", "why": "on the list"}
    line = {"park": park.pk, "source": source.pk, "since_precision": "", "enterprise": ""}
    data |= {f"tenancies-0-{name}": value for name, value in line.items()}
    data["tenancies-TOTAL_FORMS"] = 1
    response = client.post(url, data)
    assert errors_of(response) == []
    assert Enterprise.objects.get().history.get().history_user == chief
    assert Tenancy.objects.get().history.get().history_change_reason == "on the list"


def test_an_overlap_of_classes_is_told_on_the_page(client, chief):
    client.force_login(chief)
    row = make_classification(enterprise=make_enterprise())
    url = reverse("admin:enterprises_enterprise_change", args=[row.enterprise_id])
    data = form_of(client.get(url)) | {"why": "again", "classifications-TOTAL_FORMS": 2}
    for name in ["sector", "tier", "status", "valid_from", "valid_from_precision", "source"]:
        data[f"classifications-1-{name}"] = data[f"classifications-0-{name}"]
    response = client.post(url, data)
    assert response.status_code == 200
    assert Classification.objects.count() == 1


def test_a_removal_in_the_admin_leaves_history(client, chief):
    client.force_login(chief)
    source = make_source()
    url = reverse("admin:registry_source_delete", args=[source.pk])
    client.post(url, {"post": "yes"})
    assert not Source.objects.exists()
    assert Source.history.first().history_user == chief


def test_a_changed_space_is_written_and_a_broken_rule_is_told(client, chief):
    client.force_login(chief)
    space = make_space(total_m2=100, available_m2=50)
    url = reverse("admin:parks_park_change", args=[space.park_id])
    page = form_of(client.get(url)) | {"why": "let in part"}
    assert errors_of(client.post(url, page | {"spaces-0-available_m2": "40"})) == []
    assert Space.objects.get().history.first().history_user == chief
    assert client.post(url, page | {"spaces-0-available_m2": "101"}).status_code == 200
    assert Space.objects.get().available_m2 == 40


@pytest.mark.parametrize("who", ["steward", "manager", "seeker"])
def test_only_superusers_see_the_admin(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("admin:parks_park_changelist")).status_code == 302


def test_staff_who_are_no_superusers_see_no_model(client, make_person):
    client.force_login(make_person("clerk", is_staff=True))
    assert client.get(reverse("admin:parks_park_changelist")).status_code == 403


def test_a_row_taken_off_a_page_leaves_who_and_why(client, chief):
    client.force_login(chief)
    space = make_space()
    url = reverse("admin:parks_park_change", args=[space.park_id])
    data = form_of(client.get(url)) | {"spaces-0-DELETE": "on", "why": "let as a whole"}
    assert errors_of(client.post(url, data)) == []
    record = Space.history.first()
    told = (record.history_type, record.history_user, record.history_change_reason)
    assert told == ("-", chief, "let as a whole")


@pytest.mark.parametrize(("key", "field"), [(0, "no_such_field"), (999, "area_km2")])
def test_evidence_about_nothing_is_refused_on_the_page(client, chief, key, field):
    client.force_login(chief)
    park, source = make_park(), make_source()
    url = reverse("admin:registry_evidence_add")
    about = {"subject_type": ContentType.objects.get_for_model(Park).pk, "field": field}
    about |= {"subject_id": park.pk + key, "source": source.pk, "why": "read"}
    assert errors_of(client.post(url, form_of(client.get(url)) | about)) != []
    good = about | {"subject_id": park.pk, "field": "area_km2"}
    assert errors_of(client.post(url, form_of(client.get(url)) | good)) == []
    assert Evidence.objects.get().recorded_by == chief


def test_the_data_versions_are_only_to_look_at(client, chief):
    client.force_login(chief)
    row = DataVersion.objects.create(layer="parks", number=1)
    change, remove = (
        reverse(f"admin:registry_dataversion_{act}", args=[row.pk]) for act in ("change", "delete")
    )
    assert client.get(change).status_code == 200
    for place in (change, remove, reverse("admin:registry_dataversion_add")):
        answer = client.post(place, {"layer": "parks", "number": 9, "post": "yes"})
        assert answer.status_code == 403
    assert DataVersion.objects.get().number == 1


def test_every_model_has_a_place_in_the_admin():
    shown = set(admin.site._registry)
    for options in admin.site._registry.values():
        shown |= {inline.model for inline in options.inlines}
    assert set(models()) - shown == set()
    assert Park in shown
