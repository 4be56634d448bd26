"""A rectangle of about 4,500 enterprises, the first 100 of them: ours and djangorestframework-gis; and deep pages.

All answer a request with the total and the first hundred rows by name, with class and park. They run in turns in one
process; so do our page 1 and page 1,000 of the whole list. SQL is our own queries of that answer, sent bare. The naive
serializer asks for class and park row by row, as one is first written; the other has them read ahead.
"""

from urllib.parse import parse_qsl, urlsplit

import orjson

from bench.features import box_of, geo_serializer, naive_serializer
from bench.timing import bare, in_turns, report, statements

PAGE = 100
EDGE = 10  # rows of a page that rounding may add; of all, one in a hundred


def compare(url: str, inside: int = 4_500) -> None:
    box = ",".join(f"{edge:.9f}" for edge in box_of(inside))
    ours_says, theirs_says = orjson.loads(ours(box)), orjson.loads(drf_gis(box))
    check(ours_says, theirs_says)
    sides = {
        "ours": ours,
        "SQL": bare(url, statements(lambda: ours(box))),
        "DRF-GIS": drf_gis,
        "DRF-GIS, naive": naive,
    }
    report(in_turns(sides, box))


def request(path: str, query: dict):
    from django.test import RequestFactory

    return RequestFactory(SERVER_NAME="localhost").get(path, query)


def ours(box: str) -> bytes:
    return listed({"bbox": box, "page_size": PAGE})


def listed(query: dict) -> bytes:
    """Our view's bytes for a page of the list; its middleware is left out on both sides."""
    from enterprises.api.views import EnterpriseViewSet

    view = EnterpriseViewSet.as_view({"get": "list"})
    answer = view(request("/api/v1/enterprises/", query))
    return answer.render().content


def drf_gis(box: str) -> bytes:
    """The usual viewset: InBBoxFilter, GeoJsonPagination and the GeoJSON serializer."""
    answer = peer()(request("/", {"in_bbox": box, "page_size": PAGE}))
    return answer.render().content


def naive(box: str) -> bytes:
    """The same with a serializer that asks for class and park row by row, as one is first written."""
    answer = peer(naive_serializer())(request("/", {"in_bbox": box, "page_size": PAGE}))
    return answer.render().content


def peer(serializer=None):
    from django.db import connection
    from rest_framework.generics import ListAPIView
    from rest_framework.renderers import JSONRenderer
    from rest_framework_gis.filters import InBBoxFilter
    from rest_framework_gis.pagination import GeoJsonPagination

    from enterprises.models import Enterprise

    class Page(GeoJsonPagination):
        page_size = PAGE

    class Peer(ListAPIView):
        serializer_class = serializer or geo_serializer()
        pagination_class = Page
        renderer_classes = [JSONRenderer]
        bbox_filter_field = "location"
        # For points the two mean the same; SpatiaLite takes "overlaps" literally and finds none inside.
        bbox_filter_include_overlapping = connection.vendor == "postgresql"
        filter_backends = [InBBoxFilter]

        def get_queryset(self):
            # SpatiaLite finds rows without a position inside any box.
            rows = Enterprise.objects.current().exclude(location=None)
            rows = rows.order_by("name_zh", "uid", "pk")
            return rows if serializer else rows.select_related("sector").with_standing()

    return Peer.as_view()


def check(mine: dict, theirs: dict) -> None:
    """The same rows in the same order, but for a few on the edge: the peer's boxes are rounded to single precision."""
    own, other = ([row[key] for row in rows] for rows, key in listings(mine, theirs))
    shared = [uid for uid in other if uid in set(own)]
    if shared != own[: len(shared)] or len(own) - len(shared) > EDGE:
        raise SystemExit("the two answers differ")
    if not 0 <= theirs["count"] - mine["count"] <= mine["count"] // 100:
        raise SystemExit(f"the totals differ: {mine['count']} and {theirs['count']}")
    print(
        f"{mine['count']:,} inside ({theirs['count']:,}), of the first {PAGE} {len(shared)} the same"
    )


def listings(mine: dict, theirs: dict):
    return (mine["results"], "uid"), (theirs["features"], "id")


def walk() -> None:
    """Page 1 against page 1,000 of the whole list, as `next` gives it (or as deep as there are rows)."""
    total = orjson.loads(listed({"page_size": 1}))["count"]
    last = min(1000, total // PAGE)
    before = orjson.loads(listed({"page_size": PAGE, "page": last - 1}))["next"]
    far = dict(parse_qsl(urlsplit(before).query))
    sides = {
        "page 1": lambda: listed({"page_size": PAGE, "page": 1}),
        f"page {last:,}": lambda: listed(far),
        "by its number": lambda: listed({"page_size": PAGE, "page": last}),
    }
    if sides[f"page {last:,}"]() != sides["by its number"]():
        raise SystemExit("the far page is another by its number")
    report(in_turns(sides), base="page 1")
