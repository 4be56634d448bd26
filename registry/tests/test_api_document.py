"""The API's document: valid, complete, true, and the same as what docs/api.md says."""

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from pathlib import Path

import pytest
from django.urls import get_resolver
from openapi_spec_validator import validate

from registry.api.docs import operations
from registry.api.examples import COMPANIONS, EXAMPLES
from registry.api.views import document

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
# Words of closed lists, and what Chinese papers call these things, said beside the English word.
TERMS = re.compile(
    "`[^`]*`|统一社会信用代码|用地性质|运营方|招商部|制造业单项冠军|区块一|第三批|四至|亿元|家"
)
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
        assert operation["summary"], path
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
    weights = {name for name in names if name.startswith("weight_")}  # all like `weight`
    assert names - weights - set(EXAMPLES) - set(COMPANIONS) == set()


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


def test_every_answer_has_an_example():
    for path, operation in described().items():
        for status, answer in operation["responses"].items():
            for content in answer.get("content", {}).values():
                assert content["examples"]["real"]["value"], (path, status)


def fields_of(schema: dict, name: str = "") -> Iterator[tuple[str, dict]]:
    """(name, schema) of every member inside the schema."""
    for member, inner in schema.get("properties", {}).items():
        yield f"{name}.{member}", inner
        yield from fields_of(inner, f"{name}.{member}")
    for inside in {"items", "additionalProperties"} & schema.keys():
        yield from fields_of(schema[inside], name)


def test_every_field_of_every_answer_says_what_it_means():
    shapes = document("en")["components"]["schemas"]
    silent = [name for name, shape in shapes.items() if not said_by(shape)]
    silent += [
        field
        for name, shape in shapes.items()
        for field, schema in fields_of(shape, name)
        if not schema.get("description")
    ]
    assert silent == ["BlankEnum"]


def test_every_field_on_the_page_says_what_it_means():
    for operation in operations(document("en")):
        silent = [field["name"] for field in operation["fields"] if not field["description"]]
        assert silent == [], operation["path"]
        assert operation["fields"], operation["path"]


def said_by(part, key: str = "") -> list[str]:
    """Every sentence for people in this part of the document."""
    if isinstance(part, list):
        return [text for item in part for text in said_by(item)]
    if not isinstance(part, dict):
        return [part] if key in {"summary", "description", "title"} else []
    parts = (
        (name, inner) for name, inner in part.items() if name not in {"examples", "properties"}
    )
    inside = part.get("properties", {})
    found = [text for name, inner in parts for text in said_by(inner, name)]
    return found + [text for inner in inside.values() for text in said_by(inner)]


def test_the_document_is_in_one_language():
    chinese, english = said_by(document("zh-hans")), said_by(document("en"))
    assert min(len(chinese), len(english)) > 500
    assert [text for text in chinese if not HAN.search(text)] == []
    assert {text for text in english if HAN.search(TERMS.sub("", text))} == set()


@pytest.mark.django_db
def test_each_language_of_the_document_has_its_own_etag(client):
    ask = partial(client.get, "/api/v1/schema/")
    told = {
        language: ask(headers={"Accept-Language": language}) for language in ("en", "zh-CN", "fr")
    }
    assert told["en"].json()["info"]["title"].startswith("Shanghai")
    assert told["en"].headers["Content-Language"] == "en"
    assert told["zh-CN"].content == told["fr"].content != told["en"].content
    assert told["zh-CN"]["ETag"] == told["fr"]["ETag"] != told["en"]["ETag"]
    assert "Accept-Language" in told["en"]["Vary"]
    known = {"If-None-Match": told["en"]["ETag"]}
    assert ask(headers={"Accept-Language": "en", **known}).status_code == 304
    assert ask(headers={"Accept-Language": "zh-CN", **known}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/docs/", "/en/api/docs/"])
def test_people_can_read_it_too(client, path):
    page = client.get(path).content.decode()
    for operation in operations(document("en")):
        assert operation["path"] in page
        for answer in operation["answers"]:
            assert escape(answer["asked"]) in page
    assert "style=" not in page
    assert "<script>" not in page


def words_on(page: str) -> list[str]:
    """What the middle of the page says in its own words, piece by piece: no code, no examples, no plain numbers."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    bare = re.sub(r"<(code|pre)\b.*?</\1>", "", main, flags=re.DOTALL)
    pieces = (piece.strip() for piece in re.split(r"<[^>]*>", f"<main{bare}"))
    return [piece for piece in pieces if re.search(r"[^\W\d_]{2}", piece)]


@pytest.mark.django_db
def test_the_page_is_in_the_language_of_its_address(client):
    chinese = words_on(client.get("/api/docs/").content.decode())
    english = words_on(client.get("/en/api/docs/").content.decode())
    assert len(chinese) > 500
    assert {text for text in chinese if not HAN.search(text)} == set()
    assert {text for text in english if HAN.search(TERMS.sub("", text))} == set()
