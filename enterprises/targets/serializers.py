"""The shapes of targets in the API, for its document; `figures` makes them."""

from rest_framework import serializers

from registry.models import Source, Target
from registry.models.plans import Metric

from .verdicts import Verdict


class TargetSourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Source
        fields = ("id", "kind", "publisher_zh", "publisher_en", "url", "published_on")


class TargetSerializer(serializers.ModelSerializer):
    """A number that a plan sets, and how it stands on a day."""

    sector = serializers.CharField(
        allow_null=True, help_text="Code of its sector; null if it has none."
    )
    plan = serializers.CharField(allow_null=True, help_text="Code of the plan that sets it.")
    metric = serializers.ChoiceField(Metric.choices, help_text="How it is counted.")
    label = serializers.CharField(help_text="What is counted, as the plan says it.")
    value = serializers.FloatField(allow_null=True, help_text="The number set, in the unit.")
    actual = serializers.FloatField(
        allow_null=True, help_text="What counts on the day; null where the register has no data."
    )
    reported = serializers.FloatField(
        allow_null=True, help_text="What is only reported; never part of the actual."
    )
    gap = serializers.FloatField(
        allow_null=True, help_text="What is missing, never below zero; null if either is unknown."
    )
    met = serializers.BooleanField(
        allow_null=True, help_text="Whether it is reached, by the comparator; null if unknown."
    )
    past_due = serializers.BooleanField(help_text="Whether the due date lies before the day.")
    as_of = serializers.DateField(help_text="The day that is counted for.")
    rule = serializers.CharField(help_text="What the rule counts, in the reader's language.")
    counted_url = serializers.URLField(
        help_text="Where what counted is listed: as many rows as the actual says."
    )
    sources = TargetSourceSerializer(many=True, help_text="Documents that set the number.")

    class Meta:
        model = Target
        fields = (
            "key",
            "scope",
            "sector",
            "plan",
            "metric",
            "tier",
            "label",
            "label_en",
            "label_en_origin",
            "value",
            "unit",
            "comparator",
            "qualifier",
            "due_on",
            "is_headline",
            "actual",
            "reported",
            "gap",
            "met",
            "past_due",
            "as_of",
            "rule",
            "counted_url",
            "sources",
        )


class CountedRowSerializer(serializers.Serializer):
    uid = serializers.CharField(allow_blank=True, help_text="The enterprise; empty if it is none.")
    name_zh = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    when = serializers.CharField(allow_blank=True, help_text="Since when, until when, or the year.")
    amount = serializers.FloatField(
        allow_null=True, help_text="In the unit; null where a row is one."
    )
    unit = serializers.CharField(allow_blank=True)
    source = serializers.IntegerField(help_text="Number of the source.")


class PartSerializer(serializers.Serializer):
    reason = serializers.ChoiceField([verdict.name.lower() for verdict in Verdict])
    label = serializers.CharField(help_text="The reason in the reader's language.")
    count = serializers.IntegerField(help_text="How many, though only the first 60 rows follow.")
    rows = CountedRowSerializer(many=True)


class TargetDetailSerializer(TargetSerializer):
    """The same with the rows behind it."""

    quote_zh = serializers.CharField(allow_blank=True)
    counted = PartSerializer(help_text="What counted.")
    left_out = PartSerializer(many=True, help_text="What did not, by reason.")

    class Meta:
        model = Target
        fields = (
            *TargetSerializer.Meta.fields,
            "quote_zh",
            "quote_en",
            "notes_zh",
            "notes_en",
            "counted",
            "left_out",
        )
