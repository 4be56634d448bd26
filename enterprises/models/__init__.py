from .enterprise import Enterprise, EnterpriseEntry, Tenancy
from .figures import Achievement, Revenue, SectorOutput
from .standing import Classification

__all__ = [
    "Achievement",
    "Classification",
    "Enterprise",
    "EnterpriseEntry",
    "Revenue",
    "SectorOutput",
    "Tenancy",
]
