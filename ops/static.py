"""The hashed and compressed static files: collected anew only when one of them changed.

Compressing takes some twenty seconds, for the admin's and the libraries' files are among them.
"""

import fcntl
import os
import sys
from pathlib import Path

from ops.paths import PYTHON, ROOT, VAR, digest
from ops.problems import report
from ops.shell import quietly

APPS = ("registry", "parks", "enterprises", "maps")


def sources() -> list[Path]:
    """What the collected files are made of; the libraries' own are fixed by the locked requirements."""
    own = [path for app in APPS for path in ROOT.glob(f"{app}/static/**/*") if path.is_file()]
    return [*own, ROOT / "requirements.txt", ROOT / "registry" / "config" / "storage.py"]


def collect(env: dict[str, str]) -> None:
    """Fill STATIC_ROOT of `env` (a process's whole environment, with DEBUG off). One process at a time."""
    root = Path(env.get("STATIC_ROOT") or VAR / "static")
    root.mkdir(parents=True, exist_ok=True)
    stamp, state = root.with_name(f"{root.name}.stamp"), digest(sources())
    with root.with_name(f"{root.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stamp.is_file() and stamp.read_text() == state and (root / "staticfiles.json").exists():
            return
        command = [PYTHON, "manage.py", "collectstatic", "--no-input", "--clear"]
        quietly(command, doing="Collecting static files", env=env)
        stamp.write_text(state)


def main() -> int:
    collect(dict(os.environ))
    return 0


if __name__ == "__main__":
    sys.exit(report(main))
