"""A rectangle of about 4,500 enterprises, the first 100 of them: ours and djangorestframework-gis; and deep pages.

    python -m bench.bbox --rows 100000 --postgis postgis://user@host/database

Both answer a request with the total and the first hundred rows by name, with class and park. They run in turns in one
process; so do our page 1 and page 1,000 of the whole list. SQL is our own queries of that answer, sent bare.
"""

import argparse

import orjson

from bench.features import box_of, geo_serializer, in_turns, report
from bench.scratch import scratch

PAGE = 100
EDGE = 10  # rows that rounding may add


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--inside", type=int, default=4_500)
    parser.add_argument("--postgis", required=True, help="a database beside which to work")
    options = parser.parse_args()
    with scratch(options.postgis, "registry_bench_bbox"):
        from bench.mapped import prepare

        prepare(options.rows)
        compare(options.inside)
        walk()


def compare(inside: int) -> None:
    box = ",".join(f"{edge:.9f}" for edge in box_of(inside))
    ours_says, theirs_says = orjson.loads(ours(box)), orjson.loads(drf_gis(box))
    check(ours_says, theirs_says)
    statements = bare(box)
    sides = {
        "ours": ours,
        "SQL": lambda box: send(statements),
        "DRF-GIS": drf_gis,
        "DRF-GIS, naive": naive,
    }
    report(in_turns(sides, box), features=PAGE)


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


def naive_serializer():
    from rest_framework import serializers
    from rest_framework_gis.serializers import GeoFeatureModelSerializer

    from enterprises.models import Enterprise

    class EnterpriseGeo(GeoFeatureModelSerializer):
        sector = serializers.CharField(source="sector.code", default=None)
        tier = serializers.SerializerMethodField()
        park = serializers.SerializerMethodField()

        class Meta:
            model = Enterprise
            geo_field = "location"
            id_field = "uid"
            fields = ("uid", "name_zh", "name_en", "sector", "tier", "park")

        def get_tier(self, row):
            held = row.classifications.filter(status__in=("recognised", "reported")).first()
            return held and held.tier

        def get_park(self, row):
            tenancy = row.tenancies.filter(until=None).select_related("park").first()
            return tenancy and tenancy.park.slug

    return EnterpriseGeo


def peer(serializer=None):
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
        bbox_filter_include_overlapping = True
        filter_backends = [InBBoxFilter]

        def get_queryset(self):
            rows = Enterprise.objects.current().order_by("name_zh", "uid", "pk")
            return rows if serializer else rows.select_related("sector").with_standing()

    return Peer.as_view()


def check(mine: dict, theirs: dict) -> None:
    """The same rows in the same order, but for a few on the edge: the peer's boxes are rounded to single precision."""
    own, other = ([row[key] for row in rows] for rows, key in listings(mine, theirs))
    shared = [uid for uid in other if uid in set(own)]
    if shared != own[: len(shared)] or len(own) - len(shared) > EDGE:
        raise SystemExit("the two answers differ")
    if not 0 <= theirs["count"] - mine["count"] <= EDGE:
        raise SystemExit(f"the totals differ: {mine['count']} and {theirs['count']}")
    print(
        f"{mine['count']:,} inside ({theirs['count']:,}), of the first {PAGE} {len(shared)} the same"
    )


def listings(mine: dict, theirs: dict):
    return (mine["results"], "uid"), (theirs["features"], "id")


def bare(box: str) -> list[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        ours(box)
    return [query["sql"] for query in captured.captured_queries]


def send(statements: list[str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def walk() -> None:
    """Page 1 against page 1,000 of the whole list, a hundred rows each (or as deep as there are rows)."""
    total = orjson.loads(listed({"page_size": 1}))["count"]
    last = min(1000, total // PAGE)
    sides = {
        "page 1": lambda: listed({"page_size": PAGE, "page": 1}),
        f"page {last:,}": lambda: listed({"page_size": PAGE, "page": last}),
    }
    report(in_turns(sides), features=PAGE, base="page 1")


if __name__ == "__main__":
    main()
