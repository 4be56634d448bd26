"""Rows that the search finds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Searchable(models.Model):
    """What the search reads of a row: derived columns, written by `registry.search` only.

    A model names the fields that it is found by, across relations too (`district__name_zh`); a field may hold one
    text or a list of texts. NAMES are its own names and codes, and the first of them orders rows that are found
    equally well. WORDS are other texts of its own, with lists in prose; LABELS are names of rows that many share.
    KEY is unique and the same in every database; it orders rows of one name.
    """

    SEARCH_KEY = "pk"
    SEARCH_NAMES: tuple[str, ...] = ()
    SEARCH_WORDS: tuple[str, ...] = ()
    SEARCH_LABELS: tuple[str, ...] = ()

    search_names = models.TextField(
        blank=True, default="", editable=False, help_text=_("Folded names.")
    )
    search_tokens = models.TextField(
        blank=True, default="", editable=False, help_text=_("Search terms.")
    )

    class Meta:
        abstract = True
