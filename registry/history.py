"""History of every row that people edit: who, when, why, before and after."""

from simple_history.models import HistoricalRecords


def kept_history(app: str, **options) -> HistoricalRecords:
    """The history of one model, with a reason of any length and no foreign keys that could block a deletion.

    Rows are asked through `Model.history.as_of(moment)`; two of them are compared by `diff_against`.
    `search_*` columns are derived and left out.
    """
    return HistoricalRecords(
        app=app,
        history_change_reason_field=_reason_field(),
        cascade_delete_history=False,
        **options,
    )


def _reason_field():
    from django.db import models

    return models.TextField(blank=True, default="")
