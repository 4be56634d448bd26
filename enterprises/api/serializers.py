"""The shapes of enterprises in the API."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from enterprises.models import Classification, Enterprise, Revenue, Tenancy
from registry.api.serializers import NUMBER, described


@described(_("An enterprise in a list."))
class EnterpriseRowSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(allow_null=True, help_text=_("Code of its main sector."))
    district = serializers.CharField(allow_null=True, help_text=_("Code of its district."))
    tier = serializers.CharField(
        allow_null=True, help_text=_("Highest class in force on the day; null if there is none.")
    )
    status = serializers.CharField(
        allow_null=True, help_text=_("Whether that class is recognised or only reported.")
    )
    park = serializers.CharField(
        allow_null=True, help_text=_("Slug of the first park by name that it is in on the day.")
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


@described(_("A class of an enterprise in a sector, for a time."))
class ClassificationSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(
        source="sector.code", allow_null=True, default=None, help_text=_("Sector that it is for.")
    )
    source = serializers.IntegerField(source="source_id", help_text=_("Number of the source."))

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
        extra_kwargs = NUMBER


@described(_("An enterprise in a park, from and to."))
class TenancySerializer(serializers.ModelSerializer):
    park = serializers.CharField(source="park.slug", help_text=_("Slug of the park."))
    source = serializers.IntegerField(source="source_id", help_text=_("Number of the source."))

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
        extra_kwargs = NUMBER


@described(_("The revenue of a year, or the lower bound that is known of it."))
class RevenueSerializer(serializers.ModelSerializer):
    source = serializers.IntegerField(source="source_id", help_text=_("Number of the source."))

    class Meta:
        model = Revenue
        fields = ("id", "year", "amount_100m", "at_least_100m", "source")
        extra_kwargs = NUMBER | {
            "amount_100m": {"coerce_to_string": False},
            "at_least_100m": {"coerce_to_string": False},
        }


@described(_("One enterprise, whole."))
class EnterpriseSerializer(EnterpriseRowSerializer):
    distance_km = None
    former_names = serializers.ListField(
        child=serializers.CharField(), help_text=_("Earlier names.")
    )
    other_titles = serializers.ListField(
        child=serializers.CharField(), help_text=_("Titles outside the four classes.")
    )
    classifications = ClassificationSerializer(
        many=True, help_text=_("Its classes, past ones too.")
    )
    tenancies = TenancySerializer(many=True, help_text=_("The parks it is or was in."))
    revenues = RevenueSerializer(many=True, help_text=_("Its revenue, the newest year first."))

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
