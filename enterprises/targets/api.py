"""Targets in the API."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from registry.api.document import path_parameter, reads
from registry.api.pages import page_serializer, paged
from registry.api.reading import ReadViewSet
from registry.models import Target

from .figures import target_detail, target_rows
from .filtersets import OneTarget, TargetFilterSet
from .serializers import TargetDetailSerializer, TargetSerializer

KEY = path_parameter(
    "key", {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}, _("Its stable code.")
)


class TargetViewSet(ReadViewSet):
    filterset_class = TargetFilterSet
    lookup_field = "key"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def targets(self):
        return Target.objects.select_related("sector", "plan__source", "source")

    @reads(
        "targets_list",
        _("Targets against actual, in the order of the plans, a page at a time."),
        page_serializer(TargetSerializer, "Target"),
        TargetFilterSet,
        400,
    )
    def list(self, request):
        filterset = self.filterset(self.targets())
        question, absolute = filterset.question, request.build_absolute_uri
        return Response(
            paged(
                request, filterset, filterset.qs, lambda page: target_rows(page, question, absolute)
            )
        )

    @reads(
        "targets_retrieve",
        _("One target, with what counted and what did not, and why."),
        TargetDetailSerializer,
        OneTarget,
        400,
        404,
        parameters=[KEY],
    )
    def retrieve(self, request, key):
        question = self.filterset(self.targets(), OneTarget).question
        target = self.targets().filter(key=key).first()
        if target is None:
            raise Http404
        return Response(target_detail(target, question, request.build_absolute_uri))
