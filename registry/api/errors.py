"""What the API says when something is wrong: `{"detail", "errors": {parameter: [sentence]}}`, never a page."""

from django.core.exceptions import SuspiciousOperation, ValidationError
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, NotFound, ParseError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from registry.filters import BadQuery


class Unchanged(APIException):
    """The reader has this answer already: 304, without a body."""

    status_code = 304


def answer_error(exc, context) -> Response | None:
    """DRF's exception handler; None leaves a fault of ours to Django."""
    if isinstance(exc, Unchanged):
        return Response(status=304)
    if isinstance(exc, ValidationError):
        return refusal(problem(_("The query is not in order."), said_of(exc)))
    if isinstance(exc, SuspiciousOperation):
        return refusal(problem(_("The request is not in order.")))
    if isinstance(exc, ParseError):
        return refusal(problem(_("The body is not JSON.")))
    response = exception_handler(exc, context)
    if response is not None:
        response.data = problem(detail_of(response.data))
        response.content_type = "application/json"
    return response


def refusal(said: dict) -> Response:
    """JSON, also where a good answer would be GeoJSON."""
    return Response(said, status=400, content_type="application/json")


def said_of(exc: ValidationError) -> dict[str, list[str]]:
    if isinstance(exc, BadQuery):
        return exc.errors
    return exc.message_dict if hasattr(exc, "error_dict") else {"": exc.messages}


def detail_of(data) -> str:
    detail = data.get("detail", data) if isinstance(data, dict) else data
    return str(detail)


def problem(detail: str, errors: dict | None = None) -> dict:
    return {"detail": detail, "errors": errors or {}}


def no_such_path(path: str) -> NotFound:
    return NotFound(_("There is nothing at this address."))
