"""The shapes of the ground floor's answers; reading only."""

from rest_framework import serializers

from registry.choices import SourceKind
from registry.models import Direction, District, Evidence, Sector, Source


class ProblemSerializer(serializers.Serializer):
    """What is wrong."""

    detail = serializers.CharField(help_text="What is wrong, in the reader's language.")
    errors = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="For each parameter that is not in order, the sentences that say what is allowed.",
    )


class FacetValueSerializer(serializers.Serializer):
    value = serializers.CharField(help_text="As the parameter writes it.")
    label_zh = serializers.CharField(help_text="For people, in Chinese.")
    label_en = serializers.CharField(help_text="For people, in English.", allow_blank=True)
    count = serializers.IntegerField(help_text="Rows that it would give, all else staying.")
    selected = serializers.BooleanField(help_text="Whether the query asks for it.")


class FacetsSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text="Rows that the query finds.")
    facets = serializers.DictField(
        child=FacetValueSerializer(many=True),
        help_text="For each parameter, its values; the parameter itself left out of the count.",
    )


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


class DirectionSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(source="sector.code", help_text="Code of its sector.")
    parent = serializers.CharField(
        source="parent.code", allow_null=True, default=None, help_text="Code of the wider one."
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


class DistrictSerializer(serializers.ModelSerializer):
    lon = serializers.FloatField(
        source="label_point.x",
        allow_null=True,
        default=None,
        help_text="Where its name stands, degrees.",
    )
    lat = serializers.FloatField(
        source="label_point.y",
        allow_null=True,
        default=None,
        help_text="Where its name stands, degrees.",
    )

    class Meta:
        model = District
        fields = ("adcode", "name_zh", "name_en", "name_en_origin", "lon", "lat")


class SourceSerializer(serializers.ModelSerializer):
    kind = serializers.ChoiceField(choices=SourceKind.choices, help_text="Kind of document.")
    is_official = serializers.BooleanField(help_text="A policy or an official list.")

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


class EvidenceSerializer(serializers.ModelSerializer):
    """One fact read in one source. Rows come with `subject_words`, {(type, key): word}, in the context."""

    subject = serializers.SerializerMethodField(help_text="The row it is about, as model:key.")
    recorded_by = serializers.SerializerMethodField(
        help_text="Who recorded it, by the name they go by in public; null for the first load."
    )
    source = SourceSerializer()

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

    def get_subject(self, row) -> str:
        words = self.context["subject_words"]
        return words[row.subject_type_id, row.subject_id]

    def get_recorded_by(self, row) -> str | None:
        return row.recorded_by.get_full_name() if row.recorded_by else None
