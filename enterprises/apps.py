from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnterprisesConfig(AppConfig):
    name = "enterprises"
    verbose_name = _("Enterprises")

    def ready(self):
        # They add the enterprises to the page of a park, and what is asked of them to the match.
        from . import matching, park_part  # noqa: F401
