"""Enterprises in the API."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.decorators import action
from rest_framework.response import Response

from enterprises.facets import ENTERPRISE_FACETS
from enterprises.filtersets import EnterpriseFilterSet
from enterprises.models import Enterprise
from parks.api.views import newest_release
from parks.models import Park
from registry.api.defaults import GeoJSONRenderer
from registry.api.document import (
    feature_collection_schema,
    header,
    in_words_of,
    path_parameter,
    reads,
)
from registry.api.filtersets import DayFilterSet
from registry.api.pages import in_order, page_serializer, paged
from registry.api.reading import ReadViewSet
from registry.api.serializers import FacetsSerializer
from registry.choices import Tier
from registry.facets import count_facets
from registry.geojson import feature_collection

from .rows import found_row, map_feature, whole_row
from .serializers import EnterpriseRowSerializer, EnterpriseSerializer

TEXT, MAYBE = {"type": "string"}, {"type": "string", "nullable": True}
ON_THE_MAP = feature_collection_schema(
    in_words_of(
        EnterpriseRowSerializer,
        {
            "uid": TEXT,
            "name_zh": TEXT,
            "name_en": TEXT,
            "sector": MAYBE,
            "tier": MAYBE | {"enum": [*Tier.values, None]},
            "status": MAYBE | {"enum": ["recognised", "reported", None]},
            "park": MAYBE,
        },
    )
)
UID = path_parameter(
    "uid", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, _("Its public name.")
)
LOCATION = header("Location", _("The address of what replaced it."), 301)
MOVED = {301: _("Merged into another enterprise: Location leads there.")}


class EnterpriseViewSet(ReadViewSet):
    filterset_class = EnterpriseFilterSet
    lookup_field = "uid"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def release_marks(self):
        return {"released": newest_release()}

    def visible(self):
        return Enterprise.objects.visible_to(self.request.user)

    @reads(
        "enterprises_list",
        _("Enterprises that the query finds, a page at a time."),
        page_serializer(EnterpriseRowSerializer, "Enterprise"),
        EnterpriseFilterSet,
        400,
    )
    def list(self, request):
        filterset = self.filterset(self.visible())
        parks = filterset.visible_parks()

        def shape(keys):
            rows = filterset.of(keys).for_list(filterset.as_of, parks=parks)
            return [found_row(row) for row in in_order(keys, rows)]

        return Response(paged(request, filterset, filterset.keys(), shape))

    @reads(
        "enterprises_retrieve",
        _(
            "One enterprise, with its classes, parks and revenue; one that was merged leads to what replaced it."
        ),
        EnterpriseSerializer,
        DayFilterSet,
        400,
        404,
        parameters=[UID, LOCATION],
        also=MOVED,
    )
    def retrieve(self, request, uid):
        filterset = self.filterset(self.visible(), DayFilterSet)
        enterprise = Enterprise.objects.select_related("merged_into").filter(uid=uid).first()
        if enterprise is None:
            raise Http404
        if enterprise.merged_into:
            return self.moved_to(enterprise.merged_into)
        parks = Park.objects.visible_to(request.user)
        rows = Enterprise.objects.filter(pk=enterprise.pk).for_list(filterset.as_of, parks=parks)
        return Response(whole_row(rows[0], enterprise, parks))

    def moved_to(self, enterprise) -> HttpResponsePermanentRedirect:
        place = reverse("enterprises-api:enterprise-detail", args=[enterprise.uid])
        return HttpResponsePermanentRedirect(place)

    @reads(
        "enterprises_geojson",
        _("What the map draws: each enterprise as its point, or with no geometry; not paged."),
        ON_THE_MAP,
        EnterpriseFilterSet,
        400,
        media_type="application/geo+json",
    )
    @action(detail=False, renderer_classes=[GeoJSONRenderer])
    def geojson(self, request):
        filterset = self.filterset(self.visible())
        rows = filterset.narrowed().for_map(filterset.as_of, parks=filterset.visible_parks())
        return Response(feature_collection(map(map_feature, rows)))

    @reads(
        "enterprises_facets",
        _("How many enterprises each value of each parameter would give."),
        FacetsSerializer,
        EnterpriseFilterSet,
        400,
    )
    @action(detail=False)
    def facets(self, request):
        return Response(count_facets(self.filterset(self.visible()), ENTERPRISE_FACETS))
