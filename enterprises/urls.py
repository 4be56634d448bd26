from django.urls import path

from . import views

app_name = "enterprises"
urlpatterns = [
    path("", views.enterprise_list, name="list"),
    path("enterprises.csv", views.enterprise_csv, name="csv"),
    path("<slug:uid>/", views.enterprise_detail, name="detail"),
]
