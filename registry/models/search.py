"""Rows that the search finds, and what it keeps of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Searchable(models.Model):
    """What the search reads of a row.

    A model names the fields that it is found by, across relations too (`district__name_zh`); a field may hold one
    text or a list of texts. NAMES are its own names and codes, and the first of them orders rows that are found
    equally well. WORDS are other texts of its own, with lists in prose; LABELS are names of rows that many share.
    KEY is unique and the same in every database; it orders rows of one name.
    """

    SEARCH_KEY = "pk"
    SEARCH_NAMES: tuple[str, ...] = ()
    SEARCH_WORDS: tuple[str, ...] = ()
    SEARCH_LABELS: tuple[str, ...] = ()

    class Meta:
        abstract = True


class SearchEntry(models.Model):
    """What the search knows of one row: derived, and written by `registry.search` only.

    It stands beside the row, which it would make several times as wide for all who do not search. A subclass has
    `row`, a OneToOneField to its model that is the key and has the related name `search_entry`.
    """

    names = models.TextField(editable=False, help_text=_("Folded names."))
    tokens = models.TextField(editable=False, help_text=_("Search terms."))

    class Meta:
        abstract = True

    def __str__(self):
        return self.names
