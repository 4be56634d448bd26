"""Pages of a list in the API: `count next previous results`."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.utils.urls import remove_query_param, replace_query_param

from registry.paging import page_of_keys

from .serializers import described

PAGE_SIZE = 50


def paged(request, filterset, rows, shape: Callable[[list], list]) -> dict:
    """One page of `rows` (a queryset), made plain by `shape`. Raises BadQuery for a page beyond the last."""
    page = page_of_keys(filterset, rows, size=PAGE_SIZE)
    results = shape(list(page.object_list))
    here = remove_query_param(request.build_absolute_uri(), "after")
    following = before = None
    if page.has_previous():
        before = replace_query_param(here, "page", page.previous_page_number())
    if page.has_next():
        following = replace_query_param(here, "page", page.next_page_number())
        if results and filterset.can_go_on():
            following = replace_query_param(following, "after", results[-1]["uid"])
    return {
        "count": page.paginator.count,
        "next": following,
        "previous": before,
        "results": results,
    }


def in_order(keys: list[int], rows) -> list[dict]:
    """Dicts of `rows`, which have a `pk`, in the order of `keys`."""
    found = {row["pk"]: row for row in rows}
    return [found[key] for key in keys if key in found]


def page_serializer(row: type[serializers.Serializer], name: str):
    """The shape of a page of `row`, for the API's document."""
    fields = {
        "count": serializers.IntegerField(help_text=_("Rows that the query finds.")),
        "next": serializers.URLField(allow_null=True, help_text=_("Address of the next page.")),
        "previous": serializers.URLField(
            allow_null=True, help_text=_("Address of the page before.")
        ),
        "results": row(many=True, help_text=_("The rows of this page.")),
    }
    page = type(f"{name}PageSerializer", (serializers.Serializer,), fields)
    return described(_("A page of a list."))(page)
