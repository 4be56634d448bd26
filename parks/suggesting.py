"""What a search box suggests of parks, and of the words that they are filtered by."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.languages import called
from registry.models import Direction, District
from registry.suggesting import (
    Group,
    Suggestion,
    adds_suggestions,
    nearly_has,
    of_vocabulary,
)

from .models import Park

MOST_PARKS, MOST_DIRECTIONS, MOST_DISTRICTS = 5, 3, 2


def parks(text: str, user) -> list[Suggestion]:
    found = Park.objects.visible_to(user).search(text).select_related("sector")
    return [_suggestion(park) for park in found[:MOST_PARKS]]


def nearly_parks(text: str, user) -> list[Suggestion]:
    known = Park.objects.visible_to(user).select_related("sector").order_by("name_zh")
    found = [park for park in known if nearly_has(text, (park.name_zh, park.name_en))]
    return [_suggestion(park) for park in found[:MOST_PARKS]]


def _suggestion(park: Park) -> Suggestion:
    return Suggestion(called(park), called(park.sector), park.get_absolute_url())


def _filtered(name: str, code: str) -> str:
    return f"{reverse('parks:list')}?{urlencode({name: code})}"


def _directions():
    return Direction.objects.select_related("sector").order_by("code")


def _districts():
    return District.objects.defer("boundary").order_by("adcode")


def _of_directions(**options):
    return of_vocabulary(
        _directions,
        lambda row: _filtered("direction", row.code),
        lambda row: called(row.sector) if row.sector else "",
        MOST_DIRECTIONS,
        **options,
    )


def _of_districts(**options):
    return of_vocabulary(
        _districts,
        lambda row: _filtered("district", row.adcode),
        lambda row: "",
        MOST_DISTRICTS,
        **options,
    )


adds_suggestions(Group("parks", _("Parks"), 10, parks, nearly_parks))
adds_suggestions(
    Group("directions", _("Directions"), 30, _of_directions(), _of_directions(test=nearly_has))
)
adds_suggestions(
    Group("districts", _("Districts"), 40, _of_districts(), _of_districts(test=nearly_has))
)
