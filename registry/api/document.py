"""How the API's document (OpenAPI) is made: parameters from the FilterSets, answers from the serializers."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from .examples import EXAMPLES
from .serializers import ProblemSerializer

ANSWERED = _("What was asked for.")
UNCHANGED = _("Unchanged since the ETag that was sent.")
PROBLEMS = {
    400: _("A parameter is not in order; each is named."),
    404: _("There is nothing at this address."),
    429: _("Too many requests from one address; try again after Retry-After seconds."),
}


def header(name: str, description, *statuses: int, kind: dict | None = None) -> OpenApiParameter:
    """A header of the answers with these statuses."""
    return OpenApiParameter(
        name,
        type=kind or {"type": "string"},
        location=OpenApiParameter.HEADER,
        description=description,
        response=list(statuses),
    )


HEADERS = [
    header(
        "ETag",
        _("Send it back as If-None-Match: an unchanged answer is a 304 and costs nothing."),
        200,
        304,
    ),
    header("Retry-After", _("How long to wait, seconds."), 429, kind={"type": "integer"}),
]


class OperationSchema(AutoSchema):
    """Answers are described as they are: a list's page is an object already. What an operation does is its summary."""

    def _is_list_view(self, serializer=None):
        return False

    def get_description(self):
        return ""


def allow_empty_parameters(result, **options):
    """An empty parameter is one that is not given, as in the addresses that forms make."""
    for item in result["paths"].values():
        for parameter in item.get("get", {}).get("parameters", []):
            if parameter["in"] == "query":
                parameter["allowEmptyValue"] = True
    return result


def allow_empty_texts(result, **options):
    """A text that may be empty is one or the other: only a reader who checks formats could tell that it is not both."""
    for component in result["components"]["schemas"].values():
        for field in component.get("properties", {}).values():
            if {"type": "string", "maxLength": 0} in field.get("oneOf", []):
                field["anyOf"] = field.pop("oneOf")
    return result


def parameters_of(filterset_class) -> list[OpenApiParameter]:
    """The parameters of a FilterSet, with what they mean and what they may be."""
    return [
        _query_parameter(name, parameter)
        for name, parameter in filterset_class.base_filters.items()
    ]


def _query_parameter(name: str, parameter) -> OpenApiParameter:
    schema = parameter.field_class(**field_options(parameter)).schema
    return OpenApiParameter(
        name,
        type=schema,
        description=parameter.extra["help_text"],
        explode=True,
        style="form",
        examples=examples_of(name, schema),
    )


def examples_of(name: str, schema: dict) -> list[OpenApiExample] | None:
    """The example of a parameter; where one name stands for several closed lists, the first word of this one."""
    words = schema.get("items", {}).get("enum")
    value = EXAMPLES.get("weight" if name.startswith("weight_") else name)
    if words and not set(value or ["-"]) <= set(words):
        value = words[:1]
    return None if value is None else [OpenApiExample(name, value=value)]


def field_options(parameter) -> dict:
    return {key: value for key, value in parameter.extra.items() if key != "help_text"}


def path_parameter(name: str, schema: dict, description) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        type=schema,
        location=OpenApiParameter.PATH,
        description=description,
        examples=examples_of(name, schema),
    )


def answers(response, *problems: int, media_type: str = "application/json") -> dict:
    """The `responses` of an operation: what it gives, and what may be wrong."""
    good = {
        (200, media_type): OpenApiResponse(response, ANSWERED),
        304: OpenApiResponse(description=UNCHANGED),
    }
    return good | {
        (status, "application/json"): OpenApiResponse(ProblemSerializer, PROBLEMS[status])
        for status in (*problems, 429)
    }


def reads(operation_id: str, does, response, filterset_class=None, *problems: int, **options):
    """`extend_schema` for a reading operation; `does` says in a sentence what it gives.

    `also` gives further statuses {status: description}; `media_type` what a good answer is.
    """
    own = [*options.pop("parameters", []), *HEADERS]
    responses = answers(
        response, *problems, media_type=options.pop("media_type", "application/json")
    )
    for status, description in options.pop("also", {}).items():
        responses[status] = OpenApiResponse(description=description)
    parameters = parameters_of(filterset_class) if filterset_class else []
    return extend_schema(
        operation_id=operation_id,
        summary=does,
        parameters=[*own, *parameters],
        responses=responses,
        filters=False,
        auth=[],
        **options,
    )


def in_words_of(serializer, properties: dict) -> dict:
    """`properties` ({name: schema}) with what the fields of the same name say in `serializer`."""
    fields = serializer().fields
    return {
        name: schema | {"description": fields[name].help_text}
        for name, schema in properties.items()
    }


def feature_collection_schema(
    properties: dict, *, has_id: bool = True, sometimes: dict | None = None, **further
) -> dict:
    """JSON Schema of a FeatureCollection whose features have these properties ({name: schema}).

    `sometimes` are properties that not every feature has; `further` are members of the collection beside its features.
    """
    known = _object_schema(properties)
    known["properties"] = properties | (sometimes or {})
    feature = {
        "type": _constant("Feature"),
        "geometry": _geometry_schema(),
        "properties": known,
    }
    if has_id:
        feature["id"] = {"type": "string"}
    features = {"type": "array", "items": _object_schema(feature)}
    collection = {"type": _constant("FeatureCollection"), "features": features}
    return _object_schema(collection | further)


def _geometry_schema() -> dict:
    parts = {
        "type": {"type": "string", "enum": ["Point", "MultiPolygon"]},
        "coordinates": {"type": "array", "items": {}},
    }
    said = _("In degrees, WGS 84, longitude first; null where no position is on record.")
    return _object_schema(parts) | {"nullable": True, "description": said}


def _object_schema(properties: dict) -> dict:
    return {"type": "object", "required": list(properties), "properties": properties}


def _constant(word: str) -> dict:
    return {"type": "string", "enum": [word]}
