"""A synthetic register of any number of rows of every kind, written in bulk: for asking what a page costs.

Everything hangs on the first rows. The first park has every enterprise, block, space, contact, direction, district and
manager; the first enterprise sits in every park and has every class and achievement; every source speaks of the first
rows, and the first source of rows of every kind.
"""

import copy
from collections.abc import Iterable
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from enterprises.models import (
    Achievement,
    Classification,
    Enterprise,
    Revenue,
    SectorOutput,
    Tenancy,
)
from parks.models import Block, Contact, Membership, Park, ParkDirection, ParkDistrict, Space
from registry import search
from registry.models import Direction, District, Evidence, Observation, Plan, Sector, Source, Target
from registry.testing import point, square

DAY = date(2022, 7, 1)
YEARS = range(1990, 2101)  # that a figure may be of
METRICS = (
    {"metric": "class_count", "tier": "leading"},
    {"metric": "revenue_count", "revenue_from_100m": 10},
    {"metric": "achievement_count", "achievement_kind": "scenario"},
    {"metric": "sector_scale"},
    {"metric": "stated"},
)
# Whereof the first source speaks: models, and a field of each.
SPOKEN_OF = {
    Park: "area_km2",
    ParkDistrict: "district",
    ParkDirection: "direction",
    Block: "boundary_text_zh",
    Space: "available_m2",
    Contact: "role_zh",
    Enterprise: "sector",
    Tenancy: "park",
    Classification: "tier",
    Revenue: "amount_100m",
    Achievement: "name_zh",
    SectorOutput: "value_100m",
    Target: "value",
    Observation: "value",
    Plan: "title_zh",
    Sector: "name_zh",
    Direction: "name_zh",
    District: "name_zh",
}


def fill(number: int) -> None:
    """Bring every table up to `number` rows, or to as many as its rules allow."""
    new = range(Park.objects.count(), number)
    people = get_user_model().objects
    people.bulk_create(people.model(username=f"synthetic-{n}") for n in new)
    for part in (vocabulary, parks, parts_of_the_first_park, enterprises, figures, targets):
        part(new)
    evidence(new)
    changes(new)
    search.refresh(Park)
    search.refresh(Enterprise)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # else PostgreSQL takes tables just filled for small ones


def first(model):
    return model.objects.order_by("pk").first()


def newest(model, new: range) -> list:
    """The rows that this round has added."""
    return list(model.objects.order_by("pk")[new.start :])


def add(model, rows: Iterable[dict], **common) -> None:
    """Write rows, each with the first record of its history."""
    made = model.objects.bulk_create(model(**row, **common) for row in rows)
    model.history.bulk_history_create(made, default_change_reason="synthetic")


def each(name: str, rows: Iterable) -> Iterable[dict]:
    return ({name: row} for row in rows)


def pairs(one: type, other: type, new: range) -> Iterable[dict]:
    """Every new row of `one` with the first of `other`, and the first of `one` with every new row of `other`."""
    head, partner = first(one), first(other)
    found = [(row, partner) for row in newest(one, new)]
    found += [(head, row) for row in newest(other, new)]
    names = [model._meta.model_name for model in (one, other)]
    return (dict(zip(names, pair, strict=True)) for pair in dict.fromkeys(found))


def vocabulary(new: range) -> None:
    add(Sector, ({"code": f"sector-{n}", "name_zh": f"合成赛道{n}", "position": n} for n in new))
    areas = ({"adcode": str(310000 + n), "name_zh": f"合成区{n}"} for n in new)
    add(District, areas, boundary=square(half=0.01), label_point=point())
    words = ({"code": f"direction-{n}", "name_zh": f"合成方向{n}"} for n in new)
    add(Direction, words, sector=first(Sector), parent=first(Direction))
    documents = ({"key": f"synthetic {n}", "title_zh": f"合成文件{n}"} for n in new)
    named = {"kind": "policy", "publisher_zh": "合成机构"}
    add(Source, documents, published_on=DAY, published_precision="day", **named)
    columns = zip(new, newest(Sector, new), newest(Source, new), strict=True)
    titles = (
        {"code": f"plan-{n}", "title_zh": f"合成方案{n}", "sector": sector, "source": source}
        for n, sector, source in columns
    )
    add(Plan, titles)


def parks(new: range) -> None:
    rows = ({"slug": f"park-{n}", "name_zh": f"合成园区{n}", "location": place(n)} for n in new)
    facts = {"sector": first(Sector), "membership": "reported", "publication": "public"}
    add(Park, rows, batch=1, area_km2=2, location_level="street", **facts)
    add(ParkDistrict, pairs(Park, District, new))
    add(ParkDirection, pairs(Park, Direction, new))
    add(Membership, pairs(get_user_model(), Park, new), role="manager", since=DAY)
    offer = {"kind": "office", "available_m2": 100, "price": 2, "price_unit": "cny_m2_day"}
    add(Space, each("park", newest(Park, new)), **offer)


