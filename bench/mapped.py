"""Positions and classes for the made-up enterprises, dense in the middle of the city as in life; PostGIS only."""

import time

from django.db import connection

# A third of the points in the centre, the others around it; seeded, so that every run has the same.
POSITIONS = """
UPDATE enterprises_enterprise AS e SET
  location = ST_SetSRID(ST_MakePoint(121.47 + s.x * s.spread, 31.23 + s.y * s.spread), 4326),
  location_level = 'road', location_uncertainty_km = 0.5
FROM (
  SELECT id,
    CASE WHEN abs(hashint8(id * 7)::bigint) % 3 = 0 THEN 0.03 ELSE 0.25 END AS spread,
    sqrt(-2 * ln(u)) * cos(2 * pi() * v) AS x, sqrt(-2 * ln(u)) * sin(2 * pi() * v) AS y
  FROM (
    SELECT id, (abs(hashint8(id)::bigint) % 1000000 + 1) / 1000002.0 AS u,
      (abs(hashint8(id + 1000000007)::bigint) % 1000000) / 1000000.0 AS v
    FROM enterprises_enterprise WHERE uid LIKE 'b%' AND location IS NULL
  ) AS drawn
) AS s WHERE e.id = s.id
"""
CLASSES = """
INSERT INTO enterprises_classification
  (enterprise_id, sector_id, tier, level, batch, status, valid_from, valid_from_precision,
   reason_zh, reason_en, source_id)
SELECT id, sector_id, (ARRAY['leading', 'core', 'specialised', 'distinctive'])[1 + abs(hashint8(id * 3)::bigint) % 4],
  '', '', (ARRAY['recognised', 'reported'])[1 + abs(hashint8(id * 5)::bigint) % 2], DATE '2021-01-01', 'day', '', '',
  (SELECT min(id) FROM registry_source)
FROM enterprises_enterprise AS e WHERE uid LIKE 'b%' AND abs(hashint8(id * 11)::bigint) % 10 < 3
  AND NOT EXISTS (SELECT FROM enterprises_classification WHERE enterprise_id = e.id)
"""


def prepare(rows: int) -> None:
    """Load the made-up enterprises, set them on the map, class three in ten, and tidy the tables."""
    from bench.synthetic import load

    started = time.perf_counter()
    load(rows)
    finish()
    print(f"{rows:,} enterprises on the map in {time.perf_counter() - started:.0f} s")


def finish() -> None:
    with connection.cursor() as cursor:
        cursor.execute(POSITIONS)
        cursor.execute(CLASSES)
        # In the order of place: neighbours on the map are neighbours on the disk.
        cursor.execute(f"CLUSTER enterprises_enterprise USING {spatial_index(cursor)}")
        cursor.execute("VACUUM ANALYZE")


def spatial_index(cursor) -> str:
    cursor.execute(
        "SELECT indexname FROM pg_indexes WHERE tablename = 'enterprises_enterprise' "
        "AND indexdef LIKE '%gist (location)'"
    )
    return cursor.fetchone()[0]
