"""The API's document: valid, complete, true, and the same as what docs/api.md says."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from openapi_spec_validator import validate

from registry.api.docs import operations
from registry.api.document import COMPANIONS, EXAMPLES
from registry.api.views import document

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = (ROOT / "docs/api.md").read_text("utf-8")


def described() -> dict[str, dict]:
    """{path: operation} of the document in English."""
    return {path: item["get"] for path, item in document("en")["paths"].items()}


def api_routes() -> set[str]:
    """Every address below /api/v1/ that the site serves, as the document writes it; the document itself left out."""
    found = set()
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "api/v1/":
            found |= {f"/api/v1/{child.pattern}" for child in pattern.url_patterns}
    return {as_described(route) for route in found if not route.endswith("/schema/")}


def as_described(route: str) -> str:
    """A route of the router as OpenAPI writes it: its groups in braces, no anchors."""
    braced = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", route)
    return re.sub(r"\\Z|[\^$]", "", braced).replace("{pk}", "{id}")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_document_is_valid(language):
    validate(document(language))


def test_every_address_is_described():
    assert api_routes() == set(described())


def test_every_operation_says_what_it_does_and_what_may_be_wrong():
    for path, operation in described().items():
        assert operation["description"], path
        assert {"200", "304", "429"} <= operation["responses"].keys(), path
        assert ("{" in path) == ("404" in operation["responses"]), path


def test_every_parameter_says_what_it_means():
    for path, operation in described().items():
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])


def test_every_parameter_of_a_list_has_an_example():
    names = {
        item["name"]
        for op in described().values()
        for item in op.get("parameters", [])
        if item["in"] == "query"
    }
    assert names - set(EXAMPLES) - set(COMPANIONS) == set()


def test_the_handbook_names_every_address_and_every_parameter():
    for path, operation in described().items():
        assert f"`{path}`" in HANDBOOK, path
        for parameter in operation.get("parameters", []):
            assert f"`{parameter['name']}`" in HANDBOOK, (path, parameter["name"])


def test_the_handbook_names_every_order_of_a_list():
    for operation in described().values():
        for parameter in operation.get("parameters", []):
            if parameter["name"] == "ordering":
                words = {word.lstrip("-") for word in parameter["schema"]["enum"]}
                assert {word for word in words if f"`{word}`" not in HANDBOOK} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/docs/", "/en/api/docs/"])
def test_people_can_read_it_too(client, path):
    page = client.get(path).content.decode()
    for operation in operations(document("en")):
        assert operation["path"] in page
    assert "style=" not in page
    assert "<script>" not in page
