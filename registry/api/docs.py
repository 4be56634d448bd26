"""The API's document laid out for people: plain lists that a template can print."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import pgettext_lazy

LISTED = 8  # values of a closed list that are printed before it is cut
# What a value is, in words; by format, or else by type.
KINDS = {
    "string": pgettext_lazy("value", "text"),
    "integer": pgettext_lazy("value", "whole number"),
    "number": pgettext_lazy("value", "number"),
    "boolean": pgettext_lazy("value", "true or false"),
    "object": pgettext_lazy("value", "object"),
    "array": pgettext_lazy("value", "list"),
    "date": pgettext_lazy("value", "day"),
    "date-time": pgettext_lazy("value", "moment"),
    "uri": pgettext_lazy("value", "address"),
    "double": pgettext_lazy("value", "number"),
    "int64": pgettext_lazy("value", "whole number"),
}


def operations(document: dict) -> list[dict]:
    """Every operation: `id path summary parameters answers fields can_be_opened`."""
    return [
        _operation(document, path, item["get"])
        for path, item in sorted(document["paths"].items())
        if "get" in item
    ]


def _operation(document, path: str, operation: dict) -> dict:
    return {
        "id": operation["operationId"],
        "path": path,
        "summary": operation["summary"],
        "parameters": [_parameter(item) for item in operation.get("parameters", [])],
        "answers": [
            _answer(status, item) for status, item in sorted(operation["responses"].items())
        ],
        "fields": list(_fields(document, _row(document, operation["responses"]["200"]))),
        "can_be_opened": "{" not in path,
    }


def _answer(status: str, answer: dict) -> dict:
    """`status`, what it means, and `asked` and `body` of its example, if it has one."""
    examples = _content(answer).get("examples", {}).values()
    example = next(iter(examples), {})
    body = json.dumps(example["value"], ensure_ascii=False, indent=2) if example else ""
    shown = {"asked": example.get("summary", ""), "body": body}
    return {"status": status, "description": answer["description"], **shown}


def _content(answer: dict) -> dict:
    return next(iter(answer.get("content", {}).values()), {})


def _parameter(item: dict) -> dict:
    schema = item["schema"]
    repeats = schema.get("type") == "array"
    return {
        "name": item["name"],
        "in_path": item["in"] == "path",
        "repeats": repeats,
        "words": _listed(schema["items"] if repeats else schema),
        "allowed": _allowed(schema["items"] if repeats else schema),
        "description": item.get("description", ""),
        "example": _query(item) if item["in"] == "query" else "",
    }


def _listed(schema: dict) -> list[str]:
    """The words of a closed list, or the first of them."""
    words = [str(word) for word in schema.get("enum", []) if word is not None]
    return words[:LISTED] + (["…"] if len(words) > LISTED else [])


def _allowed(schema: dict) -> str:
    """What a value that is of no closed list may be, in a few signs."""
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']} … {schema['maximum']}"
    return _kind(schema)


def _kind(schema: dict) -> str:
    word = schema.get("format") or schema.get("type", "")
    return str(KINDS.get(word, word))


def _query(item: dict) -> str:
    values = [example["value"] for example in item.get("examples", {}).values()]
    value = values[0] if values else item.get("example")
    return "" if value is None else urlencode({item["name"]: value}, doseq=True, safe=",")


def _row(document, answer: dict) -> dict:
    """The schema of the answer's rows (of a page or a feature), or of the answer itself."""
    schema = _resolved(document, _content(answer).get("schema", {}))
    members = schema.get("properties", {})
    if rows := members.get("results", members.get("features")):
        schema = _resolved(document, rows["items"])
    if "geometry" in schema.get("properties", {}):
        schema = schema["properties"]["properties"]
    return schema


def _fields(document, schema: dict, inside: str = "") -> Iterator[dict]:
    """`name type description words` of every field; fields of rows inside rows are called `blocks[].position`."""
    for name, field in schema.get("properties", {}).items():
        known, path = _resolved(document, field), inside + name
        kind = _kind(known)
        if "additionalProperties" in known:
            known, path = _resolved(document, known["additionalProperties"]), f"{path}.*"
        if known.get("type") == "array":
            known, path = _resolved(document, known["items"]), f"{path}[]"
        said, words = _said(field.get("description") or known.get("description", ""))
        yield {"name": path, "type": kind, "description": said, "words": words}
        yield from _fields(document, known, f"{path}.")


def _said(description: str) -> tuple[str, list[tuple]]:
    """The sentence of a description, and the words of a closed list that follow it as (word, what it means)."""
    said, _gap, listed = description.partition("\n\n* ")
    words = [line.removeprefix("* ").partition(" - ") for line in listed.splitlines()]
    return said, [(word.strip("`"), meaning) for word, _dash, meaning in words]


def _resolved(document, schema: dict) -> dict:
    """The schema that a reference means; of an empty text or another, the other."""
    for several, place in (("allOf", 0), ("oneOf", 0), ("anyOf", -1)):
        if several in schema:
            schema = schema[several][place]
    if "$ref" in schema:
        return document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema
