from django.urls import path

from . import views

app_name = "parks"
urlpatterns = [
    path("", views.park_list, name="list"),
    path("parks.csv", views.park_csv, name="csv"),
    path("<slug:slug>/", views.park_detail, name="detail"),
]
