"""How the API's document (OpenAPI) is made: parameters from the FilterSets, answers from the serializers."""

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
    "page_size": 20,
    "subject": "sector:metaverse",
    "field": "area_km2",
    "kind": ["policy"],
    "source": 1,
    "target": ["metaverse-leading"],
    "bands": "cumulative",
}
# Parameters that mean nothing alone.
COMPANIONS = {"within_km": "near=121.47,31.23"}
PROBLEMS = {
    400: "A parameter is not in order; each is named.",
    404: "There is nothing at this address.",
    429: "Too many requests from one address; try again after Retry-After seconds.",
}
UNKNOWN = OpenApiExample(
    "A parameter that does not exist",
    summary="?nonsense=1",
    value={
        "detail": "The query is not in order.",
        "errors": {"nonsense": ["There is no such parameter. Allowed: page, page_size."]},
    },
    response_only=True,
    status_codes=["400"],
)


def parameters_of(filterset_class) -> list[OpenApiParameter]:
    """The parameters of a FilterSet, with what they mean and what they may be."""
    return [
        OpenApiParameter(
            name,
            type=parameter.field_class(**field_options(parameter)).schema,
            description=str(parameter.extra["help_text"]),
            explode=True,
            style="form",
            examples=[OpenApiExample(name, value=EXAMPLES[name])] if name in EXAMPLES else None,
        )
        for name, parameter in filterset_class.base_filters.items()
    ]


def field_options(parameter) -> dict:
    return {key: value for key, value in parameter.extra.items() if key != "help_text"}


def path_parameter(name: str, schema: dict, description: str) -> OpenApiParameter:
    return OpenApiParameter(
        name, type=schema, location=OpenApiParameter.PATH, description=description
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


def feature_collection_schema(properties: dict) -> dict:
    """JSON Schema of a FeatureCollection whose features have these properties ({name: schema})."""
    geometry = {
        "type": "object",
        "nullable": True,
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"type": "string", "enum": ["Point", "MultiPolygon"]},
            "coordinates": {"type": "array", "items": {}},
        },
    }
    feature = {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": geometry,
            "properties": {
                "type": "object",
                "required": list(properties),
                "properties": properties,
            },
        },
    }
    return {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": feature},
        },
    }
