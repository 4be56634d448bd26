"""The admin of parks, with what belongs to each on the same page."""

from django.contrib import admin

from registry.admin_base import ServiceAdmin, Writers, lines_of, rows_of

from . import services
from .models import Block, Contact, Membership, Park, ParkDirection, ParkDistrict, Space

BLOCKS = Writers(
    Block, add=services.add_block, change=services.update_block, remove=services.remove_block
)
SPACES = Writers(
    Space, add=services.add_space, change=services.update_space, remove=services.remove_space
)
CONTACTS = Writers(
    Contact,
    add=services.add_contact,
    change=services.update_contact,
    remove=services.remove_contact,
)
MEMBERSHIPS = Writers(
    Membership,
    add=services.grant_membership,
    change=services.change_membership,
    remove=services.remove_membership,
)


@admin.register(Park)
class ParkAdmin(ServiceAdmin):
    writers = Writers(
        Park, add=services.create_park, change=services.update_park, remove=services.delete_park
    )
    list_display = ["called", "sector", "membership", "batch", "area_km2", "publication"]
    list_filter = ["membership", "publication", "batch", "sector"]
    list_select_related = ["sector"]
    search_fields = ["slug", "name_zh", "name_en"]
    inlines = [
        lines_of(Writers(ParkDistrict)),
        lines_of(Writers(ParkDirection), autocomplete_fields=["direction"]),
        rows_of(BLOCKS),
        rows_of(SPACES),
        rows_of(CONTACTS),
        lines_of(MEMBERSHIPS),
    ]
