"""Positions for the made-up enterprises, dense in the middle of the city as in life."""

import random
import time

from django.db import connection

CENTRE = (121.47, 31.23)
# A third of the points in the centre, the others around it, as standard deviations in degrees.
SPREADS = (0.03, 0.25, 0.25)
SET = "location_level = 'road', location_uncertainty_km = 0.5"


def prepare(rows: int) -> None:
    """Load the made-up enterprises with classes, set them on the map, and tidy the tables."""
    from bench.synthetic import load

    started = time.perf_counter()
    load(rows, classes=True)
    place(rows)
    print(f"{rows:,} enterprises on the map in {time.perf_counter() - started:.0f} s")


def place(rows: int) -> None:
    draw = random.Random(3)
    spots = [(*spot(draw), f"b{number:08d}") for number in range(rows)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _place_on_postgis(cursor, spots)
        else:
            sql = f"UPDATE enterprises_enterprise SET location = MakePoint(%s, %s, 4326), {SET}"
            cursor.executemany(f"{sql} WHERE uid = %s", spots)
            cursor.execute("ANALYZE")


def spot(draw: random.Random) -> tuple[float, float]:
    spread = draw.choice(SPREADS)
    return draw.gauss(CENTRE[0], spread), draw.gauss(CENTRE[1], spread)


def _place_on_postgis(cursor, spots: list) -> None:
    cursor.execute("CREATE TEMPORARY TABLE spot (lon float8, lat float8, uid text)")
    with cursor.copy("COPY spot FROM STDIN") as copy:
        for row in spots:
            copy.write_row(row)
    cursor.execute(
        f"UPDATE enterprises_enterprise AS e SET location = ST_SetSRID(ST_MakePoint(lon, lat), 4326), {SET} "
        "FROM spot WHERE spot.uid = e.uid"
    )
    # In the order of place: neighbours on the map are neighbours on the disk.
    cursor.execute(f"CLUSTER enterprises_enterprise USING {spatial_index(cursor)}")
    cursor.execute("VACUUM ANALYZE")


def spatial_index(cursor) -> str:
    cursor.execute(
        "SELECT indexname FROM pg_indexes WHERE tablename = 'enterprises_enterprise' "
        "AND indexdef LIKE '%gist (location)'"
    )
    return cursor.fetchone()[0]
