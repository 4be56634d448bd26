"""How each shape of target is counted: one small class a shape, in one registry. A new shape is a new class.

A rule decides in SQL what each row is worth (`verdict`), so that any number of rows costs the same queries.
"""

from .achievements import AchievementCount
from .base import RULES, Rule
from .classes import ClassCount
from .revenue import RevenueCount
from .scale import SectorScale
from .stated import Stated

__all__ = [
    "RULES",
    "AchievementCount",
    "ClassCount",
    "RevenueCount",
    "Rule",
    "SectorScale",
    "Stated",
]
