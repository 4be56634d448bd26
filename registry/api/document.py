"""How the API's document (OpenAPI) is made: parameters from the FilterSets, answers from the serializers."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from .serializers import ProblemSerializer

# One example a parameter, true of the real data; a test sends each.
EXAMPLES = {
    "q": "张江",
    "sector": ["metaverse"],
    "tier": ["leading"],
    "class_status": ["recognised"],
    "class_sector": ["green_low_carbon"],
    "bbox": "121.3,31.1,121.7,31.4",
    "near": "121.47,31.23",
    "located": "yes",
    "as_of": "2022-12-31",
    "district": ["310115"],
    "batch": [1, 3],
    "programme": ["five"],
    "membership": ["official"],
    "min_land_m2": 10000,
    "min_floor_m2": 5000,
    "max_rent": 4.5,
    "ordering": "name",
    "page": 1,
    "after": "ep6igs4iq",
    "page_size": 20,
    "subject": "sector:metaverse",
    "field": "area_km2",
    "kind": ["policy"],
    "source": 1,
    "target": ["metaverse-leading"],
    "bands": "cumulative",
    "publisher": ["上海市人民政府办公厅"],
    "park": ["baowu-shanghai-carbon-neutrality-industrial-park"],
    "direction": ["5x-hydrogen-energy"],
    "zoom": 10,
    "slug": "baowu-shanghai-carbon-neutrality-industrial-park",
    "uid": "ep6igs4iq",
    "key": "metaverse-leading",
    "id": 1,
}
# Parameters that mean nothing alone.
COMPANIONS = {"within_km": "near=121.47,31.23&within_km=10"}
PROBLEMS = {
    400: "A parameter is not in order; each is named.",
    404: "There is nothing at this address.",
    429: "Too many requests from one address; try again after Retry-After seconds.",
}


class OperationSchema(AutoSchema):
    """Answers are described as they are: a list's page is an object already."""

    def _is_list_view(self, serializer=None):
        return False


def allow_empty_parameters(result, **options):
    """An empty parameter is one that is not given, as in the addresses that forms make."""
    for item in result["paths"].values():
        for parameter in item.get("get", {}).get("parameters", []):
            if parameter["in"] == "query":
                parameter["allowEmptyValue"] = True
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
        description=str(parameter.extra["help_text"]),
        explode=True,
        style="form",
        examples=examples_of(name, schema),
    )


def examples_of(name: str, schema: dict) -> list[OpenApiExample] | None:
    """The example of a parameter; where one name stands for several closed lists, the first word of this one."""
    words = schema.get("items", {}).get("enum")
    value = EXAMPLES.get(name)
    if words and not set(value or ["-"]) <= set(words):
        value = words[:1]
    return None if value is None else [OpenApiExample(name, value=value)]


def field_options(parameter) -> dict:
    return {key: value for key, value in parameter.extra.items() if key != "help_text"}


def path_parameter(name: str, schema: dict, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        type=schema,
        location=OpenApiParameter.PATH,
        description=description,
        examples=examples_of(name, schema),
    )


def answers(response, *problems: int, media_type: str = "application/json") -> dict:
    """The `responses` of an operation: what it gives, and what may be wrong."""
    unchanged = OpenApiResponse(description="Unchanged since the ETag that was sent.")
    return {(200, media_type): response, 304: unchanged} | {
        (status, "application/json"): OpenApiResponse(ProblemSerializer, PROBLEMS[status])
        for status in (*problems, 429)
    }


def reads(operation_id: str, response, filterset_class=None, *problems: int, **options):
    """`extend_schema` for a reading operation.

    `also` gives further statuses {status: description}; `media_type` what a good answer is.
    """
    own = options.pop("parameters", [])
    responses = answers(
        response, *problems, media_type=options.pop("media_type", "application/json")
    )
    for status, description in options.pop("also", {}).items():
        responses[status] = OpenApiResponse(description=description)
    parameters = parameters_of(filterset_class) if filterset_class else []
    return extend_schema(
        operation_id=operation_id,
        parameters=[*own, *parameters],
        responses=responses,
        filters=False,
        auth=[],
        **options,
    )


def feature_collection_schema(properties: dict, *, has_id: bool = True, **further) -> dict:
    """JSON Schema of a FeatureCollection whose features have these properties ({name: schema}).

    `further` are members of the collection beside its features ({name: schema}).
    """
    feature = {
        "type": _constant("Feature"),
        "geometry": _geometry_schema(),
        "properties": _object_schema(properties),
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
    return _object_schema(parts) | {"nullable": True}


def _object_schema(properties: dict) -> dict:
    return {"type": "object", "required": list(properties), "properties": properties}


def _constant(word: str) -> dict:
    return {"type": "string", "enum": [word]}
