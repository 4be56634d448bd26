"""History of every row that people edit: who, when, why, before and after."""

from django.db import models
from simple_history.models import HistoricalRecords


def kept_history(app: str, **options) -> HistoricalRecords:
    """The history of one model of `app`, with reasons of any length; it outlives the row.

    `Model.history.as_of(moment)` gives the rows as they were; `diff_against` compares two records.
    Derived columns (`search_*`) are left out by `excluded_fields`.
    """
    return HistoricalRecords(
        app=app, history_change_reason_field=models.TextField(blank=True, null=True), **options
    )
