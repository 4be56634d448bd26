from django.urls import path

from . import views

app_name = "targets"
urlpatterns = [
    path("", views.target_list, name="list"),
    path("strip/", views.target_strip, name="strip"),
    path("<slug:scope>/", views.target_scope, name="scope"),
    path("<slug:scope>/<slug:key>.csv", views.target_rows, name="rows"),
]
