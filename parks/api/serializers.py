"""The shapes of parks in the API."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from parks.models import Block, Contact, Park, Space
from registry.api.serializers import NUMBER, described


@described(_("A park in a list."))
class ParkRowSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(help_text=_("Code of its sector."))
    districts = serializers.ListField(
        child=serializers.CharField(), help_text=_("Codes of the districts that it lies in.")
    )
    area_km2 = serializers.FloatField(allow_null=True, help_text=_("Area as announced, km²."))
    enterprises = serializers.IntegerField(help_text=_("Enterprises in it on the day."))
    land_m2 = serializers.FloatField(
        allow_null=True, help_text=_("Land on offer, m²; null where no figure is on record.")
    )
    floor_m2 = serializers.FloatField(
        allow_null=True, help_text=_("Floor space on offer, m²; null where no figure is on record.")
    )
    level = serializers.CharField(
        allow_blank=True, help_text=_("How its position was found; empty where there is none.")
    )
    uncertainty_km = serializers.FloatField(
        allow_null=True, help_text=_("How far off the position may be, km.")
    )
    lon = serializers.FloatField(allow_null=True, help_text=_("Degrees, WGS 84."))
    lat = serializers.FloatField(allow_null=True, help_text=_("Degrees, WGS 84."))
    distance_km = serializers.FloatField(
        allow_null=True, help_text=_("From the point of near, km; null if there is none.")
    )

    class Meta:
        model = Park
        fields = (
            "slug",
            "name_zh",
            "name_en",
            "name_en_origin",
            "official_no",
            "membership",
            "sector",
            "batch",
            "announced_on",
            "announced_precision",
            "programme",
            "districts",
            "area_km2",
            "enterprises",
            "land_m2",
            "floor_m2",
            "level",
            "uncertainty_km",
            "lon",
            "lat",
            "distance_km",
        )


@described(_("A part of a park with a boundary of its own."))
class BlockSerializer(serializers.ModelSerializer):
    class Meta:
        model = Block
        fields = (
            "position",
            "name_zh",
            "name_en",
            "boundary_text_zh",
            "boundary_text_en",
            "geometry_status",
        )


@described(_("Land or premises on offer."))
class SpaceSerializer(serializers.ModelSerializer):
    block = serializers.IntegerField(
        source="block.position", allow_null=True, default=None, help_text=_("Place of its block.")
    )

    class Meta:
        model = Space
        fields = (
            "id",
            "block",
            "kind",
            "name_zh",
            "name_en",
            "permitted_use_zh",
            "permitted_use_en",
            "total_m2",
            "available_m2",
            "smallest_m2",
            "price",
            "price_unit",
            "floor_load_t_m2",
            "clear_height_m",
            "power_kva",
            "available_from",
            "verified_on",
            "review_due_on",
        )
        extra_kwargs = NUMBER | {
            name: {"coerce_to_string": False}
            for name in (
                "total_m2",
                "available_m2",
                "smallest_m2",
                "price",
                "floor_load_t_m2",
                "clear_height_m",
                "power_kva",
            )
        }


@described(_("A post to reach; what is not public is empty."))
class ContactSerializer(serializers.ModelSerializer):
    office_line = serializers.SerializerMethodField(
        help_text=_("Office telephone, if it is public.")
    )
    email = serializers.SerializerMethodField(help_text=_("Mailbox of the post, if it is public."))

    class Meta:
        model = Contact
        fields = ("role_zh", "role_en", "office_line", "email", "purpose")

    def get_office_line(self, row) -> str:
        return row.office_line if row.office_line_is_public else ""

    def get_email(self, row) -> str:
        return row.email if row.email_is_public else ""


@described(_("One park, whole."))
class ParkSerializer(ParkRowSerializer):
    distance_km = None
    directions = serializers.ListField(
        child=serializers.CharField(), help_text=_("Codes of its leading directions.")
    )
    aliases = serializers.ListField(child=serializers.CharField(), help_text=_("Other names."))
    blocks = BlockSerializer(many=True, help_text=_("Its blocks, in the order of the directory."))
    spaces = SpaceSerializer(many=True, help_text=_("Its land and premises on offer."))
    contacts = ContactSerializer(many=True, help_text=_("Whom to ask."))

    class Meta:
        model = Park
        fields = (
            *(name for name in ParkRowSerializer.Meta.fields if name != "distance_km"),
            "official_name_zh",
            "aliases",
            "directions",
            "directions_zh",
            "directions_en",
            "location_note_zh",
            "location_note_en",
            "operator_zh",
            "operator_en",
            "address_zh",
            "address_en",
            "website",
            "notes_zh",
            "notes_en",
            "publication",
            "blocks",
            "spaces",
            "contacts",
        )
