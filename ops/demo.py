"""`make demo`: the same site on a second database, with invented figures and a mark on every page."""

import os
from urllib.parse import urlsplit, urlunsplit

from ops import run
from ops.paths import VAR

PORT = "8001"


def own_database(url: str | None) -> str:
    """The address of the demonstration's database: beside the one given, or a file of its own."""
    if not url or url.startswith("spatialite"):
        return f"spatialite:///{VAR / 'demo.sqlite3'}"
    parts = urlsplit(url)
    return (
        url
        if parts.path.endswith("_demo")
        else urlunsplit(parts._replace(path=f"{parts.path}_demo"))
    )


def main() -> int:
    os.environ["DEMO"] = "1"
    os.environ["DATABASE_URL"] = own_database(os.environ.get("DATABASE_URL"))
    os.environ.setdefault("PORT", PORT)
    return run.main()
