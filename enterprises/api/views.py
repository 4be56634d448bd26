"""Enterprises in the API."""

from rest_framework.decorators import action
from rest_framework.response import Response

from enterprises.facets import ENTERPRISE_FACETS
from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from parks.api.views import newest_release
from registry.api.defaults import GeoJSONRenderer
from registry.api.pages import paged
from registry.api.reading import ReadViewSet
from registry.facets import count_facets
from registry.geojson import feature_collection

from .rows import list_row, map_feature


class EnterpriseViewSet(ReadViewSet):
    filterset_class = EnterpriseFilterSet
    lookup_field = "uid"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def release_marks(self):
        return {"released": newest_release()}

    def enterprises(self) -> EnterpriseFilterSet:
        return self.filterset(Enterprise.objects.visible_to(self.request.user))

    def list(self, request):
        filterset = self.enterprises()
        rows = filterset.qs.for_list(filterset.as_of, parks=filterset.visible_parks())
        return Response(paged(request, filterset, rows, list_row))

    @action(detail=False, renderer_classes=[GeoJSONRenderer])
    def geojson(self, request):
        filterset = self.enterprises()
        rows = filterset.narrowed().order_by("pk")
        rows = rows.for_map(filterset.as_of, parks=filterset.visible_parks())
        return Response(feature_collection(map_feature(row) for row in rows.iterator()))

    @action(detail=False)
    def facets(self, request):
        return Response(count_facets(self.enterprises(), ENTERPRISE_FACETS))
