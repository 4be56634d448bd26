"""The page of the match."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .page import page_of
from .requirement import requirement_of


@require_safe
def match(request: HttpRequest) -> HttpResponse:
    """The parks that fit what the query string wants, with the reasons; an empty one shows the form alone."""
    requirement = requirement_of(request.GET, request.user, request)
    return render(request, "parks/match.html", page_of(requirement))
