"""The match in the API: the same requirement as a query string or as JSON, and the same answer."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.parsers import JSONParser
from rest_framework.response import Response

from parks.models import Park
from registry.api.document import answers, field_options, reads
from registry.api.reading import ReadViewSet
from registry.api.serializers import described
from registry.filters import BadQuery

from .criterion import Outcome
from .reader import read
from .requirement import Requirement
from .scoring import FITS, NEARLY, Judged, judge

MOST = 100  # parks in one answer
OUTCOMES = [
    (Outcome.FITS.value, _("fits")),
    (Outcome.MISSES.value, _("misses")),
    (Outcome.UNKNOWN.value, _("unknown")),
]
GROUPS = {FITS: "fits", NEARLY: "nearly"}
EXAMPLE = {"min_floor_m2": 200_000, "sector": ["artificial_intelligence"], "must": ["min_floor_m2"]}


@described(_("A park under one criterion."))
class LineSerializer(serializers.Serializer):
    criterion = serializers.CharField(help_text=_("Name of the criterion: its first parameter."))
    outcome = serializers.ChoiceField(OUTCOMES, help_text=_("Fits, misses, or is unknown."))
    wanted = serializers.CharField(help_text=_("What is wanted, in words."))
    sentence = serializers.CharField(allow_blank=True, help_text=_("What the park has, in words."))
    fits_if = serializers.CharField(allow_blank=True, help_text=_("What would make it fit."))
    share = serializers.FloatField(help_text=_("How much of what is wanted it has, 0 to 1."))
    weight = serializers.IntegerField(help_text=_("How much the criterion counts, 0 to 5."))
    must = serializers.BooleanField(help_text=_("Whether it must be met."))
    points = serializers.FloatField(help_text=_("What it contributes to the score."))


@described(_("A park and why it stands where it does."))
class MatchedSerializer(serializers.Serializer):
    slug = serializers.CharField(help_text=_("Its name in addresses."))
    name_zh = serializers.CharField(help_text=_("Name."))
    name_en = serializers.CharField(allow_blank=True, help_text=_("The same in English."))
    group = serializers.ChoiceField(
        [("fits", _("fits")), ("nearly", _("misses by little"))],
        help_text=_("Fits, or nearly: something that must be met is missed by little."),
    )
    score = serializers.FloatField(help_text=_("Sum of the points, 0 to 100."))
    confidence = serializers.FloatField(
        help_text=_("Part of the weight that something on record was judged for, 0 to 1.")
    )
    criteria = LineSerializer(many=True, help_text=_("Each criterion asked for."))


@described(_("Parks in order, the best first."))
class MatchSerializer(serializers.Serializer):
    count = serializers.IntegerField(help_text=_("Parks that were judged."))
    ruled_out = serializers.IntegerField(help_text=_("Parks that miss what must be met."))
    not_understood = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("Words of the text that say nothing to the register."),
    )
    results = MatchedSerializer(many=True, help_text=_("At most 100 parks."))


def body_schema() -> dict:
    """JSON Schema of the body: the parameters by their names."""
    properties = {
        name: one.field_class(**field_options(one)).schema | {"description": one.extra["help_text"]}
        for name, one in Requirement.base_filters.items()
    }
    return {"type": "object", "properties": properties, "additionalProperties": False}


class MatchViewSet(ReadViewSet):
    filterset_class = Requirement
    http_method_names = ["get", "head", "options", "post"]
    parser_classes = [JSONParser]

    @reads(
        "parks_match",
        _("Parks that fit a requirement, the best first, with the reasons."),
        MatchSerializer,
        Requirement,
        400,
    )
    def list(self, request):
        return Response(answer(self.filterset(self.visible())))

    @extend_schema(
        operation_id="parks_match_by_json",
        summary=_("The same with the requirement as JSON, for long ones."),
        request={"application/json": body_schema()},
        examples=[OpenApiExample("requirement", value=EXAMPLE, request_only=True)],
        responses={k: v for k, v in answers(MatchSerializer, 400).items() if k != 304},
        auth=[],
    )
    def create(self, request):
        requirement = Requirement(as_query(request.data), self.visible(), request=request)
        _asked = requirement.asked
        return Response(answer(requirement))

    def visible(self):
        return Park.objects.visible_to(self.request.user)


def as_query(body) -> QueryDict:
    """JSON as a query string says it. Raises BadQuery for what that cannot say."""
    if not isinstance(body, dict):
        raise BadQuery({"": [_("Send an object with the parameters by their names.")]})
    query = QueryDict(mutable=True)
    for name, value in body.items():
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, dict | list | bool) for one in values):
            raise BadQuery({str(name)[:40]: [_("Write a text, a number, or a list of these.")]})
        query.setlist(str(name), [written(one) for one in values if one is not None])
    return query


def written(value) -> str:
    """A number without an exponent, as parameters are read."""
    return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def answer(requirement) -> dict:
    reading = read(requirement.asked["text"] or "")
    requirement = requirement.with_reading(reading)
    judged = judge(requirement)
    shown = [one for one in judged if one.group in GROUPS]
    return {
        "count": len(judged),
        "ruled_out": len(judged) - len(shown),
        "not_understood": reading.left,
        "results": [matched(one) for one in shown[:MOST]],
    }


def matched(judged: Judged) -> dict:
    row = judged.row
    return {
        "slug": row["slug"],
        "name_zh": row["name_zh"],
        "name_en": row["name_en"],
        "group": GROUPS[judged.group],
        "score": judged.score,
        "confidence": round(judged.confidence, 4),
        "criteria": [
            {
                "criterion": wanted.criterion.name,
                "outcome": verdict.outcome.value,
                "wanted": str(wanted),
                "sentence": verdict.sentence,
                "fits_if": verdict.fits_if,
                "share": round(verdict.share or 0, 6),
                "weight": wanted.weight,
                "must": wanted.must,
                "points": points,
            }
            for (wanted, verdict), points in zip(judged.pairs, judged.points, strict=True)
        ],
    }
