"""Texts to values. Every parser takes an empty text for unknown and raises ValueError with a sentence."""

import calendar
import datetime
import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
UNDATED = (None, "")


def dated(text: str) -> tuple[datetime.date | None, str]:
    """`2022`, `2022-06` or `2022-06-16` as its first day and its precision; (None, "") for an empty text."""
    if not text:
        return UNDATED
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(_("A date is written 2022, 2022-06 or 2022-06-16."))
    year, month, day = found.groups()
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(_("There is no such day.")) from error
    return date, "day" if day else "month" if month else "year"


def last_day(text: str) -> datetime.date | None:
    """The last day of the year, month or day that is written."""
    date, precision = dated(text)
    if precision == "year":
        return date.replace(month=12, day=31)
    if precision == "month":
        return date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date


def loosely_dated(text: str) -> tuple[datetime.date | None, str]:
    """As `dated`, but a span of years or months (2020-2023, 2021-01..08) is no date of a document: unknown."""
    return dated(text) if not re.fullmatch(r"\d{4}-\d{4}|\d{4}-\d\d\.\.\d\d", text) else UNDATED


def decimal(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        if NUMBER.fullmatch(text):
            return Decimal(text)
    except InvalidOperation:
        pass
    raise ValueError(_("A number is written with digits and one point, such as 12.5."))


def degrees(text: str) -> float | None:
    number = decimal(text)
    return None if number is None else float(number)


def integer(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise ValueError(_("This must be a whole number."))
    return int(text)


def required(parse):
    """`parse`, for a column that must not be empty."""

    def parsed(text: str):
        if not text:
            raise ValueError(_("This must not be empty."))
        return parse(text)

    return parsed


def address(text: str) -> str:
    """A web address as printed; a bare host becomes an address."""
    return f"https://{text}" if text and "://" not in text else text


def parts(text: str) -> list[str]:
    """What is joined with ` | `."""
    return [part.strip() for part in text.split(" | ") if part.strip()]


def clauses(text: str) -> list[str]:
    """Remarks: joined with ` | `, and within that with `;` outside brackets."""
    found = []
    for part in parts(text):
        depth, clause = 0, ""
        for char in part:
            depth += (char in "(（") - (char in ")）")
            if char == ";" and depth == 0:
                found.append(clause.strip())
                clause = ""
            else:
                clause += char
        found.append(clause.strip())
    return [clause for clause in found if clause]
