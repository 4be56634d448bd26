"""Where things lie in the checkout."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VAR / "stamps"
LOG = VAR / "setup.log"


def digest(files: Iterable[Path], *, salt: str = "") -> str:
    """A fingerprint of the files' names and bytes."""
    sum_ = hashlib.sha256(salt.encode())
    for path in sorted(files):
        sum_.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return sum_.hexdigest()


def stamped(name: str, value: str) -> bool:
    """Whether the step `name` was last done for `value`."""
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() == value


def stamp(name: str, value: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value)
