"""What is compared: each attribute reads one cell of a park."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from parks.choices import FLOOR_KINDS, PriceUnit, SpaceKind
from parks.filtersets import DAYS_IN_A_MONTH
from parks.sheet import offer
from parks.words import batch_name, membership_word, position_word
from registry.formatting import area_km2, area_m2, as_said, distance_km, is_chinese, listed
from registry.languages import called


@dataclass(frozen=True)
class Cell:
    """What one park has: `text` in the reader's language, empty if it is not known.

    `number` compares with other parks; `sources` are (row, field) whose evidence stands behind it, and `counted`
    is the address of what the register itself counted.
    """

    text: str = ""
    number: float | None = None
    sources: tuple = ()
    counted: str = ""


@dataclass(frozen=True)
class Attribute:
    """A row: `read(park) -> Cell`. `extreme` names the largest number (`most`) or the smallest (`least`)."""

    title: str
    read: Callable
    extreme: str = ""


_more: list[Callable] = []


def adds_rows(make: Callable) -> Callable:
    """Register `make(parks) -> list[Attribute]`."""
    _more.append(make)
    return make


def attributes(parks) -> list[Attribute]:
    return [*OWN, *(row for make in _more for row in make(parks))]


def _area(park) -> Cell:
    if park.area_km2 is None:
        return Cell()
    return Cell(area_km2(park.area_km2), float(park.area_km2), ((park, "area_km2"),))


def _offer(kinds) -> Callable:
    def read(park) -> Cell:
        found = offer(park.spaces.all(), kinds)
        if found["total"] is None:
            return Cell()
        sources = ((found["row"], "available_m2"),) if found["row"] else ()
        return Cell(area_m2(found["total"]), float(found["total"]), sources)

    return read


def _premises(park) -> list:
    return [
        space
        for space in park.spaces.all()
        if space.kind in FLOOR_KINDS and space.available_m2 != 0
    ]


def rent_a_day(space) -> float | None:
    """CNY per m² and day; None where the price is another one."""
    if space.price is None:
        return None
    if space.price_unit == PriceUnit.CNY_M2_MONTH:
        return float(space.price / DAYS_IN_A_MONTH)
    return float(space.price) if space.price_unit == PriceUnit.CNY_M2_DAY else None


def _rent(park) -> Cell:
    known = [(rent, space) for space in _premises(park) if (rent := rent_a_day(space)) is not None]
    if not known:
        return Cell()
    rent, space = min(known, key=lambda pair: pair[0])
    text = as_said(round(rent, 2))
    text = f"{text} 元/m²·天" if is_chinese() else f"CNY {text} per m² and day"
    return Cell(text, rent, ((space, "price"),))


def _best(name: str, unit: str) -> Callable:
    def read(park) -> Cell:
        known = [space for space in _premises(park) if getattr(space, name) is not None]
        if not known:
            return Cell()
        space = max(known, key=lambda one: getattr(one, name))
        value = getattr(space, name)
        return Cell(as_said(value, unit), float(value), ((space, name),))

    return read


def _available(park) -> Cell:
    known = [space for space in _premises(park) if space.available_from]
    if not known:
        return Cell()
    space = min(known, key=lambda one: one.available_from)
    return Cell(str(space.available_from), None, ((space, "available_from"),))


def _words(name: str) -> Callable:
    def read(park) -> Cell:
        text = called(park, name)
        return Cell(text, sources=((park, f"{name}_zh"),)) if text else Cell()

    return read


def _districts(park) -> Cell:
    links = park.district_links.all()
    if not links:
        return Cell()
    return Cell(listed(called(link.district) for link in links), sources=((links[0], "district"),))


def _batch(park) -> Cell:
    return Cell(batch_name(park.batch), sources=((park, "batch"),)) if park.batch else Cell()


def _position(park) -> Cell:
    if park.location is None:
        return Cell()
    text = position_word(park.location_level)
    if park.location_uncertainty_km:
        off = distance_km(park.location_uncertainty_km)
        text = _("%(words)s, may be off by %(off)s") % {"words": text, "off": off}
    return Cell(text, sources=((park, "location"),))


OWN = (
    Attribute(gettext_lazy("Area"), _area, "most"),
    Attribute(gettext_lazy("Industrial land on offer"), _offer([SpaceKind.LAND]), "most"),
    Attribute(gettext_lazy("Premises on offer"), _offer(FLOOR_KINDS), "most"),
    Attribute(gettext_lazy("Rent"), _rent, "least"),
    Attribute(gettext_lazy("Floor load"), _best("floor_load_t_m2", "t/m²"), "most"),
    Attribute(gettext_lazy("Clear height"), _best("clear_height_m", "m"), "most"),
    Attribute(gettext_lazy("Power supply"), _best("power_kva", "kVA"), "most"),
    Attribute(gettext_lazy("Available from"), _available),
    Attribute(
        gettext_lazy("Sector"), lambda park: Cell(called(park.sector), sources=((park, "sector"),))
    ),
    Attribute(gettext_lazy("Main directions"), _words("directions")),
    Attribute(gettext_lazy("District"), _districts),
    Attribute(gettext_lazy("Address"), _words("address")),
    Attribute(gettext_lazy("Operator"), _words("operator")),
    Attribute(gettext_lazy("Batch"), _batch),
    Attribute(
        gettext_lazy("Official list"),
        lambda park: Cell(membership_word(park.membership), sources=((park, "membership"),)),
    ),
    Attribute(gettext_lazy("Position"), _position),
)
