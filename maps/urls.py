"""The explorer at the root, and the parts of it that its script exchanges."""

from django.urls import path

from .views.districts import districts
from .views.explorer import explorer, park_card, results

app_name = "maps"

urlpatterns = [
    path("", explorer, name="explorer"),
    path("map/results/", results, name="results"),
    path("map/parks/<slug:slug>/", park_card, name="park-card"),
    path("map/districts/", districts, name="districts"),
]
