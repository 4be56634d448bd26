"""The comparison as a file for a spreadsheet. What is not known is an empty cell."""

import io

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry import demo
from registry.languages import called
from registry.tables import csv_response, safe

from .table import Row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(parks, rows: list[Row]) -> HttpResponse:
    first, *names = heads(parks)
    lines = [dict(zip([first, *names], line, strict=True)) for line in lines_of(rows)]
    return csv_response("compare.csv", [first, *names], lines)


def as_xlsx(parks, rows: list[Row]) -> HttpResponse:
    # It brings numpy along, which a process that writes no workbook need not load.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.writer.excel import save_workbook

    book = Workbook()
    sheet = book.active
    sheet.title = _("Side by side")
    for line in [heads(parks), *lines_of(rows), *demo.last_lines(len(parks) + 1)]:
        sheet.append([safe(text) for text in line])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 28
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    buffer = io.BytesIO()
    save_workbook(book, buffer)
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    name = demo.file_name("compare.xlsx")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def heads(parks) -> list[str]:
    """The first line; two parks of one name stay two columns."""
    names = [called(park) for park in parks]
    return ["", *(_head(park, name, names) for park, name in zip(parks, names, strict=True))]


def _head(park, name: str, names: list[str]) -> str:
    return f"{name} ({park.slug})" if names.count(name) > 1 else name


def lines_of(rows: list[Row]) -> list[list[str]]:
    return [[row.title, *(cell.text.replace("\u00a0", " ") for cell in row.cells)] for row in rows]
