"""Pages that say what is wrong: 400 names the parameter, 404 the way back, 500 asks for nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_query(request: HttpRequest, errors: dict[str, list[str]]) -> HttpResponse:
    """400: each parameter with the sentences that say what is allowed."""
    return render(request, "400.html", {"errors": errors}, status=400)


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "404.html", status=404)


def too_many(request: HttpRequest, seconds: int | None = None) -> HttpResponse:
    """429, with the wait in whole seconds when it is known."""
    response = render(request, "429.html", {"seconds": seconds}, status=429)
    if seconds is not None:
        response.headers["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the page asks the database for nothing, for that may be what is wrong."""
    return HttpResponse(render_to_string("500.html", request=None), status=500)
