from django.urls import path

from . import views
from .matching.views import match

app_name = "parks"
urlpatterns = [
    path("", views.park_list, name="list"),
    path("parks.csv", views.park_csv, name="csv"),
    path("match/", match, name="match"),
    path("<slug:slug>/", views.park_detail, name="detail"),
]
