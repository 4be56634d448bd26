"""Quantities in free words: areas, rents, loads, heights, power, days. Folded text only (NFKC, lower case)."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from parks.choices import SpaceKind

from .names import point_of

NUMERALS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
TENS = {"十": 10, "百": 100, "千": 1_000}
NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[零一二两三四五六七八九十百千]+)"
RANGE = rf"(?P<number>{NUMBER})(?:\s*(?:-|~|—|–|至|到|to)\s*{NUMBER})?"
SQUARE = r"平方米|平方|平米|平|m2|方|sqm|sq\.? ?m|square met(?:re|er)s?"
KIND = (
    "土地|用地|地块|厂房|车间|研发办公|办公|研发|写字楼|实验室|仓库|仓储|物业"
    "|land|plot|workshop|factory|office|laboratory|lab|warehouse|premises"
)
AREA = re.compile(
    rf"(?:(?:{KIND})[^0-9零一二两三四五六七八九十百千,，。;；、]{{0,6}}?)?{RANGE}\s*(?P<wan>万|k(?!m))?\s*"
    rf"(?P<unit>亩|公顷|平方公里|km2|hectares?|ha\b|mu\b|{SQUARE})(?!\s*[/·每]?\s*(?:天|日|月|day|month))"
    rf"(?:\s*(?:的|of)?\s*(?:标准|standard)?\s*(?:{KIND})(?:空间|用房|space)?)?"
)
M2 = {
    "亩": Decimal(2000) / 3,
    "mu": Decimal(2000) / 3,
    "公顷": Decimal(10_000),
    "ha": Decimal(10_000),
}
M2 |= {
    "hectare": Decimal(10_000),
    "hectares": Decimal(10_000),
    "平方公里": Decimal(1_000_000),
    "km2": Decimal(1_000_000),
}
LAND = re.compile("土地|用地|地块|出让|拿地|land|plot")
KINDS = (
    (re.compile("厂房|车间|workshop|factory"), SpaceKind.FACTORY),
    (re.compile("办公|研发|写字楼|office"), SpaceKind.OFFICE),
    (re.compile("实验室|laboratory|lab\\b"), SpaceKind.LABORATORY),
    (re.compile("仓库|仓储|warehouse"), SpaceKind.WAREHOUSE),
)


@dataclass(frozen=True)
class Quantity:
    """`read(match, text)` gives parameters as a query string has them, or nothing."""

    pattern: re.Pattern
    read: Callable[[re.Match, str], dict[str, list[str]]]


def number(text: str) -> Decimal:
    """`1,500.5` or `三十五`."""
    plain = text.replace(",", "")
    return Decimal(plain) if plain[0].isdigit() else Decimal(_chinese(plain))


def _chinese(text: str) -> int:
    total = digit = 0
    for char in text:
        if char in TENS:
            total += (digit or 1) * TENS[char]
            digit = 0
        else:
            digit = (
                digit * 10 + NUMERALS[char] if len(set(text) & set(TENS)) == 0 else NUMERALS[char]
            )
    return total + digit


def plain(value: Decimal) -> str:
    """As a parameter is written: whole from a hundred on, else with at most two decimals."""
    text = f"{round(value, 0 if value >= 100 else 2):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def area(found: re.Match, text: str) -> dict[str, list[str]]:
    unit = found["unit"]
    times = {"万": 10_000, "k": 1_000}.get(found["wan"], 1)
    value = plain(number(found["number"]) * times * M2.get(unit, 1))
    if unit in M2 or LAND.search(found[0]):
        return {"min_land_m2": [value]}
    kinds = [str(kind) for words, kind in KINDS if words.search(found[0])]
    return {"min_floor_m2": [value]} | ({"space_kind": kinds} if kinds else {})


def rent(found: re.Match, text: str) -> dict[str, list[str]]:
    value = number(found["number"])
    by_month = re.search("月|month", found[0])
    return {"max_rent": [plain(value * 12 / 365 if by_month else value)]}


def load(found: re.Match, text: str) -> dict[str, list[str]]:
    value = number(found["number"])
    return {
        "min_floor_load_t_m2": [plain(value / 1000 if found["unit"] in ("kg", "公斤") else value)]
    }


def height(found: re.Match, text: str) -> dict[str, list[str]]:
    return {"min_clear_height_m": [plain(number(found["number"]))]}


def power(found: re.Match, text: str) -> dict[str, list[str]]:
    return {"min_power_kva": [plain(number(found["number"]) * (10_000 if found["wan"] else 1))]}


def day(found: re.Match, text: str) -> dict[str, list[str]]:
    """The day, or the last day of the month."""
    year, month = int(found["year"]), int(found["month"])
    if not 1990 <= year <= 2100 or not 1 <= month <= 12:
        return {}
    last = monthrange(year, month)[1]
    which = int(found["day"] or last)
    return {"available_by": [f"{year}-{month:02}-{which:02}"]} if 1 <= which <= last else {}


def near(found: re.Match, text: str) -> dict[str, list[str]]:
    """Near a district or a park that the words name; nothing where they name none."""
    point = point_of((found["place"] or found["place_zh"]).strip(" 的在"))
    if point is None:
        return {}
    return {"near": [point], "within_km": [plain(number(found["number"] or found["number_zh"]))]}


SKIP = "[^0-9,，。;；]"  # words of the same clause
MONEY = r"(?:元|块|yuan|cny|rmb)\s*(?:/|每|per)?\s*(?:平方米|平米|平方|平|m2|sqm)?"
PER_TIME = r"\s*(?:/|每|per|and|·)?\s*(?:天|日|月|day|month)"
LOAD = r"(?:楼板|楼面)?(?:荷载|承重|荷重|承载|floor load)"
HEIGHT = "(?:层高|净高|挑高|高度|clear height|height)"
YEAR_AND_MONTH = r"(?P<year>[0-9]{4})\s*[年/-]\s*(?P<month>[0-9]{1,2})"
QUANTITIES = (
    Quantity(
        re.compile(rf"(?:租金|rent)?{SKIP}{{0,6}}?(?P<number>{NUMBER})\s*{MONEY}{PER_TIME}"), rent
    ),
    Quantity(
        re.compile(
            rf"{LOAD}{SKIP}{{0,8}}(?P<number>{NUMBER})\s*(?P<unit>吨|t|kg|公斤)"
            rf"(?:\s*/?\s*(?:每)?(?:{SQUARE}))?"
        ),
        load,
    ),
    Quantity(re.compile(rf"{HEIGHT}{SKIP}{{0,8}}(?P<number>{NUMBER})\s*(?:米|m\b)"), height),
    Quantity(
        re.compile(
            rf"(?:电力|用电|power)?{SKIP}{{0,6}}?(?P<number>{NUMBER})\s*(?P<wan>万)?\s*(?:千伏安|kva)"
        ),
        power,
    ),
    Quantity(
        re.compile(
            rf"{YEAR_AND_MONTH}(?:\s*[月/-]\s*(?P<day>[0-9]{{1,2}})?\s*日?)?\s*(?:之前|以前|前|底)?"
        ),
        day,
    ),
    Quantity(AREA, area),
    Quantity(
        re.compile(
            rf"(?:within\s*(?P<number>{NUMBER})\s*km\s*(?:of|from)\s*(?P<place>[^,，。;；0-9]{{2,40}}))"
            rf"|(?:距离?|离)?(?!\s*within)(?P<place_zh>[^,，。;；0-9]{{2,20}}?)\s*(?P<number_zh>{NUMBER})\s*(?:公里|千米|km)(?:以内|之内|内)?"
        ),
        near,
    ),
)
