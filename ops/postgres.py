"""A private PostGIS cluster for this checkout: own folder, own socket, no TCP."""

import hashlib
import os
import pwd
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ops.paths import ROOT, VAR
from ops.problems import Problem
from ops.shell import as_root, quietly, say

OLDEST = 14
NEEDED_PROGRAMS = ("pg_ctl", "initdb", "pg_config")
PORT = 5433  # only a part of the socket's name: nothing listens on TCP
SOCKET_PATH_LIMIT = 100  # sun_path holds 108 bytes on Linux and 104 on macOS, and a suffix follows
DATABASE = "registry"
SETTINGS = """
# A database for one desk, made from files that can be loaded again:
# a crash of the machine may cost the last second, never the cluster.
synchronous_commit = off
max_connections = 50
unix_socket_permissions = 0700
# The defaults are for a machine of the last century: they read a million rows from the disk again and again.
shared_buffers = {shared_mb}MB
work_mem = 64MB
"""
MOST_SHARED_MB = 2048
NO_DEFAULT_CLUSTER = "/etc/postgresql-common/createcluster.d/registry-none.conf"


# What the system has


def shared_mb() -> int:
    """Memory for the pages of the tables, MB: a quarter of the machine's, as PostgreSQL advises, up to a limit."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(MOST_SHARED_MB, memory // 4 // 2**20)


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL programs that have PostGIS beside them."""
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    newest_first = sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = shutil.which("pg_ctl")
    folders = [*newest_first, *([Path(on_path).resolve().parent] if on_path else [])]
    return next(filter(has_postgis, folders), None)


def has_postgis(folder: Path) -> bool:
    """Whether the PostgreSQL programs in `folder` are new enough and know PostGIS."""
    if not all((folder / program).exists() for program in NEEDED_PROGRAMS):
        return False
    asked = [folder / "pg_config", "--version", "--sharedir"]
    version, share = subprocess.check_output(asked, text=True).splitlines()
    major = int(re.search(r"\d+", version)[0])
    return major >= OLDEST and Path(share, "extension", "postgis.control").exists()


def apt_packages() -> list[str]:
    """The newest PostgreSQL with PostGIS that apt offers. Problem when its lists show none."""
    pattern = r"^postgresql-[0-9]+-postgis-3$"
    listed = subprocess.run(
        ["apt-cache", "search", "--names-only", pattern], capture_output=True, text=True
    ).stdout
    majors = [int(major) for major in re.findall(r"^postgresql-(\d+)-", listed, re.MULTILINE)]
    if not majors or max(majors) < OLDEST:
        raise Problem(
            f"apt offers no PostGIS for PostgreSQL {OLDEST} or newer: install one by hand."
        )
    return [f"postgresql-{max(majors)}", f"postgresql-{max(majors)}-postgis-3"]


@contextmanager
def no_default_cluster(*, enabled: bool) -> Iterator[None]:
    """While installing, tell Debian's packages to make and start no cluster of their own."""
    if not enabled:
        yield
        return
    folder = os.path.dirname(NO_DEFAULT_CLUSTER)
    write = f"mkdir -p {folder} && echo 'create_main_cluster = off' > {NO_DEFAULT_CLUSTER}"
    subprocess.run(as_root(["sh", "-c", write]), check=False)
    try:
        yield
    finally:
        subprocess.run(as_root(["rm", "-f", NO_DEFAULT_CLUSTER]))


# Where the cluster lies


def owner() -> str | None:
    """The account that the server runs under when that is not our own: PostgreSQL refuses root."""
    return "postgres" if os.geteuid() == 0 else None


def as_owner(command: list[str | Path]) -> list[str | Path]:
    return ["runuser", "-u", owner(), "--", *command] if owner() else command


def usable(home: Path) -> bool:
    """Whether the server could live in `home`: a socket path that is short enough and has no comma
    (which separates folders in PostgreSQL's setting), and, for another account, a way in."""
    too_long = len(os.fsencode(home / f".s.PGSQL.{PORT}")) > SOCKET_PATH_LIMIT
    if too_long or "," in str(home):
        return False
    reach = as_owner(["test", "-x", home.parent])
    return not owner() or subprocess.run(reach, cwd="/").returncode == 0


