"""Addresses of the ground floor's part of the API."""

urlpatterns = []
