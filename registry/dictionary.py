"""The data dictionary: every model and field, written from the code."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model
from django.utils.translation import override

from .models import SearchEntry

APPS = ("registry", "parks", "enterprises")
HEAD = """# Data dictionary

Every table and field of the register, written from the code by `python manage.py write_data_dictionary`.
A test fails when this page is stale. Every table but the data versions has a history table beside it with the same
fields, and who, when and why. What the search derives of the rows is not listed.
Geometry is in WGS 84 (EPSG:4326), longitude first.
"""


def data_dictionary() -> str:
    """The whole page, in Markdown."""
    with override("en"):
        parts = [HEAD, *(section(model) for model in models())]
    return "\n".join(parts)


def models() -> Iterator[type[Model]]:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if not model.__name__.startswith("Historical") and not issubclass(model, SearchEntry):
                yield model


def section(model: type[Model]) -> str:
    summary = " ".join((model.__doc__ or "").split())
    rows = "\n".join(line(field) for field in model._meta.get_fields() if is_column(field))
    rules = "\n".join(rule(constraint) for constraint in model._meta.constraints)
    title = f"## {model._meta.app_label}.{model.__name__}\n\n{summary}\n"
    table = f"| field | type | empty | what it is |\n|---|---|---|---|\n{rows}\n"
    return f"{title}\n{table}" + (f"\nRules of the database:\n\n{rules}\n" if rules else "")


def is_column(field) -> bool:
    return (
        isinstance(field, Field) and field.name != "id" and (field.concrete or field.many_to_many)
    )


def line(field: Field) -> str:
    empty = "yes" if field.null or (field.blank and not field.many_to_many) else ""
    return f"| `{field.name}` | {kind(field)} | {empty} | {meaning(field)} |"


def kind(field: Field) -> str:
    if field.is_relation and field.related_model:
        return f"→ {field.related_model.__name__}"
    size = f"({field.max_length})" if getattr(field, "max_length", None) else ""
    if field.get_internal_type() == "DecimalField":
        size = f"({field.max_digits}, {field.decimal_places})"
    return field.get_internal_type().removesuffix("Field").lower() + size


def meaning(field: Field) -> str:
    text = str(field.help_text)
    if field.choices:
        words = ", ".join(f"`{value}` {word}" for value, word in field.choices if value)
        text = f"{text} One of: {words}."
    return text.replace("|", "\\|")


def rule(constraint) -> str:
    return f"- `{constraint.name}`: {constraint.get_violation_error_message()}"
