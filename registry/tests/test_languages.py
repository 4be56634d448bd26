from types import SimpleNamespace

import pytest

from registry.languages import in_language, local


@pytest.mark.parametrize(
    ("path", "chinese", "english"),
    [
        ("/", "/", "/en/"),
        (
            "/parks/?sector=metaverse&page=2",
            "/parks/?sector=metaverse&page=2",
            "/en/parks/?sector=metaverse&page=2",
        ),
        ("/en/parks/a/?q=氢", "/parks/a/?q=氢", "/en/parks/a/?q=氢"),
        ("/en", "/", "/en/"),
        ("/enterprises/", "/enterprises/", "/en/enterprises/"),
    ],
)
def test_the_language_changes_and_path_and_query_stay(path, chinese, english):
    assert in_language(path, "zh") == chinese
    assert in_language(path, "en") == english


@pytest.mark.parametrize("path", ["/en//evil.example/", "/en///evil.example", "//evil.example"])
def test_the_switch_never_leads_to_another_site(path):
    assert not in_language(path, "zh").startswith("//")


def test_a_text_falls_back_to_the_language_that_is_there():
    row = SimpleNamespace(name_zh="捷氢科技", name_en="", name_en_origin="")
    assert local(row, "name", "en") == ("捷氢科技", "zh", "")
    row = SimpleNamespace(name_zh="", name_en="APExBIO")
    assert local(row, "name", "zh") == ("APExBIO", "en", "")


def test_a_translation_of_ours_is_told_from_an_official_one():
    row = SimpleNamespace(name_zh="元宇宙", name_en="Metaverse", name_en_origin="ours")
    assert local(row, "name", "en") == ("Metaverse", "en", "ours")
    assert local(row, "name", "zh") == ("元宇宙", "zh", "")
