"""The vocabulary, the sources and the evidence; the API's document; and 404 in the API's own words."""

import json
from functools import cache

from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from rest_framework.response import Response
from rest_framework.views import APIView

from registry.filtersets import SourceFilterSet
from registry.models import Direction, District, Evidence, Sector, Source

from . import subjects
from .docs import operations
from .document import path_parameter, reads
from .errors import no_such_path
from .filtersets import DirectionFilterSet, EvidenceFilterSet, NoFilterSet, PlainFilterSet
from .pages import page_serializer, paged
from .reading import ReadViewSet
from .serializers import (
    DirectionSerializer,
    DistrictSerializer,
    EvidenceSerializer,
    SectorSerializer,
    SourceSerializer,
)


class ListViewSet(ReadViewSet):
    """A list whose rows are shaped by a serializer."""

    filterset_class = PlainFilterSet
    serializer_class = None

    def rows(self):
        """All rows that the reader may see."""
        raise NotImplementedError

    def shape(self, rows: list) -> list:
        return self.serializer_class(rows, many=True).data

    def page(self, request):
        filterset = self.filterset(self.rows())
        return Response(paged(request, filterset, filterset.qs, self.shape))


class SectorViewSet(ListViewSet):
    serializer_class = SectorSerializer

    def rows(self):
        return Sector.objects.all()

    @reads(
        "sectors_list",
        _("Sectors, in the order of the official list."),
        page_serializer(SectorSerializer, "Sector"),
        PlainFilterSet,
        400,
    )
    def list(self, request):
        return self.page(request)


class DirectionViewSet(ListViewSet):
    filterset_class = DirectionFilterSet
    serializer_class = DirectionSerializer

    def rows(self):
        return Direction.objects.select_related("sector", "parent")

    @reads(
        "directions_list",
        _("Directions within the sectors, a tree."),
        page_serializer(DirectionSerializer, "Direction"),
        DirectionFilterSet,
        400,
    )
    def list(self, request):
        return self.page(request)


class DistrictViewSet(ListViewSet):
    serializer_class = DistrictSerializer

    def rows(self):
        return District.objects.defer("boundary")

    @reads(
        "districts_list",
        _("The districts of Shanghai."),
        page_serializer(DistrictSerializer, "District"),
        PlainFilterSet,
        400,
    )
    def list(self, request):
        return self.page(request)


class SourceViewSet(ListViewSet):
    filterset_class = SourceFilterSet
    serializer_class = SourceSerializer
    lookup_value_regex = "[0-9]{1,15}"

    def rows(self):
        return Source.objects.all()

    @reads(
        "sources_list",
        _("Documents that facts were read from, the newest first."),
        page_serializer(SourceSerializer, "Source"),
        SourceFilterSet,
        400,
    )
    def list(self, request):
        return self.page(request)

    @reads(
        "sources_retrieve",
        _("One document."),
        SourceSerializer,
        None,
        400,
        404,
        parameters=[path_parameter("id", {"type": "integer", "minimum": 1}, _("Its number."))],
    )
    def retrieve(self, request, pk):
        self.filterset(Source.objects.none(), NoFilterSet)
        row = Source.objects.filter(pk=pk).first()
        if row is None:
            raise Http404
        return Response(SourceSerializer(row).data)


class EvidenceViewSet(ListViewSet):
    filterset_class = EvidenceFilterSet
    serializer_class = EvidenceSerializer

    def rows(self):
        evidence = Evidence.objects.select_related("source", "recorded_by")
        return evidence.filter(subjects.visible_evidence(self.request.user))

    def shape(self, rows):
        context = {"subject_words": subjects.words_of(rows)}
        return EvidenceSerializer(rows, many=True, context=context).data

    @reads(
        "evidence_list",
        _("What was read where: for every field of every row, the sources that speak of it."),
        page_serializer(EvidenceSerializer, "Evidence"),
        EvidenceFilterSet,
        400,
    )
    def list(self, request):
        return self.page(request)


class NoSuchPath(APIView):
    """404 in the API's own words for every address below it that is none."""

    schema = None

    def initial(self, request, *args, **kwargs):
        raise no_such_path(request.path)


@cache
def document(language: str) -> dict:
    """The OpenAPI document of the API in one language."""
    with translation.override(language):
        return json.loads(json.dumps(SchemaGenerator().get_schema(public=True), default=str))


class DocumentView(APIView):
    """The document for programs, in the reader's language."""

    schema = None

    def get(self, request):
        language = translation.get_language_from_request(request._request)
        translation.activate(language)
        return Response(document(language))


@require_safe
def docs(request):
    """The document for people."""
    described = operations(document(translation.get_language()))
    return render(request, "registry/api_docs.html", {"operations": described})
