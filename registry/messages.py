"""Translations: `python -m registry.messages` compiles them, `--missing` lists what has no Chinese yet.

Every `*.po` below the apps becomes the `*.mo` that Django reads, by Babel, so that no gettext tools need to be
installed. Files that are up to date are left alone.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ("registry", "parks", "enterprises", "maps")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Message(NamedTuple):
    """A text that code or a template asks to be translated. `id` is a pair where it has a plural."""

    path: Path
    line: int
    context: str | None
    id: str | tuple[str, ...]


def catalogues(root: Path = ROOT) -> list[Path]:
    """The `django.po` of every app, in the order of their paths."""
    return sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))


def read(po: Path) -> Catalog:
    """Raises PoFileError on a broken file."""
    with po.open("rb") as source:
        return read_po(source, locale=po.parts[-3], abort_invalid=True)


def is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_one(po: Path) -> Path:
    """Write the `.mo` beside `po`, whole or not at all."""
    target = po.with_suffix(".mo")
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as handle:
        write_mo(handle, read(po))
    return fresh.replace(target)


def compile_stale(root: Path = ROOT) -> list[Path]:
    stale = [po for po in catalogues(root) if is_stale(po)]
    for po in stale:
        compile_one(po)
    return stale


def _sources(app: str, root: Path) -> Iterator[Path]:
    for pattern in ("*.py", "*.html", "*.txt"):
        for path in sorted((root / app).rglob(pattern)):
            if "tests" not in path.parts and (path.suffix == ".py" or "templates" in path.parts):
                yield path


def used_messages(app: str, root: Path = ROOT) -> Iterator[Message]:
    """Every text of `app` that asks for a translation, in Python and in templates."""
    for path in _sources(app, root):
        text, method = path.read_text(encoding="utf-8"), "python"
        if path.suffix != ".py":
            # Django's own reading of a template leaves calls of gettext, which read like JavaScript.
            text, method = templatize(text, str(path)), "javascript"
        found = extract(method, io.BytesIO(text.encode()), keywords=KEYWORDS)
        for line, message, _comments, context in found:
            if message and (isinstance(message, tuple) or message.strip()):
                yield Message(path.relative_to(root), line, context, message)


def translated(root: Path = ROOT) -> set:
    """(context, id) of everything that has a finished Chinese text in the catalogue of any app."""
    return {
        (message.context, message.id)
        for po in catalogues(root)
        for message in read(po)
        if message.id and not message.fuzzy and all(_texts(message.string))
    }


def _texts(string) -> tuple:
    return string if isinstance(string, tuple) else (string,)


def missing(root: Path = ROOT, apps=APPS) -> list[Message]:
    """What is asked for and has no Chinese text."""
    done = translated(root)
    singles = {(context, ids[0]) for context, ids in done if isinstance(ids, tuple)}
    return [
        message
        for app in apps
        for message in used_messages(app, root)
        if (message.context, message.id) not in done | singles
    ]


def main(arguments: list[str]) -> int:
    if "--missing" in arguments:
        lines = [f"{m.path}:{m.line}: {m.id!r}" for m in missing()]
        print("\n".join(lines) or "Nothing is missing.")
        return 1 if lines else 0
    for po in compile_stale():
        print(f"{po.relative_to(ROOT)} compiled")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
