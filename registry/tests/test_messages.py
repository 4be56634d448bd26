import os

import pytest

from registry.messages import ROOT, catalogues, compile_one, is_stale, missing, read, used_messages


@pytest.mark.parametrize("app", ["registry", "parks", "enterprises", "maps"])
def test_every_text_that_asks_for_it_has_a_chinese_one(app):
    assert [f"{m.path}:{m.line}: {m.id!r}" for m in missing(apps=[app])] == []


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: po.parts[-5])
def test_no_text_is_fuzzy_empty_or_left_over(po):
    catalogue = read(po)
    unfinished = [m.id for m in catalogue if m.id and (m.fuzzy or not m.string)]
    assert unfinished == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: po.parts[-5])
def test_a_chinese_text_fills_in_the_same_names(po):
    from babel.messages.checkers import python_format

    for message in read(po):
        if message.id and message.python_format:
            python_format(read(po), message)


@pytest.mark.parametrize("po", catalogues(), ids=lambda po: po.parts[-5])
def test_chinese_sentences_use_chinese_punctuation(po):
    ascii_after_han = [
        m.id
        for m in read(po)
        if m.id
        and any(
            f"{a}{b}" in text
            for text in ([m.string] if isinstance(m.string, str) else m.string)
            for a in "的是个园区企业中为有的在"
            for b in ",;:?!"
        )
    ]
    assert ascii_after_han == []


def test_texts_of_templates_and_of_python_are_found():
    found = {m.id for m in used_messages("registry")}
    assert "Skip to content" in found
    assert "our translation" in found
    assert ("%(shown)s fact", "%(shown)s facts") in found


def test_a_catalogue_is_compiled_only_when_it_is_older(tmp_path):
    po = tmp_path / "app/locale/zh_Hans/LC_MESSAGES/django.po"
    po.parent.mkdir(parents=True)
    po.write_text((ROOT / "registry/locale/zh_Hans/LC_MESSAGES/django.po").read_text())
    assert is_stale(po)
    mo = compile_one(po)
    assert not is_stale(po)
    os.utime(mo, (0, 0))
    assert is_stale(po)


def test_a_text_has_one_chinese_form_whatever_app_asks():
    """Django takes the first catalogue that has a text: two forms of one text would depend on the order of apps."""
    forms = {}
    for po in catalogues():
        for message in read(po):
            if message.id:
                key = (
                    message.context,
                    message.id if isinstance(message.id, str) else message.id[0],
                )
                text = message.string if isinstance(message.string, str) else message.string[0]
                forms.setdefault(key, set()).add(text)
    assert {key: texts for key, texts in forms.items() if len(texts) > 1} == {}
