"""A register of made-up enterprises: names like real ones, parks of very unequal size, the same for the same seed."""

import random
from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from enterprises.models import Classification, Enterprise, Tenancy
from parks.models import Park
from registry.choices import Tier
from registry.importing.entries import write_entries
from registry.importing.report import Report
from registry.importing.table import Table
from registry.importing.terms import terms
from registry.importing.writing import write
from registry.models import District, Sector, Source
from registry.search.tokens import Content

CHUNK = 50_000
PLACES = ["上海", "上海", "上海", "", "", "浦东", "张江", "临港", "中国", "江苏", "杭州", "深圳"]
BRANDS = (
    "华新盛泰恒瑞锦宏博远康达昊天嘉信凯越明德尚品优创智联微芯晶源氢能海纳百川润泽佳禾安睿思捷德龙腾飞"
    "星辰宇航云帆启迪卓越长宁行乐重庆东方北斗南山西岸金桥银河铜仁铁建石化木兰水清火炬土木申沪苏浙皖"
)
TRADES = [
    "科技",
    "智能科技",
    "信息技术",
    "网络科技",
    "生物科技",
    "生物医药",
    "医疗器械",
    "新能源科技",
]
TRADES += [
    "新材料",
    "半导体",
    "集成电路",
    "电子",
    "机器人",
    "自动化设备",
    "汽车部件",
    "航空装备",
    "海洋工程",
]
TRADES += [
    "环保科技",
    "节能技术",
    "氢能装备",
    "文化传播",
    "贸易",
    "国际物流",
    "供应链管理",
    "投资管理",
]
TRADES += ["软件", "数据服务", "精密机械"]
FORMS = [
    "有限公司",
    "有限公司",
    "有限公司",
    "股份有限公司",
    "(集团)有限公司",
    "有限责任公司",
    "（上海）有限公司",
]


def names(number: int, seed: int = 1) -> Iterator[str]:
    draw = random.Random(seed)
    for _ in range(number):
        brand = "".join(draw.choices(BRANDS, k=draw.choice([2, 2, 3, 4])))
        yield draw.choice(PLACES) + brand + draw.choice(TRADES) + draw.choice(FORMS)


def load(number: int, *, first: int = 0, seed: int = 1, classes: bool = False) -> None:
    """Write the made-up enterprises from number `first` up to `number`, not included, beside the real ones.

    Each has a sector and a district, and nine in ten sit in a park; with `classes` one in ten holds one.
    """
    draw, all_names = random.Random(seed + first), names(number, seed)
    known = list(islice(all_names, first, number))
    for start in range(first, number, CHUNK):
        with transaction.atomic():
            uids = _write_chunk(draw, start, known[start - first :][:CHUNK])
            if classes:
                _write_classes(draw, uids)


def _write_chunk(draw: random.Random, start: int, chunk: list[str]) -> list[str]:
    districts, parks = _rows(District), _rows(Park)
    sectors = list(Sector.objects.order_by("code").values_list("pk", flat=True))
    homes = [draw.choice(districts) for _ in chunk]
    # Park sizes fall off as one over the rank, as they do in life.
    weights = [1 / rank for rank in range(1, len(parks) + 1)]
    seats = [draw.choices(parks, weights)[0] if draw.random() < 0.9 else None for _ in chunk]
    codes = [f"91310{start + no:012d}X" for no in range(len(chunk))]
    uids = [f"b{start + no:08d}" for no in range(len(chunk))]
    labels = [
        [*home[1:], *(seat[1:] if seat else ())] for home, seat in zip(homes, seats, strict=True)
    ]
    columns = {
        "uid": uids,
        "name_zh": chunk,
        "uscc": codes,
        "sector_id": draw.choices(sectors, k=len(chunk)),
        "district_id": [home[0] for home in homes],
    }
    words = zip(chunk, codes, uids, labels, strict=True)
    found = [Content([name, code, uid], [], labels) for name, code, uid, labels in words]
    made = terms(len(chunk), lambda rows: found[rows.start : rows.stop])
    table = _write(Enterprise, ("uid",), columns)
    keys = dict(Enterprise.objects.filter(uid__gte=uids[0]).values_list("uid", "pk"))
    write_entries(table, keys, made)
    _write_tenancies(keys, uids, seats)
    return uids


def _rows(model) -> list[tuple]:
    return list(model.objects.order_by("name_zh").values_list("pk", "name_zh", "name_en"))


def _write_tenancies(keys: dict[str, int], uids: list[str], seats: list) -> None:
    source = Source.objects.order_by("pk").values_list("pk", flat=True)[0]
    sitting = [(keys[uid], seat[0]) for uid, seat in zip(uids, seats, strict=True) if seat]
    columns = {
        "enterprise_id": [enterprise for enterprise, _park in sitting],
        "park_id": [park for _enterprise, park in sitting],
        "source_id": [source] * len(sitting),
    }
    _write(Tenancy, ("enterprise_id", "park_id"), columns)


def _write_classes(draw: random.Random, uids: list[str]) -> None:
    """One in ten holds a class by report."""
    chosen = Enterprise.objects.filter(uid__in=draw.sample(uids, len(uids) // 10)).exclude(
        sector=None
    )
    held = list(chosen.order_by("uid").values_list("pk", "sector"))
    source = Source.objects.order_by("pk").values_list("pk", flat=True)[0]
    columns = {
        "enterprise_id": [enterprise for enterprise, _sector in held],
        "sector_id": [sector for _enterprise, sector in held],
        "tier": draw.choices(Tier.values, k=len(held)),
        "status": ["reported"] * len(held),
        "source_id": [source] * len(held),
    }
    _write(Classification, ("enterprise_id", "sector_id", "tier"), columns)


def _write(model, key, columns: dict[str, list], **more) -> Table:
    lines = range(len(next(iter(columns.values()))))
    table = Table(model, key, columns, "synthetic", lines, trusted=True, **more)
    report = Report()
    write(table, report)
    if report.refusals:
        raise ValueError(str(report.refusals[0]))
    return table
