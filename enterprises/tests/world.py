"""A small made-up town with every kind of row, the same each time: for tests that compare ways of counting."""

import datetime
import random

from django.utils import timezone

from enterprises.testing import make_classification, make_enterprise, make_tenancy
from parks.models import ParkDirection
from parks.testing import make_block, make_park, make_space
from registry.choices import Tier
from registry.testing import make_direction, make_district, make_sector, make_source, point, square


def build(seed: int = 7, parks: int = 12, enterprises: int = 40) -> "Town":
    town = Town(random.Random(seed))
    town.grow(parks, enterprises)
    return town


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days)


class Town:
    def __init__(self, rng: random.Random):
        self.rng = rng
        self.sectors = [make_sector(code, name_zh=code) for code in ("metaverse", "smart_terminal")]
        self.districts = [make_district(f"31010{n}", boundary=None) for n in (1, 4, 5)]
        wide = make_direction("氢能", code="hydrogen", sector=self.sectors[0])
        narrow = make_direction("燃料电池", code="fuel-cell", sector=self.sectors[0], parent=wide)
        self.directions = [wide, narrow]
        self.source = make_source()
        self.parks = []

    def grow(self, parks: int, enterprises: int) -> None:
        for _ in range(parks):
            self.add_park()
        for _ in range(enterprises):
            self.add_enterprise()

    def some(self, choices, none=0.3):
        return None if self.rng.random() < none else self.rng.choice(choices)

    def day(self):
        return datetime.date(2018, 1, 1) + datetime.timedelta(self.rng.randrange(2500))

    def place(self):
        return point(self.rng.uniform(121, 122), self.rng.uniform(30.9, 31.5))

    def add_park(self):
        rng = self.rng
        park = make_park(
            districts=rng.sample(self.districts, rng.randint(0, 2)),
            sector=rng.choice(self.sectors),
            batch=self.some([1, 2, 3]),
            programme=rng.choice(["", "five", "x"]),
            membership=rng.choice(["reported", "candidate", "outside"]),
            publication=rng.choice(["public", "public", "public", "draft"]),
            location=self.some([self.place()]),
        )
        for direction in rng.sample(self.directions, rng.randint(0, 2)):
            ParkDirection.objects.create(park=park, direction=direction)
        if rng.random() < 0.4:
            make_block(park, boundary=square(rng.uniform(121, 122), 31.2, half=0.05))
        for _ in range(rng.randint(0, 2)):
            self.add_space(park)
        self.parks.append(park)

    def add_space(self, park):
        rng = self.rng
        price = self.some([2, 3.5, 90])
        unit = "" if price is None else rng.choice(["cny_m2_day", "cny_m2_month", "cny_m2"])
        make_space(
            park,
            kind=rng.choice(["land", "office", "factory"]),
            available_m2=self.some([0, 500, 20000]),
            price=price,
            price_unit=unit,
            verified_on=self.some([days_ago(10), days_ago(90), days_ago(91), days_ago(400)]),
        )

    def add_enterprise(self):
        rng = self.rng
        firm = make_enterprise(
            sector=self.some(self.sectors),
            district=self.some(self.districts),
            location=self.some([self.place()], none=0.5),
        )
        for park in rng.sample(self.parks, rng.randint(0, min(2, len(self.parks)))):
            self.add_tenancy(firm, park)
        for tier in rng.sample(list(Tier.values), rng.randint(0, 2)):
            self.add_class(firm, tier)

    def add_tenancy(self, firm, park):
        since = self.some([self.day()])
        until = since and self.some([since + datetime.timedelta(400)], none=0.6)
        precision = "day" if since else ""
        make_tenancy(
            firm, park, source=self.source, since=since, since_precision=precision, until=until
        )

    def add_class(self, firm, tier):
        status = self.rng.choice(["recognised", "reported", "revoked"])
        start = self.day()
        make_classification(
            firm,
            tier=tier,
            status=status,
            sector=self.rng.choice(self.sectors),
            source=self.source,
            valid_from=start,
            valid_from_precision="day",
            valid_to=self.some([start + datetime.timedelta(900)], none=0.6),
        )


def random_query(rng: random.Random, names=None) -> dict[str, list[str]]:
    """{parameter: values} of one to four parameters that the town can be asked."""
    today = timezone.localdate().isoformat()
    choices = {
        "sector": ["metaverse", "smart_terminal"],
        "district": ["310101", "310104", "310105"],
        "direction": ["hydrogen", "fuel-cell"],
        "batch": ["1", "2", "3"],
        "programme": ["five", "x"],
        "membership": ["reported", "candidate"],
        "tier": list(Tier.values),
        "class_status": ["recognised", "reported"],
        "class_sector": ["metaverse", "smart_terminal"],
        "located": ["yes", "no"],
        "bbox": ["121.2,31,121.7,31.4", "121.6,30.9,122,31.3"],
        "min_land_m2": ["1", "600"],
        "min_floor_m2": ["1", "600"],
        "max_rent": ["2.9", "3.5"],
        "space_kind": ["land", "office", "factory"],
        "boundary": ["none", "approximate"],
        "checked": ["fresh", "older", "never"],
        "as_of": [today, "2020-06-01"],
    }
    once = {"located", "bbox", "min_land_m2", "min_floor_m2", "max_rent", "as_of"}
    picked = rng.sample(sorted(choices), rng.randint(1, 4))
    query = {name: [rng.choice(choices[name])] for name in picked}
    for name in set(picked) - once:
        if rng.random() < 0.3:
            query[name] = rng.sample(choices[name], 2)
    if rng.random() < 0.2:
        query |= {"near": ["121.5,31.2"], "within_km": ["25"]}
    return query
