from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self):
        # They add the enterprises to a park's page, to the comparison, the match and the search boxes.
        from . import comparing, matching, park_part, suggesting  # noqa: F401
