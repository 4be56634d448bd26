"""`load_registry` of a first list of enterprises: rows a second, against Django's own way and against bare SQL.

    python -m bench.loading --rows 100000 --postgis postgis://user@host/database
    python -m bench.loading --rows 100000                       (SpatiaLite)

The folder is the real one with made-up enterprises: a source, a sector, a district and a position each, three in ten
in a park. Their evidence, search terms and history are written with them. Django's own way is
`bulk_create_with_history` of the same model, without evidence and terms. Bare SQL copies the finished tables into
empty ones with the same indexes and rules: what the database alone needs for the same rows.
"""

import argparse
import csv
import random
import resource
import shutil
import tempfile
import time
from pathlib import Path

from bench.scratch import scratch

NAIVE = 5_000  # rows for Django's own way; it is slow


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument(
        "--postgis", help="a database on a PostGIS server where a scratch one may be made"
    )
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        scratch(options.postgis, "registry_bench_loading", filled=False),
    ):
        write_folder(Path(folder), options.rows)
        compare(Path(folder), options.rows)


def write_folder(folder: Path, rows: int) -> None:
    """The real files, with made-up enterprises instead of the real ones."""
    from django.conf import settings

    from bench.synthetic import names

    shutil.copytree(settings.BASE_DIR / "fixtures", folder, dirs_exist_ok=True)
    for file in ("revenues.csv", "achievements.csv"):
        head = (folder / file).read_text("utf-8").splitlines()[0]
        (folder / file).write_text(f"{head}\n", "utf-8")
    head = (folder / "enterprises.csv").read_text("utf-8").splitlines()[0].split(",")
    draw = random.Random(7)
    parks = [row["name_zh"] for row in read(folder / "parks.csv")]
    sectors = [row["code"] for row in read(folder / "sector_codes.csv")]
    districts = sorted({row["district_zh"] for row in read(folder / "parks.csv")})
    with (folder / "enterprises.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, head, restval="", lineterminator="\n")
        writer.writeheader()
        for number, name in enumerate(names(rows)):
            row = {
                "name_zh": f"{name}{number}",
                "sector": draw.choice(sectors),
                "district_zh": draw.choice(districts),
                "park_name": draw.choice(parks) if draw.random() < 0.3 else "",
                "lat": f"{draw.uniform(30.9, 31.4):.5f}",
                "lon": f"{draw.uniform(121.2, 121.8):.5f}",
                "source_url": f"https://paper.example/{draw.randint(1, 50)}",
                "source_date": "2025-01-02",
            }
            writer.writerow(row)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def timed(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def compare(folder: Path, rows: int) -> None:
    from django.db import connection

    from registry.importing.load import run

    ours = timed(lambda: run(folder))
    memory = peaks()
    counts = written()
    total = sum(counts.values())
    print(
        f"{connection.vendor}: {ours:.1f} s for {rows:,} enterprises and all that belongs to them"
    )
    print("  rows: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))
    print(f"  {total / ours:,.0f} rows a second, each with its history")
    print(f"  {rows / ours:,.0f} enterprises a second, with evidence, terms and history")
    print(f"  at most {memory[0]:,} MB of memory, and {memory[1]:,} MB in another process")
    naive = timed(django_way) / NAIVE
    print(
        f"  {naive * rows / ours:.1f} times as fast as bulk_create_with_history, which writes the enterprises only"
    )
    if connection.vendor == "postgresql":
        bare = timed(bare_sql)
        print(f"  {ours / bare:.2f} times the time of bare SQL for the same tables ({bare:.1f} s)")
    again = timed(lambda: run(folder))
    print(f"  {again:.1f} s to load the same again, changing nothing; {peaks()[0]:,} MB")


def peaks() -> tuple[int, int]:
    """The most memory, in MB, that this process and any one of its children have had."""
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return tuple(resource.getrusage(who).ru_maxrss // 1024 for who in of)


def models() -> list:
    from enterprises.models import Enterprise, Tenancy
    from registry.models import Evidence

    return [Enterprise, Tenancy, Evidence]


def tables() -> list:
    """The models' own, their histories, and the search entries."""
    from registry.search.index import entries_of

    kept = [table for own in models() for table in (own, own.history.model)]
    return [*kept, entries_of(models()[0])]


def written() -> dict[str, int]:
    return {str(model._meta.verbose_name_plural): model._base_manager.count() for model in models()}


def django_way() -> None:
    """Write NAIVE enterprises and their history as django-simple-history offers it, and take them back."""
    from django.contrib.gis.geos import Point
    from django.db import transaction
    from simple_history.utils import bulk_create_with_history

    from enterprises.models import Enterprise

    rows = [
        Enterprise(
            uid=f"n{number:07d}", name_zh=f"企业{number}", location=Point(121.5, 31.2, srid=4326)
        )
        for number in range(NAIVE)
    ]
    with transaction.atomic():
        bulk_create_with_history(rows, Enterprise, batch_size=1000)
        transaction.set_rollback(True)


def bare_sql() -> None:
    """Copy the tables and their histories into empty ones with the same indexes and rules."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for model in tables():
            table = model._meta.db_table
            # The database generates what the model does not know, such as the vector of the search.
            names = ", ".join(f'"{f.column}"' for f in model._meta.local_concrete_fields)
            cursor.execute(f'CREATE TEMPORARY TABLE copy_of (LIKE "{table}" INCLUDING ALL)')
            cursor.execute(f'INSERT INTO copy_of ({names}) SELECT {names} FROM "{table}"')
            cursor.execute("DROP TABLE copy_of")


if __name__ == "__main__":
    main()
