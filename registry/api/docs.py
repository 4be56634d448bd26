"""The API's document laid out for people: plain lists that a template can print."""

from urllib.parse import urlencode

LISTED = 8  # values of a closed list that are printed before it is cut


def operations(document: dict) -> list[dict]:
    """Every operation: `id`, `path`, `summary`, `parameters`, `answers`, `fields`, `can_be_opened`."""
    return [
        _operation(document, path, item["get"])
        for path, item in sorted(document["paths"].items())
        if "get" in item
    ]


def _operation(document, path: str, operation: dict) -> dict:
    return {
        "id": operation["operationId"],
        "path": path,
        "summary": operation.get("description", ""),
        "parameters": [_parameter(item) for item in operation.get("parameters", [])],
        "answers": [
            {"status": status, "description": answer.get("description", "")}
            for status, answer in sorted(operation["responses"].items())
        ],
        "fields": _fields(document, operation["responses"]["200"]),
        "can_be_opened": "{" not in path,
    }


def _parameter(item: dict) -> dict:
    schema = item["schema"]
    repeats = schema.get("type") == "array"
    return {
        "name": item["name"],
        "in_path": item["in"] == "path",
        "repeats": repeats,
        "allowed": _allowed(schema["items"] if repeats else schema),
        "description": item.get("description", ""),
        "example": _query(item) if item["in"] == "query" else "",
    }


def _allowed(schema: dict) -> str:
    """What a value may be, in a few signs."""
    if "enum" in schema:
        words = [str(word) for word in schema["enum"] if word is not None]
        return " | ".join(words[:LISTED] + (["…"] if len(words) > LISTED else []))
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']} … {schema['maximum']}"
    return schema.get("format") or schema.get("type", "")


def _query(item: dict) -> str:
    values = [example["value"] for example in item.get("examples", {}).values()]
    value = values[0] if values else item.get("example")
    return "" if value is None else urlencode({item["name"]: value}, doseq=True, safe=",")


def _fields(document, answer: dict) -> list[dict]:
    """The fields of the answer's rows (of a page or a feature), or of the answer itself."""
    schema = _resolved(
        document, next(iter(answer.get("content", {}).values()), {}).get("schema", {})
    )
    row = schema.get("properties", {}).get("results", schema.get("properties", {}).get("features"))
    if row:
        schema = _resolved(document, row["items"])
    if "geometry" in schema.get("properties", {}):
        schema = schema["properties"]["properties"]
    return [
        {"name": name, "type": _type(document, field), "description": field.get("description", "")}
        for name, field in schema.get("properties", {}).items()
    ]


def _type(document, field: dict) -> str:
    known = _resolved(document, field)
    word = known.get("format") or known.get("type", "")
    return f"[{_type(document, known['items'])}]" if word == "array" else word


def _resolved(document, schema: dict) -> dict:
    if "$ref" in schema:
        return document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema
