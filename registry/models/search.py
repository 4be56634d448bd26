"""Rows that the search finds."""

from django.db import models

from registry.search.tokens import Content


class Searchable(models.Model):
    """What the search reads of a row: derived columns, written by `registry.search` only.

    A model names the fields that it is found by, across relations too (`district__name_zh`); a field may hold one
    text or a list of texts. The first of SEARCH_NAMES orders rows that are found equally well, and SEARCH_KEY,
    which is unique and the same in every database, orders those of one name.
    """

    SEARCH_KEY = "pk"
    SEARCH_NAMES: tuple[str, ...] = ()
    SEARCH_WORDS: tuple[str, ...] = ()
    SEARCH_LABELS: tuple[str, ...] = ()

    search_names = models.TextField(
        blank=True, default="", editable=False, help_text="Folded names."
    )
    search_tokens = models.TextField(
        blank=True, default="", editable=False, help_text="Search terms."
    )

    class Meta:
        abstract = True

    def search_content(self) -> Content:
        """The texts that this row is found by."""
        return Content(
            names=_texts(self, self.SEARCH_NAMES),
            words=_texts(self, self.SEARCH_WORDS),
            labels=_texts(self, self.SEARCH_LABELS),
        )


def _texts(row, paths) -> list[str]:
    """The texts at `paths`; those of related rows in an order that does not depend on their keys."""
    found = []
    for path in paths:
        texts = [text for value in _values(row, path.split("__")) for text in _as_list(value)]
        found += sorted(texts) if "__" in path else texts
    return found


def _values(row, steps):
    value = getattr(row, steps[0]) if row.pk or not _is_many(row, steps[0]) else None
    if value is None:
        return
    if len(steps) == 1:
        yield value
        return
    for related in value.all() if hasattr(value, "all") else (value,):
        yield from _values(related, steps[1:])


def _is_many(row, name: str) -> bool:
    field = row._meta.get_field(name)
    return bool(field.one_to_many or field.many_to_many)


def _as_list(value) -> list[str]:
    return list(value) if isinstance(value, list) else [str(value)]
