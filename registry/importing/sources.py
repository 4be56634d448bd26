"""The documents behind a row: its ` | ` joined addresses and dates, one Source for each document."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from django.utils.translation import gettext as _

from .parsing import UNDATED, loosely_dated, parts
from .reading import Frame, read_csv
from .report import Report

PUBLISHERS = ("host", "publisher_zh", "publisher_en", "kind")
SPECIAL = (
    "source",
    "ref",
    "publisher_zh",
    "publisher_en",
    "kind",
    "title_zh",
    "title_en",
    "published",
)


@dataclass(frozen=True)
class Reading:
    """One document and the date that the data gives it: (None, "") if it gives none."""

    key: str
    dated: tuple[datetime.date | None, str]


class Documents:
    """Collects every document that rows name, and what is known about it."""

    def __init__(self, folder: Path, report: Report):
        self.publishers = {
            row["host"]: row
            for _no, row in read_csv(folder / "publishers.csv", PUBLISHERS, report).rows()
        }
        special = read_csv(folder / "sources.csv", SPECIAL, report)
        self.special = {row["source"]: row for _no, row in special.rows()}
        self.found: dict[str, dict] = {}
        self.given: set[str] = set()
        self._read: dict[str, list[list[Reading]]] = {}

    def read(self, frame: Frame, *, urls="source_url", dates="source_date") -> list[list[Reading]]:
        """The documents of each row, in their order; read once. A row without any is refused."""
        if frame.file not in self._read:
            self._read[frame.file] = self._read_all(frame, urls, dates)
        return self._read[frame.file]

    def _read_all(self, frame: Frame, urls: str, dates: str) -> list[list[Reading]]:
        known = {}
        readings = []
        for row, pair in enumerate(zip(frame[urls], frame[dates], strict=True)):
            if pair not in known:
                known[pair] = self._row(*pair)
            if isinstance(known[pair], str):
                frame.refuse(row, dates if pair[0] else urls, known[pair])
                readings.append([])
            else:
                readings.append(known[pair])
        return readings

    def _row(self, urls: str, dates: str) -> list[Reading] | str:
        """The documents, or a sentence on what is wrong with them."""
        documents = parts(urls)
        if not documents:
            return _("Every row needs a source.")
        try:
            days = [loosely_dated(date) for date in parts(dates)]
        except ValueError as error:
            return str(error)
        if len(days) > len(documents):
            return _("There are more dates than sources.")
        if 1 < len(days) < len(documents):
            days = days[:1]  # which of the others is undated is not said
        days += [UNDATED] * (len(documents) - len(days))
        noted = [self.note(one, date) for one, date in zip(documents, days, strict=True)]
        return list({one.key: one for one in reversed(noted)}.values())[::-1]

    def note(self, document: str, date=UNDATED) -> Reading:
        """Remember the document, and the earliest of the most exact dates that rows give it."""
        special = self.special.get(document)
        key = special["ref"] if special else document
        entry = self.found.setdefault(key, self._entry(document, special))
        if date[0] and not (special and special["published"]):
            entry["dates"].add(date)
        return Reading(key, date)

    def _entry(self, document: str, special: dict | None) -> dict:
        host = urlparse(document).netloc
        facts = special or self.publishers.get(host) or {}
        return {
            "kind": facts.get("kind") or "other",
            "title_zh": facts.get("title_zh", ""),
            "title_en": facts.get("title_en", ""),
            "publisher_zh": facts.get("publisher_zh") or host or document[:120],
            "publisher_en": facts.get("publisher_en") or host or document[:120],
            "url": document if host else "",
            "dates": {loosely_dated(special["published"])}
            if special and special["published"]
            else set(),
        }

    def new_rows(self) -> list[dict]:
        """One dict of Source values for each document noted since the last call, in the order of their keys."""
        rows = []
        for key in sorted(self.found.keys() - self.given):
            facts = dict(self.found[key])
            day, precision = min(facts.pop("dates"), key=_exact_then_early, default=UNDATED)
            rows.append(
                {"key": key, **facts, "published_on": day, "published_precision": precision}
            )
        self.given |= self.found.keys()
        return rows


def _exact_then_early(date) -> tuple:
    return ["day", "month", "year", ""].index(date[1]), date[0]
