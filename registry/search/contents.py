"""What rows are found by: the texts at the paths that their model names, read by columns."""

from collections import defaultdict

from .tokens import Content

KINDS = ("SEARCH_NAMES", "SEARCH_WORDS", "SEARCH_LABELS")


def contents(model, keys: list[int]) -> dict[int, Content]:
    """Primary key to content of the rows `keys`, in a query for the rows and one for each relation to many."""
    rows = model._base_manager.filter(pk__in=keys)
    texts = _of_rows(model, rows)
    for link in {_many(model, path) for path in paths(model)} - {None}:
        _add_related(model, rows, link, texts)
    return {
        pk: Content(
            *([text for path in getattr(model, kind) for text in found[path]] for kind in KINDS)
        )
        for pk, found in texts.items()
    }


def paths(model) -> list[str]:
    return [path for kind in KINDS for path in getattr(model, kind)]


def links(model) -> set[str]:
    """The relations on the way to the texts: `tenancies` and `tenancies__park` of `tenancies__park__name_zh`."""
    steps = [path.split("__")[:-1] for path in paths(model)]
    return {"__".join(way[:end]) for way in steps for end in range(1, len(way) + 1)}


def link_model(model, link: str):
    """The model that a relation such as `tenancies__park` leads to."""
    for name in link.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def _many(model, path: str) -> str | None:
    """The first relation of `path`, if it leads to many rows."""
    field = model._meta.get_field(path.split("__", maxsplit=1)[0])
    return field.name if field.one_to_many or field.many_to_many else None


def _of_rows(model, rows) -> dict[int, dict[str, list[str]]]:
    """The texts of the rows themselves and of those that each has one of, by key and path."""
    single = [path for path in paths(model) if not _many(model, path)]
    return {
        pk: defaultdict(list, zip(single, map(_listed, values), strict=True))
        for pk, *values in rows.values_list("pk", *single)
    }


def _add_related(model, rows, link: str, texts) -> None:
    """Add the texts of the rows that a row has many of, in an order that does not depend on their keys."""
    own = [path for path in paths(model) if _many(model, path) == link]
    for pk, *values in rows.filter(**{f"{link}__isnull": False}).values_list("pk", *own):
        for path, value in zip(own, values, strict=True):
            texts[pk][path] += _listed(value)
    for found in texts.values():
        for path in own:
            found[path].sort()


def _listed(value) -> list[str]:
    """The texts in a column: one, or a list of them, or none."""
    if isinstance(value, list):
        return [str(text) for text in value]
    return [] if value is None else [str(value)]
