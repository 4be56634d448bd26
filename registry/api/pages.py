"""Pages of a list in the API: `count next previous results`."""

from rest_framework.utils.urls import replace_query_param

from registry.paging import page_of

PAGE_SIZE = 50


def paged(request, filterset, rows, shape) -> dict:
    """One page of `rows` (a queryset), each made plain by `shape`. Raises BadQuery for a page beyond the last."""
    page = page_of(filterset, rows, size=PAGE_SIZE)
    url = request.build_absolute_uri()
    following = page.next_page_number() if page.has_next() else None
    before = page.previous_page_number() if page.has_previous() else None
    return {
        "count": page.paginator.count,
        "next": following and replace_query_param(url, "page", following),
        "previous": before and replace_query_param(url, "page", before),
        "results": [shape(row) for row in page.object_list],
    }
