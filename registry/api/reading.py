"""What every reading view of the API has: language, cheap answers to who has read before, and no session.

A reader without a session cookie is nobody: neither the session nor the user is looked up, and any cache may keep
the answer. Whoever is signed in gets an answer for them alone.
"""

import hashlib

from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from rest_framework.viewsets import ViewSet

from registry.filters import StrictFilterSet
from registry.models import DataVersion

from .errors import Unchanged

# Raise this when the shape of answers changes, so that no reader keeps an answer of the old shape.
SHAPE = 1
PUBLIC = {"public": True, "max_age": 60, "stale_while_revalidate": 600}
PRIVATE = {"private": True, "no_cache": True}


class ReadViewSet(ViewSet):
    """Base of the API's views."""

    http_method_names = ["get", "head", "options"]
    filterset_class: type[StrictFilterSet] = StrictFilterSet
    etag = None

    def initial(self, request, *args, **kwargs):
        language = translation.get_language_from_request(request._request)
        translation.activate(language)
        super().initial(request, *args, **kwargs)
        self.etag = self.make_etag(language)
        if get_conditional_response(request._request, etag=self.etag) is not None:
            raise Unchanged

    def release_marks(self) -> dict:
        """Expressions that change when rows become public by the clock alone; read with the data version."""
        return {}

    def make_etag(self, language: str) -> str:
        """A weak ETag of data version, day, query, language and reader; one query."""
        marks = self.release_marks()
        versions = DataVersion.objects.annotate(**marks).values_list("layer", "number", *marks)
        user = self.request.user.pk if self.request.user.is_authenticated else ""
        parts = (SHAPE, timezone.localdate(), self.request.get_full_path(), language, user)
        text = repr((parts, sorted(versions)))
        return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.etag and response.status_code in {200, 304}:
            response.headers["ETag"] = self.etag
            anonymous = not request.user.is_authenticated
            patch_cache_control(response, **(PUBLIC if anonymous else PRIVATE))
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response

    def filterset(self, queryset, filterset_class=None) -> StrictFilterSet:
        """The query string over `queryset`. Raises BadQuery."""
        make = filterset_class or self.filterset_class
        filterset = make(self.request.query_params, queryset, request=self.request)
        _ = filterset.asked
        return filterset
