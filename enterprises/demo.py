"""What the demonstration invents on the real parks: space, rent, contacts, tenants and classes, each named a sample.

All of it names the source that says so, and is the same for the same seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from parks import services as parks
from parks.choices import PriceUnit, SpaceKind
from parks.models import Park, Space
from registry import demo
from registry import services as road
from registry.choices import Tier
from registry.models import Source

from . import services as enterprises
from .choices import ClassStatus
from .importing.enterprises import uid

SEED = 2026
WHY = "Invented for the demonstration"
FIRST_DAY = date(2026, 9, 1)
KINDS = {
    SpaceKind.FACTORY: ("示例厂房", "SAMPLE workshop", (2_000, 30_000), ("0.8", "2.2")),
    SpaceKind.OFFICE: ("示例研发楼", "SAMPLE research building", (300, 12_000), ("2.5", "6.5")),
    SpaceKind.LABORATORY: ("示例实验室", "SAMPLE laboratory", (200, 4_000), ("3.0", "7.5")),
    SpaceKind.WAREHOUSE: ("示例仓库", "SAMPLE warehouse", (1_000, 20_000), ("0.7", "1.6")),
}
WORDS = ["晨曦", "远帆", "云起", "星河", "沐光", "恒川", "乐知", "青禾", "启明", "海纳"]


@dataclass
class Inventor:
    """Invents for one park after the other; `draw` is seeded, so that a second run would say the same."""

    source: Source
    draw: random.Random

    def fill(self, park: Park) -> None:
        with transaction.atomic():
            for number in range(self.draw.randint(2, 6)):
                self.premises(park, number)
            if self.draw.random() < 0.6:
                self.land(park)
            self.contact(park)
            for number in range(self.draw.randint(1, 3)):
                self.tenant(park, number)

    def premises(self, park: Park, number: int) -> None:
        kind = self.draw.choice(list(KINDS))
        name_zh, name_en, (least, most), (low, high) = KINDS[kind]
        total = self.draw.randrange(least, most, 100)
        space = self._space(
            park,
            kind=kind,
            name_zh=f"{name_zh} {number + 1} 号",
            name_en=f"{name_en} {number + 1}",
            total_m2=total,
            available_m2=self.draw.choice([total, total // 2, total // 5, 0]),
            price=Decimal(str(round(self.draw.uniform(float(low), float(high)), 1))),
            price_unit=PriceUnit.CNY_M2_DAY,
            floor_load_t_m2=self.draw.choice([None, Decimal("0.5"), 1, 2, 3]),
            clear_height_m=self.draw.choice([None, Decimal("4.5"), 6, 8, 10]),
            power_kva=self.draw.choice([None, 400, 800, 1600, 3000]),
            available_from=FIRST_DAY + timedelta(self.draw.randrange(0, 540, 30)),
        )
        self._says(space, "price")

    def land(self, park: Park) -> None:
        total = self.draw.randrange(20_000, 400_000, 1_000)
        names = {"name_zh": "示例地块", "name_en": "SAMPLE plot"}
        self._space(park, kind=SpaceKind.LAND, total_m2=total, available_m2=total, **names)

    def _space(self, park: Park, **values) -> Space:
        day = FIRST_DAY - timedelta(self.draw.randrange(0, 300))
        space = parks.add_space(park, by=None, why=WHY, verified_on=day, **values)
        self._says(space, "available_m2")
        return space

    def contact(self, park: Park) -> None:
        parks.add_contact(
            park,
            by=None,
            why=WHY,
            role_zh="示例招商部",
            role_en="SAMPLE leasing desk",
            office_line="021-0000 0000",
            office_line_is_public=True,
            email=f"sample-{park.pk}@example.com",
            email_is_public=True,
        )

    def tenant(self, park: Park, number: int) -> None:
        name = f"示例{self.draw.choice(WORDS)}{park.pk}-{number + 1}有限公司"
        firm = enterprises.create_enterprise(
            by=None,
            why=WHY,
            uid=uid(name),
            name_zh=name,
            name_en=f"SAMPLE Co. {park.pk}-{number + 1}",
            sector=park.sector,
        )
        enterprises.move_in(firm, park, by=None, why=WHY, source=self.source)
        if self.draw.random() < 0.7:
            enterprises.classify(
                firm,
                by=None,
                why=WHY,
                sector=park.sector,
                tier=self.draw.choice(Tier.values),
                status=self.draw.choice([ClassStatus.RECOGNISED, ClassStatus.REPORTED]),
                valid_from=date(2025, 1, 1),
                valid_from_precision="day",
                source=self.source,
            )

    def _says(self, row, field: str) -> None:
        value = str(getattr(row, field))
        road.record_evidence(
            row, field, self.source, by=None, why=WHY, value=value, quote="示例 SAMPLE"
        )


def fill(seed: int = SEED) -> Iterator[Park]:
    """Invents for every park that has nothing invented yet; yields each when it is written.

    Raises CommandError outside the demonstration's own database.
    """
    source = demo.require()
    for park in Park.objects.order_by("name_zh"):
        inventor = Inventor(source, random.Random(f"{seed} {park.slug}"))  # noqa: S311 - no secret
        if not park.contacts.filter(email__startswith="sample-").exists():
            inventor.fill(park)
            yield park
