"""The criteria over parks and their space: one in each file, found here; `position` is their order in the form."""

from importlib import import_module
from pkgutil import iter_modules

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
