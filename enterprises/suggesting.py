"""What a search box suggests of enterprises."""

from django.utils.translation import gettext_lazy as _

from registry.languages import called
from registry.suggesting import Group, Suggestion, adds_suggestions

from .models import Enterprise

MOST = 4


def enterprises(text: str, user) -> list[Suggestion]:
    found = Enterprise.objects.visible_to(user).search(text).select_related("sector")
    return [
        Suggestion(called(row), called(row.sector) if row.sector else "", row.get_absolute_url())
        for row in found[:MOST]
    ]


adds_suggestions(Group("enterprises", _("Enterprises"), 20, enterprises))
