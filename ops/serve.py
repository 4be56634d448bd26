"""`make serve`: the site as in production, by granian."""

import os

from ops import environment, packages, run, static
from ops.paths import PYTHON, ROOT
from ops.problems import Problem
from ops.shell import openly, quietly

MISSING = (
    "{names} must be set: SECRET_KEY to a long random text, ALLOWED_HOSTS to the site's names"
    " (to try it here: SECRET_KEY=$(openssl rand -hex 32) ALLOWED_HOSTS=127.0.0.1 HTTPS=0 make serve)."
)


def granian(host: str, port: int, *, workers: int = 2) -> list[str]:
    """The server's command: a process for each core with one thread each, so that no worker waits
    for another's lock and there is one database connection per process."""
    server = [
        str(PYTHON),
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
    ]
    server += [
        "--workers",
        str(workers),
        "--blocking-threads",
        "1",
        "--respawn-failed-workers",
        "--no-ws",
    ]
    return [*server, "registry.config.wsgi:application"]


def check_secrets() -> None:
    missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS") if not os.environ.get(name)]
    if missing:
        raise Problem(MISSING.format(names=" and ".join(missing)))


def main() -> int:
    check_secrets()
    host, port = run.address()
    run.check_free(host, port)
    packages.require(*packages.TO_RUN)
    environment.ensure()
    os.environ["DEBUG"] = "0"
    quietly([PYTHON, "-m", "registry.messages"], doing="Compiling the translations")
    static.collect(dict(os.environ))
    if openly([PYTHON, "manage.py", "migrate", "--check"]):
        raise Problem(
            "The database is not up to date: run `.venv/bin/python manage.py migrate` first."
        )
    if openly([PYTHON, "manage.py", "check", "--database", "default", "--tag", "database"]):
        raise Problem("This site and its database are not of one kind: the reason is above.")
    os.chdir(ROOT)
    os.execv(PYTHON, granian(host, port))
