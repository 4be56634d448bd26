"""The building keeps its shape: imports point down, the web stays light, writing has one road."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
FLOORS = ["registry", "parks", "enterprises", "maps"]
HEAVY = ["geopandas", "pandas", "pyogrio", "shapely"]
# Who may write past the services: the services themselves, the first load, and rows made for tests.
WRITERS = ("services", "importing", "migrations", "tests", "testing.py", "versions.py", "search")
WRITING = {"save", "update", "bulk_create", "bulk_update", "delete", "update_or_create"}


def modules(app: str) -> list[Path]:
    return sorted((ROOT / app).rglob("*.py"))


def imported_by(path: Path) -> set[str]:
    """First parts of the names that a module imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("app", FLOORS)
def test_imports_point_down(app):
    above = set(FLOORS[FLOORS.index(app) + 1 :])
    wrong = {
        str(path.relative_to(ROOT)): sorted(imported_by(path) & above)
        for path in modules(app)
        if "tests" not in path.parts and "config" not in path.parts and imported_by(path) & above
    }
    assert wrong == {}


def test_nobody_imports_the_configuration():
    inside = ROOT / "registry" / "config"
    wrong = [
        str(path)
        for app in FLOORS
        for path in modules(app)
        if inside not in path.parents and "registry.config" in path.read_text()
    ]
    assert [path for path in wrong if "/tests/" not in path] == []


def test_the_web_process_starts_without_geopandas():
    code = f"""
import django, sys
django.setup()
import registry.config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def writes_in(path: Path) -> list[str]:
    """`line: call` of each call in a module that could write a row past the services."""
    tree = ast.parse(path.read_text())
    return [
        f"{node.lineno}: .{node.func.attr}("
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITING
        and is_of_rows(node)
    ]


def is_of_rows(call: ast.Call) -> bool:
    """False for the services' own verbs, for `dict.update(other)`, and for a formset that writes nothing."""
    name = ast.unparse(call.func.value)
    if call.func.attr == "update" and call.args:
        return False
    return not name.endswith(("services", "road", "formset"))


def test_no_row_is_written_outside_services_and_importers():
    wrong = {}
    for app in FLOORS:
        for path in modules(app):
            inner = path.relative_to(ROOT / app)
            if not any(part.startswith(WRITERS) for part in inner.parts) and writes_in(path):
                wrong[str(path.relative_to(ROOT))] = writes_in(path)
    assert wrong == {}


@pytest.mark.parametrize("line", ["row.save()", "Park.objects.filter(pk=1).update(batch=2)"])
def test_the_guard_sees_a_write(tmp_path, line):
    path = tmp_path / "views.py"
    path.write_text(f"def view(row):\n    {line}\n")
    assert writes_in(path) != []


def test_gdal_is_new_enough_to_fetch_nothing_by_itself():
    """Below 3.9 a spatial reference given as a text could be fetched from an address."""
    from django.contrib.gis.gdal import gdal_version

    major, minor = gdal_version().decode().split(".")[:2]
    assert (int(major), int(minor)) >= (3, 9)
