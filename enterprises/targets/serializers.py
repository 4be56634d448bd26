"""The shapes of targets in the API, for its document; `figures` makes them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from registry.api.serializers import NUMBER, described
from registry.models import Source, Target
from registry.models.plans import Metric

from .verdicts import Verdict


@described(_("A document that sets the number."))
class TargetSourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Source
        fields = ("id", "kind", "publisher_zh", "publisher_en", "url", "published_on")
        extra_kwargs = NUMBER


@described(_("A number that a plan sets, and how it stands on a day."))
class TargetSerializer(serializers.ModelSerializer):
    sector = serializers.CharField(
        allow_null=True, help_text=_("Code of its sector; null if it has none.")
    )
    plan = serializers.CharField(allow_null=True, help_text=_("Code of the plan that sets it."))
    metric = serializers.ChoiceField(Metric.choices, help_text=_("How it is counted."))
    label = serializers.CharField(help_text=_("What is counted, as the plan says it."))
    value = serializers.FloatField(allow_null=True, help_text=_("The number set, in the unit."))
    actual = serializers.FloatField(
        allow_null=True, help_text=_("What counts on the day; null where the register has no data.")
    )
    reported = serializers.FloatField(
        allow_null=True, help_text=_("What is only reported; never part of the actual.")
    )
    gap = serializers.FloatField(
        allow_null=True,
        help_text=_("What is missing, never below zero; null if either is unknown."),
    )
    met = serializers.BooleanField(
        allow_null=True, help_text=_("Whether it is reached, by the comparator; null if unknown.")
    )
    past_due = serializers.BooleanField(help_text=_("Whether the due date lies before the day."))
    as_of = serializers.DateField(help_text=_("The day that is counted for."))
    rule = serializers.CharField(help_text=_("What the rule counts, in the reader's language."))
    counted_url = serializers.URLField(
        help_text=_("Where what counted is listed: as many rows as the actual says.")
    )
    sources = TargetSourceSerializer(many=True, help_text=_("Documents that set the number."))

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


@described(_("A row behind a target."))
class CountedRowSerializer(serializers.Serializer):
    uid = serializers.CharField(
        allow_blank=True, help_text=_("The enterprise; empty if it is none.")
    )
    name_zh = serializers.CharField(help_text=_("Chinese name."))
    name_en = serializers.CharField(allow_blank=True, help_text=_("English name."))
    when = serializers.CharField(
        allow_blank=True, help_text=_("Since when, until when, or the year.")
    )
    amount = serializers.FloatField(
        allow_null=True, help_text=_("In the unit; null where a row is one.")
    )
    unit = serializers.CharField(allow_blank=True, help_text=_("Unit of the amount."))
    source = serializers.IntegerField(help_text=_("Number of the source."))


@described(_("The rows with one reason."))
class PartSerializer(serializers.Serializer):
    reason = serializers.ChoiceField(
        [(verdict.name.lower(), verdict.label) for verdict in Verdict],
        help_text=_("Why they count or do not."),
    )
    label = serializers.CharField(help_text=_("The reason in the reader's language."))
    count = serializers.IntegerField(help_text=_("How many, though only the first 60 rows follow."))
    rows = CountedRowSerializer(many=True, help_text=_("The first of them."))


@described(_("A target with the rows behind it."))
class TargetDetailSerializer(TargetSerializer):
    quote_zh = serializers.CharField(
        allow_blank=True, help_text=_("The sentence that sets it, as printed.")
    )
    counted = PartSerializer(help_text=_("What counted."))
    left_out = PartSerializer(many=True, help_text=_("What did not, by reason."))

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
