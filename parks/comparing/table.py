"""The table of the comparison, for the page and for files alike."""

from dataclasses import dataclass

from django.db.models import Prefetch

from parks.models import Park, ParkDirection

from .rows import Attribute, Cell, attributes

FEWEST, MOST = 2, 5


@dataclass(frozen=True)
class Row:
    """An attribute of all parks. `differs` unless all cells say the same."""

    title: str
    cells: list[Cell]
    marked: list[bool]  # which cell holds the largest or the smallest number
    extreme: str

    @property
    def differs(self) -> bool:
        return len({cell.text for cell in self.cells}) > 1

    @property
    def is_known(self) -> bool:
        return any(cell.text for cell in self.cells)

    @property
    def pairs(self) -> list[tuple[Cell, bool]]:
        return list(zip(self.cells, self.marked, strict=True))


def parks_in_order(keys: list[int]) -> list[Park]:
    """The parks with all that is compared, in the order of `keys`; as many queries for five as for one."""
    directions = Prefetch("direction_links", ParkDirection.objects.select_related("direction"))
    rows = Park.objects.filter(pk__in=keys).select_related("sector").with_districts()
    found = {park.pk: park for park in rows.prefetch_related(directions, "spaces", "blocks")}
    return [found[key] for key in keys]


def rows_of(parks: list[Park]) -> list[Row]:
    return [_row(attribute, parks) for attribute in attributes(parks)]


def _row(attribute: Attribute, parks: list[Park]) -> Row:
    cells = [attribute.read(park) for park in parks]
    numbers = [cell.number for cell in cells if cell.number is not None]
    best = None
    if attribute.extreme and len(set(numbers)) > 1:
        best = max(numbers) if attribute.extreme == "most" else min(numbers)
    marked = [best is not None and cell.number == best for cell in cells]
    return Row(str(attribute.title), cells, marked, attribute.extreme)


def rows_with_evidence(rows: list[Row]) -> list:
    """The rows of the database that stand behind any cell."""
    return [row for one in rows for cell in one.cells for row, _field in cell.sources]
