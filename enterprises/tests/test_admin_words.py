"""The admin speaks one language at a time: Chinese at /admin/, English at /en/admin/."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import override

from enterprises.tests.test_admin import OURS
from parks.testing import make_park
from registry.dictionary import models
from registry.testing import make_sector

pytestmark = pytest.mark.django_db
HAN = re.compile(r"[\u4e00-\u9fff]")
WITH_FORM = [model for model in OURS if model._meta.model_name != "dataversion"]
# What Chinese papers call these things, said beside the English word.
TERMS = re.compile(
    "统一社会信用代码|用地性质|运营方|招商部|制造业单项冠军|区块一|第三批|四至|亿元|家"
)


def words_of(client, model, language) -> dict[str, str]:
    """What the empty form of `model` says: the label and the help of every field, inlines included."""
    with override(language):
        page = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"))
        inlines = [inline.formset for inline in page.context["inline_admin_formsets"]]
        forms = [page.context["adminform"].form, *(inline.empty_form for inline in inlines)]
        fields = {f"{form.prefix}.{n}": f for form in forms for n, f in form.fields.items()}
        words = {f"{name} label": str(field.label) for name, field in fields.items() if field.label}
        words |= {f"{name} help": str(f.help_text) for name, f in fields.items() if f.help_text}
        return {name: text for name, text in words.items() if "DELETE" not in name}


@pytest.mark.parametrize("model", WITH_FORM, ids=lambda model: model.__name__)
def test_a_form_in_chinese_has_no_english_word(client, chief, model):
    client.force_login(chief)
    words = words_of(client, model, "zh-hans")
    assert len(words) > 5
    assert {name: text for name, text in words.items() if not HAN.search(text)} == {}


@pytest.mark.parametrize("model", WITH_FORM, ids=lambda model: model.__name__)
def test_a_form_in_english_has_no_chinese_but_terms(client, chief, model):
    client.force_login(chief)
    words = words_of(client, model, "en")
    assert {name: text for name, text in words.items() if HAN.search(TERMS.sub("", text))} == {}


@pytest.mark.parametrize(("language", "spoken"), [("zh-hans", True), ("en", False)])
def test_every_model_has_a_name_in_either_language(language, spoken):
    with override(language):
        names = [name_of(model) for model in models() for name_of in (singular, plural)]
    assert [name for name in names if bool(HAN.search(name)) is not spoken] == []


def singular(model) -> str:
    return str(model._meta.verbose_name)


def plural(model) -> str:
    return str(model._meta.verbose_name_plural)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_the_heads_of_a_list_are_chinese(client, chief, model):
    client.force_login(chief)
    make_sector()
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    page = client.get(url)
    assert page.headers["Content-Language"] == "zh-hans"
    own = admin.site._registry[model]
    named = [admin.utils.label_for_field(name, model, own) for name in own.list_display]
    filters = [spec.title for spec in page.context["cl"].filter_specs]
    titles = [model._meta.verbose_name, page.context["title"], *named, *filters]
    assert [str(title) for title in titles if not HAN.search(str(title))] == []


@pytest.mark.parametrize(
    ("prefix", "park", "sector"),
    [("", "东方芯港", "元宇宙"), ("/en", "Chip Harbour", "Metaverse")],
)
def test_rows_are_called_by_their_name_in_the_language_of_the_page(
    client, chief, prefix, park, sector
):
    client.force_login(chief)
    make_park(name_zh="东方芯港", name_en="Chip Harbour")
    make_sector("metaverse", name_zh="元宇宙", name_en="Metaverse")
    listed = client.get(f"{prefix}/admin/parks/park/").content.decode()
    form = client.get(f"{prefix}/admin/parks/park/add/").content.decode()
    assert f">{park}</a>" in listed
    assert f">{sector}</option>" in form


@pytest.mark.parametrize(("language", "spoken"), [("zh-hans", True), ("en", False)])
def test_the_front_page_of_the_admin_is_in_one_language(client, chief, language, spoken):
    client.force_login(chief)
    with override(language):
        page = client.get(reverse("admin:index")).context
        names = [page["site_header"], page["site_title"], page["title"]]
        for app in page["app_list"]:
            names += [app["name"], *(model["name"] for model in app["models"])]
        assert [str(name) for name in names if bool(HAN.search(str(name))) is not spoken] == []


def test_the_words_for_columns_make_no_migration():
    field = OURS[0]._meta.get_field("name_zh")
    assert str(field.verbose_name) == "名称（中文）"
    assert "verbose_name" not in field.deconstruct()[3]
