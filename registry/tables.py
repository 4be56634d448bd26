"""Lists as CSV, for a spreadsheet."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

from . import demo

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"  # without it Excel reads Chinese as nonsense


def csv_response(name: str, columns: Iterable[str], rows: Iterable[dict]) -> HttpResponse:
    """The `columns` of `rows` as a file called `name`; a value that is not known is an empty cell."""
    columns = list(columns)
    response = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{demo.file_name(name)}"'
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows([safe(row[column]) for column in columns] for row in rows)
    writer.writerows(demo.last_lines(len(columns)))
    return response


def safe(cell) -> str:
    """A cell that a spreadsheet shows and never runs as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
