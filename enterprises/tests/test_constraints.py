"""Every rule that the database keeps, broken once; and the sentence that people read."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint
from django.utils.translation import override

from enterprises.models import Revenue, SectorOutput
from enterprises.testing import (
    make_achievement,
    make_classification,
    make_enterprise,
    make_revenue,
    make_sector_output,
    make_tenancy,
)
from parks.models import Contact, ParkDirection, ParkDistrict
from parks.testing import make_block, make_membership, make_park, make_space
from registry.models import Evidence, Observation
from registry.testing import (
    make_direction,
    make_district,
    make_plan,
    make_sector,
    make_source,
    make_target,
    square,
)

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2024, 5, 1), date(2024, 5, 2)
NOON = datetime(2024, 5, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
BOWTIE = MultiPolygon(Polygon(((0, 0), (1, 1), (1, 0), (0, 1), (0, 0))), srid=4326)


def twice(make, **fields):
    """A function that makes the same row twice."""
    return lambda: (make(**fields), make(**fields))


def own_parent(make, field):
    def build():
        row = make()
        setattr(row, field, row)
        row.save()

    return build


def evidence(**fields):
    sector = make_sector()
    fields = {"source": make_source(), "field": "name_zh", "recorded_at": NOON} | fields
    return Evidence.objects.create(subject=sector, **fields)


def same_evidence():
    source = make_source()
    evidence(source=source)
    evidence(source=source)


def observation(**fields):
    fields = {"key": "k", "topic": "sme", "metric_key": "m", "value": 1, "unit": "家"} | fields
    return Observation.objects.create(label_zh="企业", source=make_source(), **fields)


def contact(**fields):
    return Contact.objects.create(park=make_park(), role_zh="招商部", **fields)


def linked_twice(model, name, make):
    def build():
        park, other = make_park(districts=[]), make()
        for _ in range(2):
            model.objects.create(park=park, **{name: other})

    return build


def member(**fields):
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get_or_create(username="manager")[0]
    return make_membership(user, **fields)


def at(make, **fields):
    return lambda: make(**fields)


def two_of(make, **shared):
    """A function that makes two rows of which the named ones are shared."""

    def build():
        rows = {name: maker() for name, maker in shared.items()}
        make(**rows)
        make(**rows)

    return build


UNDATED = {"since": DAY, "since_precision": ""}
BROKEN = {
    "registry_sector_name_en_origin_known": at(make_sector, name_en_origin="hearsay"),
    "registry_direction_kind_known": at(make_direction, kind="x"),
    "registry_direction_name_en_origin_known": at(make_direction, name_en_origin="x"),
    "registry_direction_not_its_own_parent": own_parent(make_direction, "parent"),
    "registry_district_name_en_origin_known": at(make_district, name_en_origin="x"),
    "registry_district_boundary_valid": at(make_district, boundary=BOWTIE),
    "registry_district_adcode_six_digits": at(make_district, adcode="31011x"),
    "registry_source_kind_known": at(make_source, kind="rumour"),
    "registry_source_published_on_dated": at(make_source, published_on=DAY),
    "registry_evidence_as_of_dated": at(evidence, as_of=DAY),
    "registry_evidence_once_per_source": same_evidence,
    "registry_plan_title_en_origin_known": at(make_plan, title_en_origin="x"),
    "registry_plan_issued_on_dated": at(make_plan, issued_precision="day"),
    "registry_target_label_en_origin_known": at(make_target, label_en_origin="x"),
    "registry_target_metric_known": at(make_target, metric="x"),
    "registry_target_comparator_known": at(make_target, comparator="!"),
    "registry_target_qualifier_known": at(make_target, qualifier="x"),
    "registry_target_value_not_negative": at(make_target, value=-1),
    "registry_target_revenue_from_100m_not_above_revenue_to_100m": at(
        make_target, metric="revenue_count", revenue_from_100m=100, revenue_to_100m=10
    ),
    "registry_target_class_count_has_tier": at(make_target, metric="class_count"),
    "registry_target_band_has_edge": at(make_target, metric="revenue_count"),
    "registry_target_achievement_has_kind": at(make_target, metric="achievement_count"),
    "registry_observation_qualifier_known": at(observation, qualifier="x"),
    "registry_observation_as_of_dated": at(observation, as_of=DAY),
    "parks_park_membership_known": at(make_park, membership="x"),
    "parks_park_name_en_origin_known": at(make_park, name_en_origin="x"),
    "parks_park_programme_known": at(make_park, programme="six"),
    "parks_park_location_level_known": at(make_park, location_level="x"),
    "parks_park_publication_known": at(make_park, publication="x"),
    "parks_park_announced_on_dated": at(make_park, announced_on=DAY),
    "parks_park_area_km2_positive": at(make_park, area_km2=0),
    "parks_park_batch_positive": at(make_park, batch=0),
    "parks_park_official_no_positive": at(make_park, official_no=0, membership="official"),
    "parks_park_location_uncertainty_km_not_negative": at(make_park, location_uncertainty_km=-1),
    "parks_park_official_has_no": at(make_park, official_no=1, membership="reported"),
    "parks_park_embargo_has_end": at(make_park, publication="embargo"),
    "parks_park_closed_has_reason": at(make_park, publication="closed"),
    "parks_parkdirection_once": linked_twice(ParkDirection, "direction", make_direction),
    "parks_parkdistrict_once": linked_twice(ParkDistrict, "district", make_district),
    "parks_block_geometry_status_known": at(make_block, boundary=square(), geometry_status="x"),
    "parks_block_boundary_valid": at(make_block, boundary=BOWTIE),
    "parks_block_position_once": two_of(lambda park: make_block(park, position=1), park=make_park),
    "parks_block_status_fits_boundary": at(make_block, geometry_status="surveyed"),
    "parks_space_kind_known": at(make_space, kind="x"),
    "parks_space_price_unit_known": at(make_space, price=1, price_unit="x"),
    "parks_space_total_m2_positive": at(make_space, total_m2=0),
    "parks_space_available_m2_not_negative": at(make_space, available_m2=-1),
    "parks_space_smallest_m2_positive": at(make_space, smallest_m2=0),
    "parks_space_price_positive": at(make_space, price=0, price_unit="cny_m2"),
    "parks_space_floor_load_t_m2_positive": at(make_space, floor_load_t_m2=0),
    "parks_space_clear_height_m_positive": at(make_space, clear_height_m=0),
    "parks_space_power_kva_positive": at(make_space, power_kva=0),
    "parks_space_available_m2_not_above_total_m2": at(make_space, available_m2=11, total_m2=10),
    "parks_space_smallest_m2_not_above_total_m2": at(make_space, smallest_m2=11, total_m2=10),
    "parks_space_verified_on_not_above_review_due_on": at(
        make_space, verified_on=NEXT, review_due_on=DAY
    ),
    "parks_space_price_has_unit": at(make_space, price=3),
    "parks_contact_can_be_reached": at(contact),
    "parks_membership_role_known": at(member, role="x"),
    "parks_membership_since_not_above_until": at(member, since=NEXT, until=DAY),
    "parks_membership_one_open": two_of(lambda park: member(park=park), park=make_park),
    "enterprises_enterprise_name_en_origin_known": at(make_enterprise, name_en_origin="x"),
    "enterprises_enterprise_location_level_known": at(make_enterprise, location_level="x"),
    "enterprises_enterprise_location_uncertainty_km_not_negative": at(
        make_enterprise, location_uncertainty_km=-1
    ),
    "enterprises_enterprise_not_merged_into_itself": own_parent(make_enterprise, "merged_into"),
    "enterprises_enterprise_uscc_not_blank": at(make_enterprise, uscc=""),
    "enterprises_tenancy_since_dated": at(make_tenancy, **UNDATED),
    "enterprises_tenancy_since_not_above_until": at(
        make_tenancy, since=NEXT, since_precision="day", until=DAY
    ),
    "enterprises_tenancy_one_open": two_of(
        make_tenancy, enterprise=make_enterprise, park=make_park
    ),
    "enterprises_classification_tier_known": at(make_classification, tier="x"),
    "enterprises_classification_level_known": at(make_classification, level="x"),
    "enterprises_classification_status_known": at(make_classification, status="x"),
    "enterprises_classification_valid_from_dated": at(
        make_classification, valid_from=DAY, valid_from_precision=""
    ),
    "enterprises_classification_valid_from_not_above_valid_to": at(
        make_classification, valid_to=date(2021, 1, 1)
    ),
    "enterprises_classification_recognised_from": at(make_classification, valid_from=None),
    "enterprises_revenue_amount_100m_not_negative": at(make_revenue, amount_100m=-1),
    "enterprises_revenue_at_least_100m_not_negative": at(make_revenue, at_least_100m=-1),
    "enterprises_revenue_has_figure": at(make_revenue, amount_100m=None),
    "enterprises_revenue_year_plausible": at(make_revenue, year=20240),
    "enterprises_revenue_once_a_year": two_of(make_revenue, enterprise=make_enterprise),
    "enterprises_achievement_kind_known": at(make_achievement, kind="x"),
    "enterprises_achievement_status_known": at(make_achievement, status="x"),
    "enterprises_achievement_achieved_on_dated": at(make_achievement, achieved_on=DAY),
    "enterprises_achievement_count_positive": at(make_achievement, count=0),
    "enterprises_sectoroutput_qualifier_known": at(make_sector_output, qualifier="x"),
    "enterprises_sectoroutput_value_100m_not_negative": at(make_sector_output, value_100m=-1),
    "enterprises_sectoroutput_year_plausible": at(make_sector_output, year=1900),
    "enterprises_sectoroutput_once_a_year": twice(make_sector_output),
}


def kept_constraints() -> dict:
    """Name → constraint of every model of ours; history keeps rows as they were and has none."""
    return {
        constraint.name: constraint
        for app in ("registry", "parks", "enterprises")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def test_every_constraint_is_tried_here():
    assert set(BROKEN) == set(kept_constraints())


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name):
    named = isinstance(kept_constraints()[name], CheckConstraint) or connection.vendor != "sqlite"
    with pytest.raises(IntegrityError, match=name if named else "UNIQUE"), transaction.atomic():
        BROKEN[name]()


@pytest.mark.parametrize("name", BROKEN)
def test_the_sentence_is_in_both_languages(name):
    constraint = kept_constraints()[name]
    with override("en"):
        english = constraint.get_violation_error_message()
    with override("zh-hans"):
        chinese = constraint.get_violation_error_message()
    assert (english.endswith((".", "…")) and english.isascii()) or "“" in english
    assert any("一" <= letter <= "鿿" for letter in chinese)
    assert name not in english


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no exclusion constraint")
def test_postgresql_refuses_classes_that_overlap():
    firm = make_enterprise()
    make_classification(firm, valid_to=DAY)
    make_classification(firm, valid_from=NEXT)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        make_classification(firm, valid_from=DAY, valid_to=DAY)


def test_unknown_figures_are_allowed():
    make_space(available_m2=None, total_m2=None)
    make_park(area_km2=None, location=None)
    assert Revenue.objects.count() == SectorOutput.objects.count() == 0
