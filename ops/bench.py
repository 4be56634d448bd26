"""`make bench`: the benchmarks, beside a private PostGIS."""

import os

from ops import environment, packages, postgres
from ops.paths import PYTHON
from ops.shell import openly


def main() -> int:
    packages.require(*packages.TO_TEST)
    environment.ensure("requirements-dev.txt")
    home, started_here = postgres.start()
    try:
        url = {"DATABASE_URL": postgres.url(home)}
        return openly([PYTHON, "-m", "bench"], env={**os.environ, **url})
    finally:
        if started_here:
            postgres.stop()
