"""API of the map, below /api/v1/.

It stands before the enterprises' own addresses, which would take a word for a uid.
"""

from django.urls import path

from .clusters import ClusterViewSet

app_name = "maps-api"

urlpatterns = [
    path("enterprises/clusters/", ClusterViewSet.as_view({"get": "list"}), name="clusters"),
]
