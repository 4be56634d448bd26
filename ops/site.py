"""The second half of `make run`, inside the environment: database up to date, data loaded, site served.

One process does it all: starting Django twice would cost more than everything that there is to look up.
"""

import os
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
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


def prepare(host: str, port: str) -> None:
    from ops.logins import demo_login  # needs the apps to be loaded

    migrate()
    load_data()
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
