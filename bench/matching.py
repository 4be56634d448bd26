"""The match over 10,000 made-up parks with 200,000 spaces: against the one SQL that fetches what it needs.

python -m bench.matching --postgis postgis://user@host/database
python -m bench.matching                                          (SpatiaLite)
"""

import argparse
import random

from bench.scratch import scratch
from bench.timing import in_turns, report

PARKS, SPACES = 10_000, 20
ASKED = (
    "min_land_m2=20000&min_floor_m2=5000&max_rent=3&min_clear_height_m=6&available_by=2027-01-01"
    "&district={district}&near=121.5,31.2&within_km=20&must=min_floor_m2&weight_max_rent=5"
)
KINDS = ("land", "factory", "office", "laboratory", "warehouse")
OWN_SQL = """
SELECT p.id, p.slug, p.name_zh, p.name_en, {distance}, s.land, s.floor, s.rent, s.height, s.since, d.inside, d.links
FROM parks_park p
LEFT JOIN (SELECT park_id,
    sum(CASE WHEN kind = 'land' THEN available_m2 END) AS land,
    sum(CASE WHEN kind <> 'land' THEN available_m2 END) AS floor,
    min(CASE WHEN kind <> 'land' AND available_m2 > 0 THEN price END) AS rent,
    max(CASE WHEN kind <> 'land' AND available_m2 > 0 THEN clear_height_m END) AS height,
    min(CASE WHEN kind <> 'land' AND available_m2 > 0 THEN available_from END) AS since
    FROM parks_space GROUP BY park_id) s ON s.park_id = p.id
LEFT JOIN (SELECT park_id, count(*) AS links, sum(CASE WHEN district_id = {district} THEN 1 END) AS inside
    FROM parks_parkdistrict GROUP BY park_id) d ON d.park_id = p.id
WHERE p.publication = 'public'
"""
DISTANCE = {
    "postgresql": "ST_Distance(p.location::geography, ST_SetSRID(ST_MakePoint(121.5, 31.2), 4326)::geography)",
    "sqlite": "ST_Distance(p.location, MakePoint(121.5, 31.2, 4326), 1)",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--postgis", help="a database beside which to work")
    with scratch(parser.parse_args().postgis, "registry_bench_matching"):
        load()
        compare()


def load() -> None:
    """Made-up parks, each with spaces and a district."""
    from django.contrib.gis.geos import Point
    from django.db import connection

    from parks.models import Park, ParkDistrict, Space
    from registry.models import District, Sector

    draw = random.Random(5)
    sectors, districts = list(Sector.objects.all()), list(District.objects.all())
    parks = Park.objects.bulk_create(
        Park(
            slug=f"synthetic-{number}",
            name_zh=f"合成园区{number}",
            name_en=f"Synthetic park {number}",
            sector=draw.choice(sectors),
            publication="public",
            membership="outside",
            location=Point(draw.gauss(121.47, 0.25), draw.gauss(31.2, 0.2), srid=4326),
            location_level="road",
        )
        for number in range(PARKS)
    )
    ParkDistrict.objects.bulk_create(
        ParkDistrict(park=park, district=draw.choice(districts)) for park in parks
    )
    Space.objects.bulk_create(
        (space(draw, park) for park in parks for _ in range(SPACES)), batch_size=10_000
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{PARKS:,} parks with {PARKS * SPACES:,} spaces")


def space(draw: random.Random, park):
    from datetime import date, timedelta

    from parks.models import Space

    kind = draw.choice(KINDS)
    priced = kind != "land" and draw.random() < 0.7
    return Space(
        park=park,
        kind=kind,
        available_m2=draw.choice([None, 0, 500, 3_000, 12_000]),
        price=round(draw.uniform(1, 8), 2) if priced else None,
        price_unit="cny_m2_day" if priced else "",
        clear_height_m=draw.choice([None, 4, 6, 9]),
        available_from=date(2026, 1, 1) + timedelta(draw.randrange(700)),
    )


def compare() -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.db import connection
    from django.http import QueryDict

    from parks.matching.requirement import requirement_of
    from parks.matching.scoring import judge
    from registry.models import District

    district = District.objects.order_by("adcode").first()
    query = QueryDict(ASKED.format(district=district.adcode))
    sql = OWN_SQL.format(district=district.pk, distance=DISTANCE[connection.vendor])

    def ours():
        return judge(requirement_of(query, AnonymousUser()))

    def fetched():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def rows():
        return requirement_of(query, AnonymousUser()).rows()

    check(ours(), fetched())
    report(in_turns({"SQL": fetched, "ours": ours, "our query": rows}), base="SQL")


def check(judged, fetched) -> None:
    """Both read the same of every park."""
    land = {row[0]: row[5] for row in fetched}
    for one in judged:
        if one.row["min_land_m2_has"] != land[one.row["pk"]]:
            raise SystemExit(f"{one.row['slug']}: land differs")
    if len(judged) != len(fetched):
        raise SystemExit(f"{len(judged)} parks judged, {len(fetched)} fetched")


if __name__ == "__main__":
    main()
