from .plans import Metric, Observation, Plan, Target
from .search import Searchable, SearchEntry
from .sources import Evidence, Source
from .versions import DataVersion
from .vocabulary import Direction, District, Sector

__all__ = [
    "DataVersion",
    "Direction",
    "District",
    "Evidence",
    "Metric",
    "Observation",
    "Plan",
    "SearchEntry",
    "Searchable",
    "Sector",
    "Source",
    "Target",
]
