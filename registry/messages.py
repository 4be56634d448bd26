"""Compile the translations: `python -m registry.messages`.

Every `*.po` below the apps becomes the `*.mo` that Django reads, by Babel, so that no gettext tools need to be
installed. Files that are up to date are left alone.
"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def catalogues(root: Path = ROOT) -> list[Path]:
    """The `django.po` of every app, in the order of their paths."""
    return sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))


def is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def compile_one(po: Path) -> Path:
    """Write the `.mo` beside `po`, whole or not at all. Raises UnicodeDecodeError or PoFileError on a broken file."""
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
    target = po.with_suffix(".mo")
    fresh = target.with_suffix(".mo.new")
    with fresh.open("wb") as handle:
        write_mo(handle, catalogue)
    return fresh.replace(target)


def main(root: Path = ROOT) -> int:
    stale = [po for po in catalogues(root) if is_stale(po)]
    for po in stale:
        compile_one(po)
        print(f"{po.relative_to(root)} compiled")
    return 0


if __name__ == "__main__":
    sys.exit(main())
