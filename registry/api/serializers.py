"""The shapes of the ground floor's answers; reading only."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from registry.choices import SourceKind
from registry.models import Direction, District, Evidence, Sector, Source


def described(about):
    """What the API's document says of a serializer, in the reader's language."""
    return extend_schema_serializer(description=about)


NUMBER = {"id": {"help_text": _("Its number.")}}


@described(_("What is wrong."))
class ProblemSerializer(serializers.Serializer):
    detail = serializers.CharField(help_text=_("What is wrong, in the reader's language."))
    errors = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text=_(
            "For each parameter that is not in order, the sentences that say what is allowed."
        ),
    )


@described(_("One value of a parameter."))
class FacetValueSerializer(serializers.Serializer):
    value = serializers.CharField(help_text=_("As the parameter writes it."))
    label_zh = serializers.CharField(help_text=_("For people, in Chinese."))
    label_en = serializers.CharField(help_text=_("For people, in English."), allow_blank=True)
    count = serializers.IntegerField(help_text=_("Rows that it would give, all else staying."))
    selected = serializers.BooleanField(help_text=_("Whether the query asks for it."))


@described(_("How many rows each value would give."))
class FacetsSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text=_("Rows that the query finds."))
    facets = serializers.DictField(
        child=FacetValueSerializer(many=True),
        help_text=_("For each parameter, its values; the parameter itself left out of the count."),
    )


@described(_("An industry class of the official list, or another that a plan sets numbers for."))
class SectorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Sector
        fields = (
            "code",
            "name_zh",
            "name_en",
            "name_en_origin",
            "symbol_zh",
            "symbol_en",
            "colour",
            "position",
        )


@described(_("A field within a sector; a tree."))
class DirectionSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(source="sector.code", help_text=_("Code of its sector."))
    parent = serializers.CharField(
        source="parent.code", allow_null=True, default=None, help_text=_("Code of the wider one.")
    )

    class Meta:
        model = Direction
        fields = (
            "code",
            "sector",
            "parent",
            "kind",
            "name_zh",
            "name_en",
            "name_en_origin",
            "description_zh",
            "description_en",
            "position",
        )


@described(_("One of the districts of Shanghai."))
class DistrictSerializer(serializers.ModelSerializer):
    lon = serializers.FloatField(
        source="label_point.x",
        allow_null=True,
        default=None,
        help_text=_("Where its name stands, degrees."),
    )
    lat = serializers.FloatField(
        source="label_point.y",
        allow_null=True,
        default=None,
        help_text=_("Where its name stands, degrees."),
    )

    class Meta:
        model = District
        fields = ("adcode", "name_zh", "name_en", "name_en_origin", "lon", "lat")


@described(_("A document that facts were read from."))
class SourceSerializer(serializers.ModelSerializer):
    kind = serializers.ChoiceField(choices=SourceKind.choices, help_text=_("Kind of document."))
    is_official = serializers.BooleanField(help_text=_("A policy or an official list."))

    class Meta:
        model = Source
        fields = (
            "id",
            "key",
            "kind",
            "is_official",
            "title_zh",
            "title_en",
            "publisher_zh",
            "publisher_en",
            "url",
            "published_on",
            "published_precision",
            "retrieved_on",
            "notes_zh",
            "notes_en",
        )
        extra_kwargs = NUMBER


@described(_("One fact read in one source."))
class EvidenceSerializer(serializers.ModelSerializer):
    """Wants `subject_words`, {(type, key): word}, in the context."""

    subject = serializers.SerializerMethodField(help_text=_("The row it is about, as model:key."))
    recorded_by = serializers.SerializerMethodField(
        help_text=_("Who recorded it, by the name they go by in public; null for the first load.")
    )
    source = SourceSerializer(help_text=_("The document that it was read in."))

    class Meta:
        model = Evidence
        fields = (
            "id",
            "subject",
            "field",
            "value",
            "quote",
            "as_of",
            "as_of_precision",
            "is_derived",
            "recorded_by",
            "recorded_at",
            "source",
        )
        extra_kwargs = NUMBER

    def get_subject(self, row) -> str:
        words = self.context["subject_words"]
        return words[row.subject_type_id, row.subject_id]

    def get_recorded_by(self, row) -> str | None:
        return row.recorded_by.get_full_name() if row.recorded_by else None
