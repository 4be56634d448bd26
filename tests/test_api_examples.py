"""Every example of the API's document, sent to the real data.

What the operations answer is kept in `registry/api/examples.json`; REWRITE_API_EXAMPLES=1 writes it anew.
"""

import json
import os
import re
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from openapi_schema_validator import OAS30ReadValidator

from registry.api.docs import operations
from registry.api.examples import (
    ANSWERS,
    ASKED,
    COMPANIONS,
    NOBODY,
    UNKNOWN_PARAMETER,
    USUALLY_ASKED,
    kept,
    shortened,
)
from registry.api.views import document

DOCUMENT = document("en")
OPERATIONS = [item["get"] | {"path": path} for path, item in DOCUMENT["paths"].items()]
LANGUAGES = ("zh-hans", "en")


def example_of(parameter: dict):
    return next(iter(parameter.get("examples", {}).values()), {}).get("value")


def address(operation: dict, keys: dict | None = None) -> str:
    """The path, its gaps filled with the examples, or with `keys`."""
    path = operation["path"]
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            value = (keys or {}).get(parameter["name"], example_of(parameter))
            path = path.replace(f"{{{parameter['name']}}}", str(value))
    return path


def queries(operation: dict) -> list[str]:
    """A query string for each parameter of the operation, after its example."""
    names = [item["name"] for item in operation["parameters"] if item["in"] == "query"]
    examples = {item["name"]: example_of(item) for item in operation["parameters"]}
    return [COMPANIONS.get(name) or urlencode({name: examples[name]}, doseq=True) for name in names]


def closed(schema):
    """The schema, with no members allowed but those that it names."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    named = isinstance(schema.get("properties"), dict) and schema.get("type") == "object"
    return {"additionalProperties": False, **parts} if named else parts


SHAPES = closed({"schemas": DOCUMENT["components"]["schemas"]})


def fits(operation: dict, status: int, answer) -> list[str]:
    """Where the answer is not as the document describes it; a member that it does not name is none of it."""
    described = next(iter(operation["responses"][str(status)]["content"].values()))["schema"]
    validator = OAS30ReadValidator(closed(described) | {"components": SHAPES})
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation["operationId"])
def test_every_example_is_answered_as_the_document_says(client, operation):
    path = address(operation)
    for query in ["", *queries(operation)]:
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 200, (query, answer.content)
        assert fits(operation, 200, answer.json()) == [], query


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("parks", ["q", "sector", "district", "bbox", "near", "located", "park", "membership"]),
        ("enterprises", ["q", "sector", "district", "park", "tier", "class_status"]),
    ],
)
def test_examples_find_something(client, kind, names):
    operation = next(item for item in OPERATIONS if item["path"] == f"/api/v1/{kind}/")
    for query in queries(operation):
        if query.split("=")[0] in names:
            assert client.get(f"/api/v1/{kind}/?{query}").json()["count"] > 0, query


def test_the_links_of_the_page_for_people_can_be_followed(client):
    parks = next(item for item in operations(DOCUMENT) if item["id"] == "parks_list")
    for parameter in parks["parameters"]:
        if parameter["example"]:
            answer = client.get(f"{parks['path']}?{parameter['example']}")
            assert answer.status_code == 200, parameter


def asked(operation: dict) -> dict[int, str]:
    """{status: the address that is asked for the example of it}."""
    query = ASKED.get(operation["operationId"], "" if "{" in operation["path"] else USUALLY_ASKED)
    found = {
        200: f"{address(operation)}?{query}".rstrip("?"),
        400: f"{address(operation)}?{UNKNOWN_PARAMETER}",
        404: address(operation, NOBODY),
        429: address(operation),
    }
    return {
        status: place for status, place in found.items() if str(status) in operation["responses"]
    }


def ask(client, settings, place: str, status: int, language: str):
    """What the site answers, as its document shows it."""
    cache.clear()
    settings.API_ANON_RATE = "1/min" if status == 429 else ""
    for _again in range(2 if status == 429 else 1):
        answer = client.get(place, headers={"Accept-Language": language, "Host": "127.0.0.1:8000"})
    assert answer.status_code == status, (place, answer.content)
    told = answer.json()
    if status == 429:  # however many seconds are left of the minute
        told["detail"] = re.sub(r"\d+", "60", told["detail"])
    return shortened(told)


def example(client, settings, place: str, status: int) -> dict:
    """The address and what it answers: once where both languages get the same."""
    told = {language: ask(client, settings, place, status, language) for language in LANGUAGES}
    same = told["en"] == told["zh-hans"]
    return {"address": place} | ({"answer": told["en"]} if same else told)


def rewrite(name: str, found: dict) -> None:
    """Put the examples of one operation into the file; those of operations that are no more go."""
    known = {operation["operationId"] for operation in OPERATIONS}
    told = {key: value for key, value in (kept() | {name: found}).items() if key in known}
    text = json.dumps(dict(sorted(told.items())), ensure_ascii=False, indent=1)
    ANSWERS.write_text(f"{text}\n", "utf-8")
    kept.cache_clear()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation["operationId"])
def test_the_example_of_an_answer_is_what_the_site_answers(client, settings, operation):
    name = operation["operationId"]
    now = {
        str(status): example(client, settings, place, status)
        for status, place in asked(operation).items()
    }
    if os.environ.get("REWRITE_API_EXAMPLES"):
        rewrite(name, now)
    assert kept()[name] == now


def test_every_example_of_an_answer_fits_its_description():
    for operation in OPERATIONS:
        for status, told in kept()[operation["operationId"]].items():
            for language in LANGUAGES:
                body = told.get("answer", told.get(language))
                assert fits(operation, int(status), body) == [], (operation["path"], status)


def test_no_example_is_empty():
    """An empty list would show nothing of its rows."""
    for operation in OPERATIONS:
        body = kept()[operation["operationId"]]["200"]
        answer = body.get("answer", body.get("en"))
        rows = answer.get("parks") or answer.get("results", answer.get("features", [answer]))
        assert rows, operation["operationId"]
