"""All addresses: pages in Chinese at /, in English below /en/; the API and the probes in no language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from registry.api.views import NoSuchPath, docs

urlpatterns = [
    path("api/v1/", include("maps.api.urls")),
    path("api/v1/", include(("parks.api.urls", "parks-api"))),
    path("api/v1/", include(("enterprises.api.urls", "enterprises-api"))),
    path("api/v1/", include(("enterprises.targets.api_urls", "targets-api"))),
    path("api/v1/", include(("registry.api.urls", "registry-api"))),
    # Without its last slash an address is led to the one with it; the page for people has two languages.
    re_path("^api/(?!docs/)(?:.*/)?$", NoSuchPath.as_view()),
    path("healthz/", include("registry.probes")),
]
urlpatterns += i18n_patterns(
    path("admin/", admin.site.urls),
    path("api/docs/", docs, name="api-docs"),
    path("", include("maps.urls")),
    path("", include("registry.urls")),
    path("parks/", include("parks.urls")),
    path("enterprises/", include("enterprises.urls")),
    path("targets/", include("enterprises.targets.urls")),
    prefix_default_language=False,
)

handler400 = "registry.views.errors.bad_request"
handler403 = "registry.views.errors.forbidden"
handler404 = "registry.views.errors.not_found"
handler500 = "registry.views.errors.server_error"
