import re

import pytest

from registry.messages import ROOT

# Below var/ lie the collected files, the libraries' own among them.
CSS = sorted(set(ROOT.glob("*/static/*/css/**/*.css")) - set(ROOT.glob("var/**/*.css")))
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
TOKENS = ROOT / "registry/static/registry/css/tokens.css"


def declared(css: str, selector: str) -> dict[str, str]:
    """The custom properties of the first block with this selector."""
    block = css.split(selector, 1)[1].split("{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+|color-scheme):\s*([^;]+);", block))


def test_dark_is_the_same_by_choice_and_by_the_system():
    css = TOKENS.read_text()
    chosen = declared(css, '[data-theme="dark"], [data-theme="hall"]')
    assert chosen == declared(css, ":root:not([data-theme])")
    assert len(chosen) > 50


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [":root", '[data-theme="dark"], [data-theme="hall"]'])
def test_every_ink_can_be_read_on_every_paper(theme):
    css = TOKENS.read_text()
    tokens = {
        name: "#" + value[1:]
        for name, value in declared(css, theme).items()
        if value.startswith("#")
    }
    papers = ("--paper", "--paper-raised", "--paper-sunken", "--paper-hover")
    for ink in ("--ink", "--ink-2", "--ink-3", "--accent", "--ok", "--warn", "--danger"):
        for paper in papers:
            assert contrast(tokens[ink], tokens[paper]) >= 4.5, (ink, paper)
    for name, colour in tokens.items():
        if name.startswith("--s-"):
            assert contrast(colour, tokens["--on-sector"]) >= 4.5, name


@pytest.mark.parametrize("path", CSS, ids=lambda path: str(path.relative_to(ROOT)))
def test_colours_are_written_down_in_one_place(path):
    if path == TOKENS or path.name == "print.css":
        return
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    text = re.sub(
        r"@media print\s*\{(?:[^{}]|\{[^{}]*\})*\}", "", text
    )  # ink on white needs no theme
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\s*[{,])", text) == []


@pytest.mark.parametrize("path", CSS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_token_that_is_used_is_declared(path):
    known = set(re.findall(r"(--[\w-]+)\s*:", "".join(css.read_text() for css in CSS)))
    used = set(re.findall(r"var\((--[\w-]+)\s*\)", path.read_text()))
    assert used - known == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_keep_the_policy_of_the_site(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", text)
