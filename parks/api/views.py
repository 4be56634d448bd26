"""Parks in the API."""

from django.db.models import Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.decorators import action
from rest_framework.response import Response

from parks.choices import ListMembership, Publication
from parks.facets import PARK_FACETS
from parks.filtersets import ParkFilterSet
from parks.models import Park
from registry.api.defaults import GeoJSONRenderer
from registry.api.document import feature_collection_schema, in_words_of, path_parameter, reads
from registry.api.filtersets import DayFilterSet
from registry.api.pages import in_order, page_serializer, paged
from registry.api.reading import ReadViewSet
from registry.api.serializers import FacetsSerializer
from registry.facets import count_facets
from registry.geojson import feature_collection

from .rows import found_row, map_feature, whole_row
from .serializers import ParkRowSerializer, ParkSerializer

TEXT, NUMBER = {"type": "string"}, {"type": "number", "nullable": True}
ON_THE_MAP = feature_collection_schema(
    in_words_of(
        ParkRowSerializer,
        {
            "slug": TEXT,
            "name_zh": TEXT,
            "name_en": TEXT,
            "sector": TEXT,
            "membership": {"type": "string", "enum": ListMembership.values},
            "level": TEXT,
            "uncertainty_km": NUMBER,
            "area_km2": NUMBER,
            "districts": {"type": "array", "items": TEXT},
            "enterprises": {"type": "integer"},
            "lon": NUMBER,
            "lat": NUMBER,
        },
    )
)
SLUG = path_parameter(
    "slug", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, _("Its name in addresses.")
)


class ParkViewSet(ReadViewSet):
    filterset_class = ParkFilterSet
    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def release_marks(self):
        return {"released": newest_release()}

    def visible(self):
        return Park.objects.visible_to(self.request.user)

    @reads(
        "parks_list",
        _("Parks that the query finds, a page at a time."),
        page_serializer(ParkRowSerializer, "Park"),
        ParkFilterSet,
        400,
    )
    def list(self, request):
        filterset = self.filterset(self.visible())

        def shape(keys):
            rows = filterset.of(keys).for_list(filterset.as_of)
            return [found_row(row) for row in in_order(keys, rows)]

        return Response(paged(request, filterset, filterset.keys(), shape))

    @reads(
        "parks_retrieve",
        _("One park, with its blocks, its space on offer and its contacts."),
        ParkSerializer,
        DayFilterSet,
        400,
        404,
        parameters=[SLUG],
    )
    def retrieve(self, request, slug):
        filterset = self.filterset(self.visible(), DayFilterSet)
        park = filterset.narrowed().filter(slug=slug).first()
        if park is None:
            raise Http404
        row = Park.objects.filter(pk=park.pk).for_list(filterset.as_of).get()
        return Response(whole_row(row, park))

    @reads(
        "parks_geojson",
        _(
            "What the map draws: the outline of each park that has one, else its point, else no geometry; not paged."
        ),
        ON_THE_MAP,
        ParkFilterSet,
        400,
        media_type="application/geo+json",
    )
    @action(detail=False, renderer_classes=[GeoJSONRenderer])
    def geojson(self, request):
        filterset = self.filterset(self.visible())
        rows = filterset.narrowed().order_by("pk").for_map(filterset.as_of)
        return Response(feature_collection(map(map_feature, rows)))

    @reads(
        "parks_facets",
        _("How many parks each value of each parameter would give."),
        FacetsSerializer,
        ParkFilterSet,
        400,
    )
    @action(detail=False)
    def facets(self, request):
        return Response(count_facets(self.filterset(self.visible()), PARK_FACETS))


def newest_release():
    """The last embargo that has run out: it changes at the moment when a park becomes public."""
    due = Park.objects.filter(publication=Publication.EMBARGO, embargo_until__lte=timezone.now())
    return Subquery(due.order_by("-embargo_until").values("embargo_until")[:1])
