from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParksConfig(AppConfig):
    name = "parks"
    verbose_name = _("Parks")

    def ready(self):
        from . import suggesting  # noqa: F401  adds parks to what a search box suggests
        from .matching import criteria  # noqa: F401  they add themselves to the match
