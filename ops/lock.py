"""`make lock`: the exact versions and hashes of everything that requirements*.in ask for."""

import shutil

from ops.problems import Problem
from ops.shell import quietly


def main() -> int:
    if not shutil.which("uv"):
        raise Problem("Locking needs uv: install it with `pip install uv`.")
    for name in ("requirements", "requirements-dev"):
        command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11"]
        command += [
            "--generate-hashes",
            "--no-header",
            "--no-emit-index-url",
            "--no-emit-find-links",
        ]
        quietly([*command, f"{name}.in", "-o", f"{name}.txt"], doing=f"Locking {name}.in")
    return 0
