from django.urls import path

from . import views
from .comparing.views import compare, compare_csv, compare_xlsx
from .keeping.views import shortlist
from .matching.views import match

app_name = "parks"
urlpatterns = [
    path("", views.park_list, name="list"),
    path("parks.csv", views.park_csv, name="csv"),
    path("shortlist/", shortlist, name="shortlist"),
    path("match/", match, name="match"),
    path("compare/", compare, name="compare"),
    path("compare/compare.csv", compare_csv, name="compare-csv"),
    path("compare/compare.xlsx", compare_xlsx, name="compare-xlsx"),
    path("<slug:slug>/", views.park_detail, name="detail"),
]
