"""The second half of `make run`, inside the environment: database up to date, data loaded, site served.

One process does it all: starting Django twice would cost more than everything that there is to look up.
"""

import os
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ops.paths import PYTHON, ROOT, digest, stamp, stamped
from ops.problems import Problem, report
from ops.shell import say

APPS = ("registry", "parks", "enterprises", "maps")


def compile_messages() -> None:
    """Compile the translations that are newer than their compiled file."""
    for app in APPS:
        for source in ROOT.glob(f"{app}/locale/*/LC_MESSAGES/*.po"):
            compiled = source.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
                run_module("registry.messages")
                return


def run_module(*arguments: str) -> None:
    if subprocess.run([PYTHON, "-m", *arguments], cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        raise Problem(f"`python -m {' '.join(arguments)}` failed: its message is above.")


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Bringing the database up to date …")
        call_command("migrate", verbosity=0, interactive=False)


def data_files() -> list[Path]:
    """What the loaded data depends on: the files, and the code that reads them."""
    code = [path for app in APPS for path in ROOT.glob(f"{app}/importing*") if path.is_file()]
    code += [path for app in APPS for path in ROOT.glob(f"{app}/importing/**/*.py")]
    code += ROOT.glob("registry/management/commands/load_registry.py")
    return code + [path for path in ROOT.glob("fixtures/**/*") if path.is_file()]


def make_database() -> None:
    """Make the demonstration's database on a PostgreSQL server that has none yet; a file makes itself."""
    if connection.vendor != "postgresql":
        return
    name = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")


def make_apart() -> None:
    """Mark a new database of the demonstration; Problem where this site and its database are not of one kind."""
    if settings.DEMO and not apps.get_model("parks", "Park").objects.exists():
        call_command("make_demo", mark=True)
    errors = checks.run_checks(databases=["default"], tags=[checks.Tags.database])
    if wrong := [error for error in errors if error.is_serious()]:
        raise Problem(" ".join(f"{error.msg} {error.hint or ''}" for error in wrong).strip())


def database_digest() -> str:
    """A short name for the database in use."""
    return digest([], salt="{HOST} {PORT} {NAME}".format(**connection.settings_dict))[:12]


def load_data() -> bool:
    """Load the register's data once for each database and state of the files. Whether it did.

    In a process of its own: it needs geopandas, which the web process never imports.
    """
    where = f"data-{database_digest()}"
    state = digest(data_files())
    if stamped(where, state) and apps.get_model("parks", "Park").objects.exists():
        return False
    say("Loading the data …")
    if subprocess.run([PYTHON, "manage.py", "load_registry"], cwd=ROOT).returncode:
        raise Problem("The data could not be loaded: the reason is above.")
    stamp(where, state)
    return True


def invent() -> None:
    """Fill the demonstration's database once; in a process of its own, as `load_data`."""
    where, state = f"demo-{database_digest()}", digest([ROOT / "enterprises" / "demo.py"])
    if stamped(where, state):
        return
    say("Inventing figures …")
    if subprocess.run([PYTHON, "manage.py", "make_demo"], cwd=ROOT).returncode:
        raise Problem("The figures could not be invented: the reason is above.")
    stamp(where, state)


def prepare(host: str, port: str) -> None:
    from ops.logins import demo_login  # needs the apps to be loaded

    if settings.DEMO:
        make_database()
    migrate()
    make_apart()
    load_data()
    if settings.DEMO:
        invent()
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
    say(f"\n  http://{bracketed(shown)}:{port}/")
    if login := demo_login(database_digest()):
        say("  demo login for /admin/: {} with the password {}".format(*login))
    say("  Ctrl-C stops it.\n")


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def main() -> int:
    host, port = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.config.settings")
    compile_messages()
    django.setup()
    reload = os.environ.get("RELOAD", "") in {"1", "true", "yes"}
    if (
        os.environ.get("RUN_MAIN") != "true"
    ):  # the reloader starts this module again, with nothing to prepare
        prepare(host, port)
    # Without the reloader by default: it starts Django a second time and keeps watching thousands of files.
    call_command("runserver", f"{bracketed(host)}:{port}", use_reloader=reload)
    return 0


if __name__ == "__main__":
    sys.exit(report(main))
