"""The shapes of parks in the API."""

from rest_framework import serializers

from parks.models import Block, Contact, Park, Space


class ParkRowSerializer(serializers.ModelSerializer):
    """A park in a list."""

    sector = serializers.CharField(help_text="Code of its sector.")
    districts = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of the districts that it lies in."
    )
    area_km2 = serializers.FloatField(allow_null=True, help_text="Area as announced, km².")
    enterprises = serializers.IntegerField(help_text="Enterprises in it on the day.")
    land_m2 = serializers.FloatField(
        allow_null=True, help_text="Land on offer, m²; null where no figure is on record."
    )
    floor_m2 = serializers.FloatField(
        allow_null=True, help_text="Floor space on offer, m²; null where no figure is on record."
    )
    level = serializers.CharField(
        allow_blank=True, help_text="How its position was found; empty where there is none."
    )
    uncertainty_km = serializers.FloatField(
        allow_null=True, help_text="How far off the position may be, km."
    )
    lon = serializers.FloatField(allow_null=True, help_text="Degrees, WGS 84.")
    lat = serializers.FloatField(allow_null=True, help_text="Degrees, WGS 84.")
    distance_km = serializers.FloatField(
        allow_null=True, help_text="From the point of near, km; null if there is none."
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


class SpaceSerializer(serializers.ModelSerializer):
    block = serializers.IntegerField(
        source="block.position", allow_null=True, default=None, help_text="Place of its block."
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
        extra_kwargs = {
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


class ContactSerializer(serializers.ModelSerializer):
    """A post; what is not switched to public is empty."""

    office_line = serializers.SerializerMethodField(help_text="Office telephone, if it is public.")
    email = serializers.SerializerMethodField(help_text="Mailbox of the post, if it is public.")

    class Meta:
        model = Contact
        fields = ("role_zh", "role_en", "office_line", "email", "purpose")

    def get_office_line(self, row) -> str:
        return row.office_line if row.office_line_is_public else ""

    def get_email(self, row) -> str:
        return row.email if row.email_is_public else ""


class ParkSerializer(ParkRowSerializer):
    """One park, whole."""

    distance_km = None
    directions = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of its leading directions."
    )
    aliases = serializers.ListField(child=serializers.CharField(), help_text="Other names.")
    blocks = BlockSerializer(many=True)
    spaces = SpaceSerializer(many=True)
    contacts = ContactSerializer(many=True)

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
