"""The virtual environment in .venv: made once, and again only when the locked requirements change."""

import shutil
import sys

from ops.paths import PYTHON, ROOT, VENV, digest
from ops.problems import Problem
from ops.shell import quietly

SPACE_MB = {"requirements.txt": 1000, "requirements-dev.txt": 2000}


def ensure(requirements: str = "requirements.txt") -> None:
    """Install exactly `requirements`. What requirements-dev.txt installed serves requirements.txt too."""
    wanted = {name: digest([ROOT / name], salt=sys.version) for name in SPACE_MB}
    stamps = {name: VENV / f"{name}.stamp" for name in SPACE_MB}
    enough = [requirements, "requirements-dev.txt"]
    if any(stamps[name].is_file() and stamps[name].read_text() == wanted[name] for name in enough):
        return
    check_space(SPACE_MB[requirements])
    make_venv()
    install = [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    install += ["--disable-pip-version-check", "--no-input", "-r", ROOT / requirements]
    quietly(install, doing="Installing Python packages (a minute or two)")
    stamps[requirements].write_text(wanted[requirements])


def check_space(megabytes: int) -> None:
    free = shutil.disk_usage(ROOT).free // 2**20
    if free < megabytes:
        raise Problem(
            f"The Python packages need {megabytes} MB and this disk has {free} MB free: free some space."
        )


def make_venv() -> None:
    """Make .venv, or make it anew when its Python is gone or another one."""
    quietly(
        [sys.executable, "-m", "venv", "--clear", VENV], doing="Making the environment in .venv"
    )
