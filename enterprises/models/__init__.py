from .enterprise import Enterprise, Tenancy
from .figures import Achievement, Revenue, SectorOutput
from .standing import Classification

__all__ = [
    "Achievement",
    "Classification",
    "Enterprise",
    "Revenue",
    "SectorOutput",
    "Tenancy",
]
