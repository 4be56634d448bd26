"""The admin of enterprises, with their standing and figures on the same page."""

from django.contrib import admin

from registry.admin_base import ServiceAdmin, Writers, lines_of, rows_of

from . import services
from .models import Achievement, Classification, Enterprise, Revenue, SectorOutput, Tenancy

TENANCIES = Writers(
    Tenancy, add=services.move_in, change=services.update_tenancy, remove=services.remove_tenancy
)
CLASSIFICATIONS = Writers(
    Classification,
    add=services.classify,
    change=services.revise_classification,
    remove=services.remove_classification,
    rule=services.require_no_overlap,
)


def figures(model, add) -> Writers:
    return Writers(model, add=add, change=services.revise_figure, remove=services.remove_figure)


@admin.register(Enterprise)
class EnterpriseAdmin(ServiceAdmin):
    writers = Writers(
        Enterprise,
        add=services.create_enterprise,
        change=services.update_enterprise,
        remove=services.delete_enterprise,
    )
    list_display = ["called", "uid", "sector", "district", "uscc"]
    list_filter = ["sector", "district"]
    list_select_related = ["sector", "district"]
    search_fields = ["uid", "name_zh", "name_en", "uscc"]
    autocomplete_fields = ["merged_into"]
    inlines = [
        rows_of(TENANCIES, autocomplete_fields=["park", "source"]),
        rows_of(CLASSIFICATIONS, autocomplete_fields=["source"]),
        lines_of(figures(Revenue, services.record_revenue), autocomplete_fields=["source"]),
    ]


@admin.register(Achievement)
class AchievementAdmin(ServiceAdmin):
    writers = figures(Achievement, services.record_achievement)
    list_display = ["called", "kind", "sector", "achieved_on", "status"]
    list_filter = ["kind", "status", "sector"]
    list_select_related = ["sector"]
    search_fields = ["key", "name_zh", "name_en"]
    autocomplete_fields = ["enterprise", "source"]


@admin.register(SectorOutput)
class SectorOutputAdmin(ServiceAdmin):
    writers = figures(SectorOutput, services.record_sector_output)
    list_display = ["sector", "year", "value_100m"]
    list_filter = ["sector"]
    list_select_related = ["sector"]
    autocomplete_fields = ["source"]
