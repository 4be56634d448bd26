from django.db import models


class Searchable(models.Model):
    """What the search reads of a row; derived from its names, written by `registry.search` only."""

    search_names = models.TextField(
        blank=True, default="", editable=False, help_text="Folded names."
    )
    search_tokens = models.TextField(
        blank=True, default="", editable=False, help_text="Search terms."
    )

    class Meta:
        abstract = True
