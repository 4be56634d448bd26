"""Words about parks that are worked out, not stored."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from registry.choices import LocationLevel
from registry.formatting import is_chinese

from .choices import ListMembership

NUMERALS = "零一二三四五六七八九十"
SIDE = re.compile(r"([东南西北])(?:至|到)")


def batch_name(batch: int | None) -> str:
    """3 → 第三批 / Batch 3; nothing where it is not known."""
    if batch is None:
        return ""
    if is_chinese() and batch < len(NUMERALS):
        return f"第{NUMERALS[batch]}批"
    return _("Batch %(n)s") % {"n": batch}


def membership_word(membership: str) -> str:
    """Its place on the official list in one word, for tags."""
    return {
        ListMembership.OFFICIAL: pgettext("membership", "Official"),
        ListMembership.REPORTED: pgettext("membership", "Reported"),
        ListMembership.CANDIDATE: pgettext("membership", "Unconfirmed"),
        ListMembership.OUTSIDE: pgettext("membership", "Off the list"),
    }[membership]


def position_word(level: str) -> str:
    """How well its position is known, for a card; `level` is empty where there is none."""
    return {
        LocationLevel.SURVEYED: _("Position surveyed"),
        LocationLevel.BOUNDARY_ROADS: _("Placed by boundary roads"),
        LocationLevel.STREET: _("Placed by street"),
        LocationLevel.STATION: _("Placed by station"),
        LocationLevel.ROAD: _("Placed by road"),
        LocationLevel.TOWN: _("Placed by town only"),
        LocationLevel.ASSUMED: _("Position assumed by the editors"),
    }.get(level, _("Position unknown"))


def sides(text: str) -> list[tuple[str, str]]:
    """四至 as pairs of a side and its bound: 东至外环,南至高科路 → [(East, 外环), (South, 高科路)].

    Empty where the text does not name at least two sides, so that the page shows it as it is.
    """
    names = {"东": _("East"), "南": _("South"), "西": _("West"), "北": _("North")}
    pieces = SIDE.split(text)
    if len(pieces) < 5:
        return []
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return [(names[side], bound.strip(" ,，;；。、")) for side, bound in pairs]
