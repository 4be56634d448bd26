"""Both languages of what the data says in one, from `texts.csv`."""

import re
from pathlib import Path

from .reading import read_csv
from .report import Report

COLUMNS = ("kind", "key", "zh", "en", "origin")
CHINESE = re.compile("[\u3400-\u9fff]")


class Texts:
    """The editors' texts by kind and by what the data has. A text that is not listed stands as it is, alone."""

    def __init__(self, folder: Path, report: Report):
        frame = read_csv(folder / "texts.csv", COLUMNS, report)
        self._found = {
            (kind, key): (zh, en)
            for kind, key, zh, en in zip(*(frame[name] for name in COLUMNS[:4]), strict=True)
        }

    def found(self, kind: str, key: str) -> tuple[str, str] | None:
        return self._found.get((kind, key))

    def both(self, kind: str, key: str) -> tuple[str, str]:
        """Chinese and English; one of them is empty where nobody has translated the text yet."""
        if not key or (kind, key) in self._found:
            return self._found.get((kind, key), ("", ""))
        return (key, "") if CHINESE.search(key) else ("", key)

    def joined(self, kind: str, keys) -> tuple[str, str]:
        """Several remarks as one text in each language."""
        zh, en = zip(*(self.both(kind, key) for key in keys), strict=True) if keys else ((), ())
        return "；".join(filter(None, zh)), "; ".join(filter(None, en))
