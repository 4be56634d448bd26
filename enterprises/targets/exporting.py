"""The rows behind a target as CSV, for a spreadsheet."""

import csv
import io

from django.utils.translation import gettext as _

from registry.models import Target
from registry.tables import MARK, safe

from .counting import Drill
from .lines import line
from .questions import Question


class WholeDrill(Drill):
    most = 100_000


def csv_of(target: Target, question: Question) -> str:
    """The rows that counted and those left out, with the reason; as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    heads = (
        _("Counted"),
        _("Reason"),
        "uid",
        "name_zh",
        "name_en",
        _("Date"),
        _("Value"),
        _("Unit"),
        "url",
    )
    writer.writerow(heads)
    for part in WholeDrill(target, question).parts:
        for row in part.rows:
            writer.writerow([safe(cell) for cell in _cells(part, row)])
    return MARK + out.getvalue()


def _cells(part, row) -> tuple:
    shown = line(row, part.verdict)
    names = (shown.subject.name_zh, shown.subject.name_en)
    counted = _("yes") if part.verdict == 0 else _("no")
    amount = "" if shown.amount is None else f"{shown.amount.normalize():f}"
    head = (counted, part.verdict.label, shown.uid, *names, shown.when)
    return (*head, amount, shown.unit, row.source.url)
