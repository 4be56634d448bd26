"""The data dictionary tells the truth, and leaves nothing out."""

from django.conf import settings

from registry.dictionary import data_dictionary, is_column, models


def test_the_data_dictionary_is_fresh():
    written = (settings.BASE_DIR / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "Run `python manage.py write_data_dictionary`."


def test_every_model_and_field_says_what_it_is():
    silent = [
        f"{model.__name__}.{field.name}"
        for model in models()
        for field in model._meta.get_fields()
        if is_column(field) and not field.help_text and not field.auto_created
    ]
    assert [name for name in silent if not name.endswith("_ptr")] == []
    assert [
        model.__name__ for model in models() if model.__doc__.startswith(f"{model.__name__}(")
    ] == []
