"""Parks in the API."""

from django.db.models import Subquery
from django.utils import timezone
from rest_framework.decorators import action
from rest_framework.response import Response

from parks.choices import Publication
from parks.facets import PARK_FACETS
from parks.filtersets import ParkFilterSet
from parks.models import Park
from registry.api.defaults import GeoJSONRenderer
from registry.api.pages import paged
from registry.api.reading import ReadViewSet
from registry.facets import count_facets
from registry.geojson import feature_collection

from .rows import list_row, map_feature


class ParkViewSet(ReadViewSet):
    filterset_class = ParkFilterSet
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def release_marks(self):
        return {"released": newest_release()}

    def parks(self) -> ParkFilterSet:
        return self.filterset(Park.objects.visible_to(self.request.user))

    def list(self, request):
        filterset = self.parks()
        return Response(paged(request, filterset, filterset.qs.for_list(filterset.as_of), list_row))

    @action(detail=False, renderer_classes=[GeoJSONRenderer])
    def geojson(self, request):
        filterset = self.parks()
        rows = filterset.narrowed().order_by("pk").for_map(filterset.as_of)
        return Response(feature_collection(map_feature(row) for row in rows.iterator()))

    @action(detail=False)
    def facets(self, request):
        return Response(count_facets(self.parks(), PARK_FACETS))


def newest_release():
    """The last embargo that has run out: it changes at the moment when a park becomes public."""
    due = Park.objects.filter(publication=Publication.EMBARGO, embargo_until__lte=timezone.now())
    return Subquery(due.order_by("-embargo_until").values("embargo_until")[:1])
