"""The one road for writing."""

import pytest
from django.core.exceptions import ValidationError

from registry import services
from registry.models import DataVersion, Sector
from registry.testing import make_sector, make_source

pytestmark = pytest.mark.django_db


def test_a_change_leaves_who_when_why_before_and_after(steward):
    sector = services.create(Sector, by=None, why="first load", code="marine", name_zh="海洋")
    services.update(sector, by=steward, why="renamed by the city", name_zh="海洋装备")
    after, before = sector.history.all()
    assert (after.history_user, after.history_change_reason) == (steward, "renamed by the city")
    change = after.diff_against(before).changes[0]
    assert (change.field, change.old, change.new) == ("name_zh", "海洋", "海洋装备")


def test_no_change_writes_no_history_and_raises_no_version(steward):
    sector = services.create(Sector, by=None, why="first load", code="marine", name_zh="海洋")
    version = DataVersion.objects.get(layer="registry").number
    services.update(sector, by=steward, why="nothing", name_zh="海洋")
    assert sector.history.count() == 1
    assert DataVersion.objects.get(layer="registry").number == version


def test_what_breaks_a_constraint_is_refused_with_a_sentence_and_not_written():
    with pytest.raises(ValidationError) as error:
        services.create(Sector, by=None, why="", code="x", name_zh="某", name_en_origin="hearsay")
    assert "name_en_origin" in error.value.message_dict
    assert not Sector.objects.exists()


def test_a_removed_row_leaves_its_history(steward):
    sector = make_sector()
    services.delete(sector, by=steward, why="entered twice")
    last = Sector.history.first()
    assert (last.history_type, last.history_user) == ("-", steward)
    assert last.history_change_reason == "entered twice"


def test_rows_can_be_asked_as_of_a_moment(steward):
    sector = services.create(Sector, by=None, why="first load", code="marine", name_zh="海洋")
    moment = sector.history.latest().history_date
    services.update(sector, by=steward, why="renamed", name_zh="海洋装备")
    assert Sector.history.as_of(moment).get().name_zh == "海洋"


def test_evidence_names_a_field_that_exists():
    sector, source = make_sector(), make_source()
    services.record_evidence(sector, "name_zh", source, by=None, why="read", value="绿色低碳")
    with pytest.raises(ValidationError, match=r"no field|没有"):
        services.record_evidence(sector, "rent", source, by=None, why="read", value="1")
