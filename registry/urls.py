"""Pages of the ground floor."""

from django.urls import path

from .views.about import about
from .views.sources import evidence_card, source_detail, source_list
from .views.suggest import suggestions

app_name = "registry"

urlpatterns = [
    path("suggest/", suggestions, name="suggest"),
    path("about/", about, name="about"),
    path("sources/", source_list, name="sources"),
    path("sources/<int:pk>/", source_detail, name="source"),
    path("evidence/<int:pk>/", evidence_card, name="evidence"),
]