def place(n: int):
    return point(121 + n / 1000, 31.2)


def parts_of_the_first_park(new: range) -> None:
    park = {"park": first(Park)}
    drawn = {"boundary": square(half=0.01), "geometry_status": "approximate"}
    add(
        Block,
        each("position", (n + 1 for n in new)),
        boundary_text_zh="东至合成路",
        **drawn,
        **park,
    )
    add(Space, each("block", newest(Block, new)), kind="land", available_m2=100, **park)
    desks = each("role_zh", (f"合成岗位{n}" for n in new))
    add(Contact, desks, office_line="021-00000000", office_line_is_public=True, **park)


def enterprises(new: range) -> None:
    rows = ({"uid": f"e{n}", "name_zh": f"合成企业{n}", "location": place(n)} for n in new)
    sector, source = first(Sector), first(Source)
    add(Enterprise, rows, sector=sector, district=first(District))
    add(Tenancy, pairs(Enterprise, Park, new), source=source)
    held = {"status": "recognised", "valid_from": DAY, "valid_from_precision": "day"}
    held["source"] = source
    firms = each("enterprise", newest(Enterprise, new))
    add(Classification, firms, tier="leading", sector=sector, **held)
    # Of another class, so that the targets leave rows out for the same reasons whatever their number.
    sectors = each("sector", newest(Sector, new))
    add(Classification, sectors, tier="core", enterprise=first(Enterprise), **held)


def figures(new: range) -> None:
    source, firm = {"source": first(Source)}, first(Enterprise)
    firms = each("enterprise", newest(Enterprise, new))
    add(Revenue, firms, year=YEARS.start, amount_100m=12, **source)
    years = each("year", YEARS[max(new.start, 1) : new.stop])
    add(Revenue, years, enterprise=firm, amount_100m=12, **source)
    deeds = ({"key": f"deed-{n}", "name_zh": f"合成场景{n}"} for n in new)
    facts = {"kind": "scenario", "achieved_on": DAY, "achieved_precision": "day", **source}
    add(Achievement, deeds, enterprise=firm, sector=first(Sector), status="recognised", **facts)
    add(SectorOutput, each("sector", newest(Sector, new)), year=2024, value_100m=9, **source)


def targets(new: range) -> None:
    """One target of each shape, then as many as make one for each number."""
    scope = {"sector": first(Sector), "scope": first(Sector).code, "source": first(Source)}
    said = {"label_zh": "合成目标", "value": 10, "unit": "家", "comparator": ">=", "due_on": DAY}
    plans = list(zip(new, newest(Plan, new), strict=True))
    for shape, metric in enumerate(METRICS):
        own = [plan for n, plan in plans if n in {0, shape} or n % len(METRICS) == shape]
        rows = ({"key": f"{plan.code}-{shape}", "plan": plan} for plan in own)
        add(Target, rows, is_headline=True, **metric, **said, **scope)
    topic = {"topic": first(Sector).code, "metric_key": "figure", "source": first(Source)}
    keys = each("key", (f"figure-{n}" for n in new))
    add(Observation, keys, label_zh="合成数字", value=1, unit="家", **topic)


def evidence(new: range) -> None:
    """What the first source says of every enterprise and of each kind of row, and what all sources say of the first."""
    source, further = first(Source), newest(Source, new)
    rows = [
        (model, row, source)
        for turn, model in enumerate(SPOKEN_OF)
        for n, row in zip(new, newest(model, new), strict=False)
        if not n or n % len(SPOKEN_OF) == turn
    ]
    rows += [(Enterprise, row, source) for row in newest(Enterprise, new)]
    heads = [(model, first(model)) for model in (Park, Enterprise, Target, Space)]
    rows += [(*head, other) for head in heads for other in further]
    kinds = ContentType.objects.get_for_models(*SPOKEN_OF)
    facts = (
        {"subject_type": kinds[model], "subject_id": row.pk, "field": SPOKEN_OF[model]}
        | {"source": said}
        for model, row, said in dict.fromkeys(rows)
    )
    add(Evidence, facts, recorded_at=timezone.now(), value="1", quote="合成引文")


def changes(new: range) -> None:
    """The first park and the first enterprise: moved from sector to sector, each time by somebody else."""
    hands = list(zip(newest(get_user_model(), new), newest(Sector, new), strict=True))
    for model in (Park, Enterprise):
        row, moved = first(model), []
        for by, sector in hands:
            moved.append(copy.copy(row))
            moved[-1].sector_id, moved[-1]._history_user = sector.pk, by
        model.history.bulk_history_create(moved, update=True)
