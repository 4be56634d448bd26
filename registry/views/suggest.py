"""Suggestions for a search box, as JSON in the language of the address."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from registry.filters import filterset_or_400
from registry.models import Sector
from registry.suggesting import Typed, suggest


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """{"groups": [{key, title, rows: [{label, detail, url}]}]} for what is typed in `q`."""
    text = filterset_or_400(request, Typed, Sector.objects.none()).asked["q"] or ""
    return JsonResponse({"groups": suggest(text, request.user)})