def cluster_home() -> Path:
    """Below var/ when the server can reach that; else a folder for temporary files, named for this checkout."""
    inside = VAR / "postgis"
    if usable(inside):
        return inside
    name = f"registry-postgis-{hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]}"
    outside = [Path(tempfile.gettempdir(), name), Path("/tmp", name)]
    home = next(filter(usable, outside), None)
    if home is None:
        raise Problem(
            "PostgreSQL finds no folder that it can reach: set TMPDIR to one with a short path."
        )
    return home


def make_home(home: Path) -> None:
    """Make `home` private to the server's account. Problem when somebody else made it first."""
    account = pwd.getpwnam(owner()).pw_uid if owner() else os.geteuid()
    try:
        home.mkdir(mode=0o700)
        os.chown(home, account, -1)
    except FileExistsError:
        found = home.lstat()
        if home.is_symlink() or found.st_uid not in {account, os.geteuid()}:
            raise Problem(f"{home} belongs to somebody else: remove it or set TMPDIR.") from None
        os.chown(home, account, -1)
        home.chmod(0o700)


# Starting and stopping


def url(home: Path, database: str = DATABASE) -> str:
    return f"postgis://postgres@{quote(str(home), safe='')}:{PORT}/{database}"


def programs() -> Path:
    folder = binaries()
    if folder is None:
        raise Problem("PostgreSQL with PostGIS is not installed: run `make postgis`.")
    return folder


def query(home: Path, sql: str, *, database: str = "postgres") -> str | None:
    """The answer of the running cluster as text; None when it does not answer."""
    asked = [programs() / "psql", "-XAtqw", "-h", home, "-p", str(PORT), "-U", "postgres"]
    done = subprocess.run(
        [*asked, "-d", database, "-c", sql],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout.strip() if done.returncode == 0 else None


def is_running(home: Path) -> bool:
    return query(home, "SELECT 1") == "1"


def create(home: Path) -> None:
    """Make the cluster's files, once."""
    data = home / "data"
    if (data / "PG_VERSION").exists():
        return
    command = [programs() / "initdb", "-D", data, "-U", "postgres", "--encoding=UTF8"]
    command += ["--locale=C.UTF-8", "--auth-local=trust", "--auth-host=reject"]
    quietly(as_owner(command), doing="Making a private PostGIS", folder=Path("/"))
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(SETTINGS.format(shared_mb=shared_mb()))


def launch(home: Path) -> None:
    # On the command line, so that a checkout that was moved finds its new socket.
    options = f"-h '' -p {PORT} -k {shlex.quote(str(home))}"
    command = [programs() / "pg_ctl", "start", "-w", "-t", "60", "-D", home / "data"]
    command += ["-l", home / "server.log", "-o", options]
    quietly(as_owner(command), doing="Starting PostGIS", folder=Path("/"))


def add_extensions(home: Path) -> None:
    """Into template1 as well, so that every database made later has them, the tests' ones too."""
    if query(home, f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'") != "1":
        query(home, f"CREATE DATABASE {DATABASE}")
    for database in ("template1", DATABASE):
        for name in ("postgis", "btree_gist"):
            if query(home, f"CREATE EXTENSION IF NOT EXISTS {name}", database=database) is None:
                raise Problem(f"PostgreSQL could not load {name}: see {home / 'server.log'}.")


def start() -> tuple[Path, bool]:
    """The running cluster's home, and whether this call started it."""
    VAR.mkdir(exist_ok=True)
    home = cluster_home()
    if is_running(home):
        return home, False
    make_home(home)
    create(home)
    launch(home)
    add_extensions(home)
    (VAR / "postgis-home").write_text(f"{home}\n")
    return home, True


def stop() -> None:
    home = cluster_home()
    if binaries() is None or not is_running(home):
        say("PostGIS is not running.")
        return
    command = [programs() / "pg_ctl", "stop", "-w", "-m", "fast", "-D", home / "data"]
    quietly(as_owner(command), doing="Stopping PostGIS", folder=Path("/"))
