"""The admin of the shared words: sectors, directions, districts, sources, evidence, plans, targets."""

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import services
from .admin_base import ServiceAdmin, Writers
from .geojson import GeoJSON
from .models import (
    DataVersion,
    Direction,
    District,
    Evidence,
    Observation,
    Plan,
    Sector,
    Source,
    Target,
)

admin.site.site_header = _("Shanghai Featured Parks: administration")
admin.site.site_title = _("Administration of the register")
admin.site.index_title = _("What the register holds")


@admin.register(Sector)
class SectorAdmin(ServiceAdmin):
    writers = Writers(Sector)
    list_display = ["code", "name_zh", "name_en", "position"]
    search_fields = ["code", "name_zh", "name_en"]


@admin.register(Direction)
class DirectionAdmin(ServiceAdmin):
    writers = Writers(Direction)
    list_display = ["name_zh", "name_en", "sector", "kind"]
    list_filter = ["sector", "kind"]
    list_select_related = ["sector"]
    search_fields = ["code", "name_zh", "name_en"]
    autocomplete_fields = ["parent"]


@admin.register(District)
class DistrictAdmin(ServiceAdmin):
    writers = Writers(District)
    list_display = ["adcode", "name_zh", "name_en"]
    search_fields = ["adcode", "name_zh", "name_en"]

    def get_urls(self):
        ground = self.admin_site.admin_view(outlines)
        return [path("ground/", ground, name="registry_district_ground"), *super().get_urls()]


def outlines(request) -> HttpResponse:
    """The districts' outlines, the ground of the admin's maps: one GeometryCollection."""
    drawn = District.objects.exclude(boundary=None).annotate(outline=GeoJSON("boundary"))
    shapes = ",".join(drawn.values_list("outline", flat=True))
    body = f'{{"type":"GeometryCollection","geometries":[{shapes}]}}'
    return HttpResponse(body, content_type="application/geo+json")


@admin.register(Source)
class SourceAdmin(ServiceAdmin):
    writers = Writers(Source)
    list_display = ["__str__", "kind", "publisher_zh", "published_on"]
    list_filter = ["kind"]
    search_fields = ["key", "title_zh", "title_en", "publisher_zh", "publisher_en"]
    date_hierarchy = "published_on"


def subject_exists(evidence: Evidence) -> None:
    """Raise ValidationError unless the evidence is about a field of a row that is there."""
    model = evidence.subject_type.model_class()
    if model is None or not model._default_manager.filter(pk=evidence.subject_id).exists():
        raise ValidationError(_("There is no such row."))
    try:
        model._meta.get_field(evidence.field)
    except FieldDoesNotExist as error:
        raise ValidationError(_("There is no field of this name.")) from error


def add_evidence(*, by, why, **values):
    return services.create(
        Evidence, by=by, why=why, recorded_by=by, recorded_at=timezone.now(), **values
    )


@admin.register(Evidence)
class EvidenceAdmin(ServiceAdmin):
    writers = Writers(Evidence, add=add_evidence, rule=subject_exists)
    exclude = ["recorded_by", "recorded_at"]
    list_display = ["subject_type", "subject_id", "field", "value", "source", "as_of"]
    list_filter = ["subject_type", "is_derived"]
    list_select_related = ["subject_type", "source"]
    search_fields = ["field", "value", "quote"]
    autocomplete_fields = ["source"]


@admin.register(Plan)
class PlanAdmin(ServiceAdmin):
    writers = Writers(Plan)
    list_display = ["__str__", "sector", "issued_on"]
    list_select_related = ["sector"]
    search_fields = ["title_zh", "title_en"]
    autocomplete_fields = ["source"]


@admin.register(Target)
class TargetAdmin(ServiceAdmin):
    writers = Writers(Target)
    list_display = ["__str__", "scope", "metric", "comparator", "value", "unit", "due_on"]
    list_filter = ["scope", "metric", "is_headline"]
    search_fields = ["key", "label_zh", "label_en"]
    autocomplete_fields = ["source", "plan"]


@admin.register(Observation)
class ObservationAdmin(ServiceAdmin):
    writers = Writers(Observation)
    list_display = ["__str__", "scope_zh", "value", "unit", "as_of"]
    list_filter = ["topic", "scope_zh"]
    search_fields = ["key", "label_zh", "label_en"]
    autocomplete_fields = ["source"]


@admin.register(DataVersion)
class DataVersionAdmin(admin.ModelAdmin):
    """To look at only: the services raise the numbers."""

    list_display = ["layer", "number", "changed_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
