"""What the apps above this one add to a park's page, without being imported here.

An app hands over a function that makes a section when it starts (`AppConfig.ready`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A section of a park's page. `rows` are the rows whose seals it prints; `histories` go into the history."""

    anchor: str
    title: str
    template: str
    context: dict
    count: str = ""
    rows: list = field(default_factory=list)
    figure: dict | None = None  # `label`, `value`, `unit`, `note` and `url` of a key figure
    histories: list = field(default_factory=list)


_part_makers: list[Callable] = []


def adds_part(make: Callable) -> Callable:
    """Register `make(park, user) -> Part`."""
    _part_makers.append(make)
    return make


def parts_of(park, user) -> list[Part]:
    return [make(park, user) for make in _part_makers]
