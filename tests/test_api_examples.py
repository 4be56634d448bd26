"""Every example of the API's document, sent to the real data."""

from urllib.parse import urlencode

import pytest

from registry.api.docs import operations
from registry.api.document import COMPANIONS
from registry.api.views import document

OPERATIONS = [item["get"] | {"path": path} for path, item in document("en")["paths"].items()]


def example_of(parameter: dict):
    return next(iter(parameter.get("examples", {}).values()), {}).get("value")


def address(operation: dict) -> str:
    """The path, its gaps filled with the examples."""
    path = operation["path"]
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(example_of(parameter)))
    return path


def queries(operation: dict) -> list[str]:
    """A query string for each parameter of the operation, after its example."""
    names = [item["name"] for item in operation["parameters"] if item["in"] == "query"]
    examples = {item["name"]: example_of(item) for item in operation["parameters"]}
    return [COMPANIONS.get(name) or urlencode({name: examples[name]}, doseq=True) for name in names]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation["operationId"])
def test_every_example_is_answered(client, operation):
    path = address(operation)
    for query in ["", *queries(operation)]:
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 200, (query, answer.content)


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
    parks = next(item for item in operations(document("en")) if item["id"] == "parks_list")
    for parameter in parks["parameters"]:
        if parameter["example"]:
            answer = client.get(f"{parks['path']}?{parameter['example']}")
            assert answer.status_code == 200, parameter
