"""Numbers, units and dates as people of either language write them. Pure functions; never a float.

The language is Django's active one. Every conversion is exact: 1 亿元 is 0.1 billion, 1 万 m² is 10,000 m².
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

UNKNOWN = "—"
NARROW = "\u00a0"  # a figure and its unit stay on one line
WAN = Decimal(10_000)
SQUARE_KILOMETRE = Decimal(1_000_000)


class Unit(NamedTuple):
    """How a unit is written. `factor` turns the number on record into the one that English prints."""

    zh: str
    en: str
    en_many: str = ""
    before: str = ""
    factor: Decimal = Decimal(1)


UNITS = {
    "亿元": Unit("亿元", "bn", before="CNY", factor=Decimal("0.1")),
    "万亿元": Unit("万亿元", "tn", before="CNY"),
    "万元": Unit("万元", "", before="CNY", factor=WAN),
    "元": Unit("元", "", before="CNY"),
    "亿元/平方公里": Unit("亿元/km²", "bn per km²", before="CNY", factor=Decimal("0.1")),
    "km2": Unit("km²", "km²"),
    "平方公里": Unit("km²", "km²"),
    "km": Unit("km", "km"),
    "m": Unit("m", "m"),
    "m2": Unit("m²", "m²"),
    "平方米": Unit("m²", "m²"),
    "万m2": Unit("万 m²", "m²", factor=WAN),
    "万平方米": Unit("万 m²", "m²", factor=WAN),
    "亩": Unit("亩", "mu"),
    "%": Unit("%", "%"),
    "家": Unit("家", "enterprise", "enterprises"),
    "个": Unit("个", ""),
    "项": Unit("项", "item", "items"),
    "款": Unit("款", "product", "products"),
    "条": Unit("条", "line", "lines"),
    "类": Unit("类", "kind", "kinds"),
    "座": Unit("座", "site", "sites"),
    "辆": Unit("辆", "vehicle", "vehicles"),
    "台": Unit("台", "unit", "units"),
}
SQUARE_METRES = {"m2", "平方米"}
COUNTED = set("家个项款条类座辆台")


class Figure(NamedTuple):
    """A number ready to print: `before` (近, CNY), `number`, `unit` and `after` (以上) around it."""

    before: str
    number: str
    unit: str
    after: str

    @property
    def tail(self) -> str:
        """Everything behind the number, with its spaces: ` 家以上`, ` enterprises or more`."""
        unit = self.unit if self.unit in ("", "%") else NARROW + self.unit
        joint = NARROW if self.after and not is_chinese() else ""
        return unit + joint + self.after

    def __str__(self) -> str:
        return f"{self.before}{NARROW if self.before else ''}{self.number}{self.tail}"


def is_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


def listed(words) -> str:
    """Words one after the other, with the mark that stands between them: a、b / a, b."""
    return ("、" if is_chinese() else ", ").join(words)


def as_decimal(value) -> Decimal:
    """`value` as a Decimal, exactly as it is written: a float goes through its shortest text."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def number(value) -> str:
    """5000.00 → `5000` in Chinese, `5,000` in English; unknown is a dash. No digit is added or lost."""
    if value is None or value == "":
        return UNKNOWN
    text = f"{as_decimal(value):f}" if is_chinese() else f"{as_decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(value, unit: str = "", qualifier: str = "") -> Figure:
    """The parts of `value` in `unit` (a key of UNITS, or any word) with the word that its source put beside it."""
    if value is None or value == "":
        return Figure("", UNKNOWN, "", "")
    value, key = _readable(as_decimal(value), unit)
    form = UNITS.get(key) or Unit(key, key)
    before, after = _qualifier(qualifier)
    if is_chinese():
        value, wan = _in_ten_thousands(value, key)
        return Figure(before, number(value) + _plus(qualifier), wan + form.zh, after)
    value *= form.factor
    many = form.en_many if value != 1 else ""
    before = NARROW.join(word for word in (before, form.before) if word)
    return Figure(before, number(value) + _plus(qualifier), many or form.en, after)


def _readable(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """From a million square metres on they are km²; before that Chinese counts them in ten thousands."""
    if unit not in SQUARE_METRES or value < WAN:
        return value, unit
    if value >= SQUARE_KILOMETRE:
        return value / SQUARE_KILOMETRE, "km2"
    return (value / WAN, "万m2") if is_chinese() else (value, unit)


def _in_ten_thousands(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Large round counts are said in 万: 300 万辆."""
    is_round = value >= 10 * WAN and not value % WAN
    return (value / WAN, "万") if unit in COUNTED and is_round else (value, "")


def _plus(qualifier: str) -> str:
    return "+" if qualifier == "+" else ""


def _qualifier(word: str) -> tuple[str, str]:
    """The word before and the word after the number, in the active language."""
    before = {
        "近": _("nearly"),
        "约": _("about"),
        "超": _("over"),
        "突破": _("past"),
        "不少于": _("at least"),
        "若干": _("several"),
    }
    after = {"以上": _("or more"), "左右": _("or so")}
    return before.get(word, ""), after.get(word, "")


def as_said(value, unit: str = "", qualifier: str = "") -> str:
    """A number as it was said: 近 6 km² / nearly 6 km²; 10+ 家 / 10+ enterprises; — when unknown."""
    return str(figure(value, unit, qualifier))


def area_km2(value) -> str:
    return as_said(value, "km2")


def area_m2(value) -> str:
    """620000 → `62 万 m²` / `620,000 m²`; 1670000 → `1.67 km²`."""
    return as_said(value, "m2")


def money_100m(value) -> str:
    """Money kept in 亿元: 5.87 → `5.87 亿元` / `CNY 0.587 bn`."""
    return as_said(value, "亿元")


def distance_km(value) -> str:
    """0.5 → `500 m`, 3 → `3 km`."""
    if value is None or value == "":
        return UNKNOWN
    value = as_decimal(value)
    return as_said(value * 1000, "m") if 0 < value < 1 else as_said(value, "km")


def partial_date(on: date | None, precision: str = "day") -> str:
    """As much of the date as is known: 2022-07-08, 2020-03, 2022, or a dash."""
    if on is None:
        return UNKNOWN
    return on.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]
