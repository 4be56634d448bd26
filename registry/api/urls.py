"""Addresses of the ground floor's part of the API."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from . import views

router = SimpleRouter()
router.register("sectors", views.SectorViewSet, basename="sector")
router.register("directions", views.DirectionViewSet, basename="direction")
router.register("districts", views.DistrictViewSet, basename="district")
router.register("sources", views.SourceViewSet, basename="source")
router.register("evidence", views.EvidenceViewSet, basename="evidence")

urlpatterns = [*router.urls, path("schema/", views.DocumentView.as_view(), name="schema")]
