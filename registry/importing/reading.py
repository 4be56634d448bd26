"""Files as columns. The shape is strict: exactly the columns asked for, and every row as long as the head."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from .report import Report


class Frame:
    """The columns of one file: lists of text, all of one length, and the line on which each row begins.

    Rows that `refuse` names stay in the columns, so that all lists keep step; `good` is false for them.
    """

    def __init__(self, file: str, columns: dict[str, list[str]], lines: list[int], report: Report):
        self.file, self.columns, self.lines, self.report = file, columns, lines, report
        self.good = [True] * len(lines)

    def __len__(self):
        return len(self.lines)

    def __getitem__(self, column: str) -> list[str]:
        return self.columns[column]

    def refuse(self, row: int, column: str, reason, value=None) -> None:
        """Say why row number `row` (from 0) cannot be taken."""
        self.good[row] = False
        value = self.columns[column][row] if value is None else value
        self.report.refuse(self.file, self.lines[row], column, value, reason)

    def parsed(self, column: str, parse: Callable[[str], object]) -> list:
        """The column through `parse`, which raises ValueError with a sentence; None where it is refused."""
        texts = self.columns[column]
        known = {text: _attempt(parse, text) for text in dict.fromkeys(texts)}
        if any(reason is not None for _value, reason in known.values()):
            for row, text in enumerate(texts):
                if known[text][1] is not None:
                    self.refuse(row, column, known[text][1])
        return [known[text][0] for text in texts]

    def looked_up(self, column: str, table: dict, *, optional: bool = True) -> list:
        """The column through `table`; an empty text is None if `optional`, an unknown one is refused."""

        def find(text):
            if not text and optional:
                return None
            if text not in table:
                raise ValueError(_("There is no such entry."))
            return table[text]

        return self.parsed(column, find)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Number and texts of each row that was not refused; for small files."""
        names = list(self.columns)
        for row, texts in enumerate(zip(*self.columns.values(), strict=True)):
            if self.good[row]:
                yield row, dict(zip(names, texts, strict=True))


def _attempt(parse, text):
    try:
        return parse(text), None
    except ValueError as error:
        return None, str(error)


def read_csv(path: Path, columns: tuple[str, ...], report: Report) -> Frame:
    """The file as a frame of exactly `columns`; a wrong head refuses the file, a wrong length the row.

    Texts are stripped of blanks at both ends. A file that is no UTF-8 is refused whole.
    """
    empty = Frame(path.name, {name: [] for name in columns}, [], report)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _frame(path.name, csv.reader(file, strict=True), columns, report) or empty
    except FileNotFoundError:
        report.refuse(path.name, 0, "", "", _("The file is missing."))
    except UnicodeDecodeError:
        report.refuse(path.name, 0, "", "", _("The file is not UTF-8 text."))
    except csv.Error as error:
        report.refuse(path.name, 0, "", "", _("The file is not a table: %s.") % error)
    return empty


def _frame(name: str, reader, columns: tuple[str, ...], report: Report) -> Frame | None:
    head = next(reader, [])
    if tuple(head) != columns:
        _refuse_head(name, head, columns, report)
        return None
    rows, lines, begins = [], [], reader.line_num + 1
    for row in reader:
        if len(row) == len(columns):
            rows.append(row)
            lines.append(begins)
        elif row:
            reason = _("The row has %(found)s columns, not %(wanted)s.")
            counts = {"found": len(row), "wanted": len(columns)}
            report.refuse(name, begins, "", ",".join(row)[:80], reason % counts)
        begins = reader.line_num + 1
    across = zip(*rows, strict=True) if rows else ([] for _name in columns)
    stripped = (
        [text.strip() for text in column] if any(column) else [*column] for column in across
    )
    return Frame(name, dict(zip(columns, stripped, strict=True)), lines, report)


def _refuse_head(name: str, head: list[str], columns: tuple[str, ...], report: Report) -> None:
    missing = [column for column in columns if column not in head]
    strange = [column for column in head if column not in columns]
    reason = _("The head must be: %s.") % ",".join(columns)
    wrong = (missing or strange or head or [""])[0]
    report.refuse(name, 1, wrong, ",".join(head)[:200], reason)
