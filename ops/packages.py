"""System packages: only what the Python package index has no wheel for."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ops import postgres
from ops.problems import Problem
from ops.shell import as_root, quietly, require_root

LIBRARY_FOLDERS = ("/usr/lib/*", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "--no-install-recommends"]
APT += ["-o", "DPkg::Lock::Timeout=120"]


@dataclass(frozen=True)
class Need:
    """Something the system must have: how to see it, and what people, apt and brew call it."""

    called: str
    present: Callable[[], bool]
    apt: Callable[[], list[str]]
    brew: tuple[str, ...] = ()


def exists(pattern: str) -> bool:
    """Whether a file matches the absolute glob `pattern`."""
    return any(Path("/").glob(pattern.lstrip("/")))


def has_spatialite() -> bool:
    return bool(os.environ.get("SPATIALITE_LIBRARY_PATH")) or any(
        exists(f"{folder}/mod_spatialite.{kind}")
        for folder in LIBRARY_FOLDERS
        for kind in ("so", "dylib")
    )


def has_venv() -> bool:
    """Debian ships Python without ensurepip, and then `python -m venv` makes no pip."""
    return importlib.util.find_spec("ensurepip") is not None


def chromium() -> str | None:
    """The browser for the tests: CHROMIUM, or the first that is installed."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    found = next(filter(None, map(shutil.which, names)), None)
    on_mac = Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
    return found or (str(on_mac) if on_mac.exists() else None)


def has_cjk_font() -> bool:
    return sys.platform == "darwin" or exists("/usr/share/fonts/**/NotoSansCJK*")


def venv_package() -> list[str]:
    return [f"python3.{sys.version_info.minor}-venv"]


SPATIALITE = Need(
    "SpatiaLite", has_spatialite, lambda: ["libsqlite3-mod-spatialite"], ("libspatialite",)
)
VENV = Need("Python's ensurepip", has_venv, venv_package)
CHROMIUM = Need(
    "Chromium", lambda: chromium() is not None, lambda: ["chromium"], ("--cask", "chromium")
)
CJK_FONT = Need("Noto Sans CJK", has_cjk_font, lambda: ["fonts-noto-cjk"])
POSTGIS = Need(
    "PostGIS", lambda: postgres.binaries() is not None, postgres.apt_packages, ("postgis",)
)
TO_RUN = (SPATIALITE, VENV)
TO_TEST = (SPATIALITE, VENV, CHROMIUM, CJK_FONT, POSTGIS)


def require(*needs: Need) -> None:
    """Install what is missing of `needs`. Problem when there is no way to."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    if shutil.which("apt-get"):
        apt_install(missing)
    elif shutil.which("brew"):
        for need in filter(lambda need: need.brew, missing):
            quietly(["brew", "install", *need.brew], doing=f"Installing {need.brew[-1]} by brew")
    else:
        names = ", ".join(need.called for need in missing)
        raise Problem(
            f"Neither apt nor brew is here: install {names}, then run the same command again."
        )


def apt_names(missing: list[Need]) -> list[str]:
    return [name for need in missing for name in need.apt()]


def by_hand(missing: list[Need]) -> str:
    """What root would have to run."""
    try:
        return f"apt-get install {' '.join(apt_names(missing))}"
    except Problem:  # the package lists are empty
        return "apt-get update"


def apt_install(missing: list[Need]) -> None:
    """Install with the package lists at hand, and only if that fails with fresh ones."""
    require_root(by_hand(missing))
    called = ", ".join(need.called for need in missing)
    with postgres.no_default_cluster(enabled=POSTGIS in missing):
        try:
            apt_get(["install", *apt_names(missing)], doing=f"Installing {called}")
        except Problem:
            apt_get(["update"], doing="Updating the package lists")
            apt_get(["install", *apt_names(missing)], doing=f"Installing {called} again")


def apt_get(arguments: list[str], *, doing: str) -> None:
    quietly(as_root([*APT, *arguments]), doing=doing)
