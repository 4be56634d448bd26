"""`make run`: from a bare machine to a page in the browser; fast when there is nothing left to do."""

import errno
import os
import socket

from ops import environment, packages
from ops.paths import PYTHON, ROOT, VAR
from ops.problems import Problem

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", "8000"


def address() -> tuple[str, int]:
    """HOST and PORT from the environment. Problem when PORT is no port."""
    host = os.environ.get("HOST") or DEFAULT_HOST
    port = os.environ.get("PORT") or DEFAULT_PORT
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise Problem(f"PORT is {port!r}: give a number from 1 to 65535.")
    return host, int(port)


def check_free(host: str, port: int) -> None:
    """Problem when nothing could listen at `host` and `port`."""
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        raise Problem(refusal(error, host, port)) from error


def refusal(error: OSError, host: str, port: int) -> str:
    """The sentence for an address that cannot be listened at."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: stop the program that holds it, or choose another with PORT={port + 1}."
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for root: choose one above 1023, such as PORT=8000."
    return f"{host} is no address of this machine: set HOST=127.0.0.1, or HOST=0.0.0.0 for all of them."


def site_environment(host: str) -> dict[str, str]:
    """The environment for trying the site: DEBUG on, and this machine's own names allowed."""
    names = ["localhost", "127.0.0.1", "[::1]", socket.gethostname(), host, *own_addresses(host)]
    allowed = os.environ.get("ALLOWED_HOSTS") or ",".join(dict.fromkeys(names))
    own = {"DEBUG": "1", "ALLOWED_HOSTS": allowed, "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    return {**os.environ, **own}


def own_addresses(host: str) -> list[str]:
    """This machine's address in its network, when the site is to be seen from there."""
    if host not in {"0.0.0.0", "::"}:
        return []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # documentation network; UDP: nothing is sent
        except OSError:
            return []
        return [probe.getsockname()[0]]


def main() -> int:
    host, port = address()
    check_free(host, port)
    packages.require(*packages.TO_RUN)
    environment.ensure()
    VAR.mkdir(exist_ok=True)
    os.chdir(ROOT)
    # In place of this process, so that Ctrl-C and signals reach the server itself.
    os.execve(PYTHON, [PYTHON, "-m", "ops.site", host, str(port)], site_environment(host))
