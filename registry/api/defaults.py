"""The parts that the settings name; they load before the views do."""

import orjson
from django.conf import settings
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer


class SessionIfAny(SessionAuthentication):
    """The session's user, asked for only where the request brings a session cookie."""

    def authenticate(self, request):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        return super().authenticate(request)


class AnyAccept(DefaultContentNegotiation):
    """JSON for whoever asks, whatever they say they accept."""

    def select_renderer(self, request, renderers, format_suffix=None):
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            return renderers[0], renderers[0].media_type


class JSON(BaseRenderer):
    """JSON by orjson; bytes that are JSON already go through as they are. Decimals become numbers."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data, accepted_media_type=None, renderer_context=None):
        if data is None or isinstance(data, bytes):
            return data or b""
        return orjson.dumps(data, default=plain)


def plain(value):
    """Decimals as numbers, everything else (lazy texts) as text."""
    return float(value) if hasattr(value, "as_tuple") else str(value)


class GeoJSONRenderer(JSON):
    media_type = "application/geo+json"
    format = "geojson"
