"""A real server process on a free port of this machine, for tests that read the site from outside."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60
SECRET_KEY = "only-for-the-tests-of-the-served-site"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url(facts: dict) -> str:
    """The DATABASE_URL that leads another process to the database of Django's `facts` (a connection's settings)."""
    if facts["ENGINE"] == "registry.spatialite":
        return f"spatialite:///{facts['NAME']}"
    user, password = quote(facts["USER"]), quote(facts["PASSWORD"], safe="")
    login = f"{user}:{password}" if password else user
    place = quote(facts["HOST"], safe="") + (f":{facts['PORT']}" if facts["PORT"] else "")
    return f"postgis://{login}@{place}/{facts['NAME']}"


def environment(url: str) -> dict[str, str]:
    """As in production, but over plain HTTP."""
    own = {"DEBUG": "0", "HTTPS": "0", "SECRET_KEY": SECRET_KEY}
    own |= {"ALLOWED_HOSTS": "127.0.0.1", "DATABASE_URL": url}
    return {**os.environ, **own}


@contextmanager
def serving(env: dict[str, str], log: Path) -> Iterator[str]:
    """The address of a server process with the environment `env`; stopped at the end.

    AssertionError with the server's words when it does not come up.
    """
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += [
        "--workers",
        "1",
        "--blocking-threads",
        "1",
        "--no-ws",
        "registry.config.wsgi:application",
    ]
    with log.open("wb") as words:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=words, stderr=words)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(server, f"{address}/healthz/live", log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_until_ready(server: subprocess.Popen, url: str, log: Path) -> None:
    last = time.monotonic() + START_SECONDS
    while time.monotonic() < last and server.poll() is None:
        if answers(url):
            return
        time.sleep(0.05)
    raise AssertionError(f"The server did not come up:\n{log.read_text(errors='replace')}")


def answers(url: str) -> bool:
    """Whether anything speaks HTTP at `url`, whatever its status."""
    try:
        urlopen(url, timeout=5).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True
