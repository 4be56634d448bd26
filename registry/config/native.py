"""Native libraries that must be in place before Django imports its database backends."""

import platform
import sys
from importlib.util import find_spec
from pathlib import Path


def use_extensible_sqlite() -> None:
    """Let `sqlite3` mean pysqlite3 where it is installed.

    Many builds of Python cannot load SQLite extensions, and SpatiaLite is one.
    Must run before anything imports `sqlite3`.
    """
    if find_spec("pysqlite3"):
        sys.modules["sqlite3"] = __import__("pysqlite3")
        sys.modules["sqlite3.dbapi2"] = sys.modules["sqlite3"].dbapi2


def bundled(package: str, stem: str) -> str | None:
    """Path of the shared library `stem` that the wheel of `package` brings, or None.

    Wheels keep their libraries in `<package>.libs` (Linux) or `<package>/.dylibs` (macOS), with a hash in
    the name. Taking GDAL and GEOS from there gives GeoDjango and geopandas one and the same version,
    newer than the system's.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    folders = [home.with_name(f"{package}.libs"), home / ".dylibs"]
    ending = "*.dylib" if platform.system() == "Darwin" else "*.so*"
    found = [path for folder in folders for path in sorted(folder.glob(f"{stem}{ending}"))]
    return str(found[0]) if found else None
