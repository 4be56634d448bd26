from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = _("Register")

    def ready(self):
        from . import (
            demo,  # noqa: F401 - keeps invented figures apart
            lookups,  # noqa: F401 - registers `bbox` on every geometry field
        )
        from .columns import name_columns

        name_columns()
