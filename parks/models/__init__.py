from .access import Membership
from .park import Block, Park, ParkDirection, ParkDistrict, ParkEntry
from .space import Contact, Space

__all__ = [
    "Block",
    "Contact",
    "Membership",
    "Park",
    "ParkDirection",
    "ParkDistrict",
    "ParkEntry",
    "Space",
]
