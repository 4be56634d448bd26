"""The shapes of enterprises in the API."""

from rest_framework import serializers

from enterprises.models import Classification, Enterprise, Revenue, Tenancy


class EnterpriseRowSerializer(serializers.ModelSerializer):
    """An enterprise in a list."""

    sector = serializers.CharField(allow_null=True, help_text="Code of its main sector.")
    district = serializers.CharField(allow_null=True, help_text="Code of its district.")
    tier = serializers.CharField(
        allow_null=True, help_text="Highest class in force on the day; null if there is none."
    )
    status = serializers.CharField(
        allow_null=True, help_text="Whether that class is recognised or only reported."
    )
    park = serializers.CharField(
        allow_null=True, help_text="Slug of the first park by name that it is in on the day."
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
        model = Enterprise
        fields = (
            "uid",
            "name_zh",
            "name_en",
            "name_en_origin",
            "uscc",
            "stock_code",
            "sector",
            "district",
            "area_zh",
            "area_en",
            "tier",
            "status",
            "park",
            "level",
            "uncertainty_km",
            "lon",
            "lat",
            "distance_km",
        )


class ClassificationSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(
        source="sector.code", allow_null=True, default=None, help_text="Sector that it is for."
    )
    source = serializers.IntegerField(source="source_id", help_text="Number of the source.")

    class Meta:
        model = Classification
        fields = (
            "id",
            "sector",
            "tier",
            "level",
            "batch",
            "status",
            "valid_from",
            "valid_from_precision",
            "valid_to",
            "reason_zh",
            "reason_en",
            "source",
        )


class TenancySerializer(serializers.ModelSerializer):
    park = serializers.CharField(source="park.slug", help_text="Slug of the park.")
    source = serializers.IntegerField(source="source_id", help_text="Number of the source.")

    class Meta:
        model = Tenancy
        fields = (
            "id",
            "park",
            "since",
            "since_precision",
            "until",
            "notes_zh",
            "notes_en",
            "source",
        )


class RevenueSerializer(serializers.ModelSerializer):
    source = serializers.IntegerField(source="source_id", help_text="Number of the source.")

    class Meta:
        model = Revenue
        fields = ("id", "year", "amount_100m", "at_least_100m", "source")
        extra_kwargs = {
            "amount_100m": {"coerce_to_string": False},
            "at_least_100m": {"coerce_to_string": False},
        }


class EnterpriseSerializer(EnterpriseRowSerializer):
    """One enterprise, whole."""

    distance_km = None
    former_names = serializers.ListField(child=serializers.CharField(), help_text="Earlier names.")
    other_titles = serializers.ListField(
        child=serializers.CharField(), help_text="Titles outside the four classes."
    )
    classifications = ClassificationSerializer(many=True)
    tenancies = TenancySerializer(many=True)
    revenues = RevenueSerializer(many=True)

    class Meta:
        model = Enterprise
        fields = (
            *(name for name in EnterpriseRowSerializer.Meta.fields if name != "distance_km"),
            "former_names",
            "address_zh",
            "address_en",
            "website",
            "other_titles",
            "notes_zh",
            "notes_en",
            "classifications",
            "tenancies",
            "revenues",
        )
