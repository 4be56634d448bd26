"""What an address costs: as many queries for a thousand rows of everything as for one."""

from collections.abc import Iterator
from fnmatch import fnmatch

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import get_resolver, resolve

from maps.tests import crowd
from registry.models import Evidence, Source

MANY = 1000
ALL = f"page_size={MANY}"
# Every address that shows rows, once for each of its ways to ask the database. Each of these rows has all there is.
PARK, ENTERPRISE, TARGET = "park-0", "e0", "plan-0-0"
PAGES = [
    "/",
    f"/map/results/?{ALL}",
    f"/map/parks/{PARK}/",
    "/map/districts/",
    f"/parks/?{ALL}",
    "/parks/parks.csv?q=合成",
    "/parks/compare/?park=park-0",
    "/parks/shortlist/?park=park-0",
    "/parks/compare/compare.csv?park=park-0",
    "/parks/compare/compare.xlsx?park=park-0",
    "/parks/match/?q=合成&min_land_m2=5&must=min_land_m2&tier=leading&near=121.5,31.2",
    f"/parks/{PARK}/",
    f"/enterprises/?{ALL}",
    f"/enterprises/?q=合成&target={TARGET}",
    "/enterprises/enterprises.csv",
    f"/enterprises/{ENTERPRISE}/",
    f"/targets/?open={TARGET}",
    "/targets/strip/",
    "/targets/sector-0/",
    f"/targets/sector-0/{TARGET}.csv",
    "/about/",
    f"/sources/?{ALL}",
    "/sources/{source}/",
    "/evidence/{evidence}/",
    "/api/docs/",
    "/suggest/?q=合成",
    "/suggest/?q=hecehng",
]
API = [
    f"parks/?{ALL}",
    f"parks/?{ALL}&near=121.5,31.2&within_km=200&tier=leading",
    f"parks/{PARK}/",
    "parks/geojson/",
    "parks/facets/",
    "parks/match/?q=合成&min_land_m2=5&tier=leading&near=121.5,31.2",
    f"enterprises/?{ALL}",
    f"enterprises/?{ALL}&q=合成&park={PARK}&target={TARGET}",
    f"enterprises/{ENTERPRISE}/",
    "enterprises/geojson/",
    "enterprises/facets/",
    "enterprises/clusters/",
    f"targets/?{ALL}",
    f"targets/{TARGET}/",
    f"sectors/?{ALL}",
    f"directions/?{ALL}",
    f"districts/?{ALL}",
    f"sources/?{ALL}",
    "sources/{source}/",
    f"evidence/?{ALL}",
    "schema/",
]
# The same for whoever manages a thousand parks: what they may see is not asked row by row.
OF_A_MANAGER = [f"/api/v1/parks/?{ALL}", f"/api/v1/evidence/?{ALL}", f"/enterprises/{ENTERPRISE}/"]
IN_THE_ADMIN = [
    "/admin/",
    "/admin/parks/",
    "/admin/autocomplete/?app_label=registry&model_name=evidence&field_name=source",
    "/admin/registry/district/ground/",
]
WITH_PARTS = {model for model, page in admin.site._registry.items() if page.inlines}
# {addresses by name: why they are not asked here}
LEFT_OUT = {
    "admin:enterprises_enterprise_change": "each part in the form asks for its choices; the parts of one are few",
    "admin:parks_park_change": "each part in the form asks for its choices; the parts of one are few",
    "admin:*_add": "a form for a row that is not there yet",
    "admin:*_delete": "Django's own page about one row",
    "admin:*_simple_history": "one past state of one row",
    "admin:registry_dataversion_*": "one row for each layer; nobody edits them",
    "admin:auth_*": "Django's own pages about one group or person",
    "admin:log*": "shows no rows",
    "admin:password_*": "shows no rows",
    "admin:jsi18n": "shows no rows",
    "admin:view_on_site": "leads to the page of one row",
    "health:*": "shows no rows",
    "django.views.generic.base.RedirectView": "leads from a row of the admin to its form",
    "*.catch_all_view": "nothing is at this address",
    "registry.api.views.NoSuchPath": "nothing is at this address",
}


def of_the_admin() -> Iterator[str]:
    """The list of every model, and of ours a row's form and its history."""
    yield from IN_THE_ADMIN
    for model in admin.site._registry:
        listed = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield listed
        if row := crowd.first(model) if hasattr(model, "history") else None:
            yield f"{listed}{row.pk}/history/"
            if model not in WITH_PARTS:
                yield f"{listed}{row.pk}/change/"


def whole(addresses) -> list[str]:
    first = {"source": crowd.first(Source).pk, "evidence": crowd.first(Evidence).pk}
    return [address.format(**first) for address in addresses]


def for_everybody() -> list[str]:
    return whole([*PAGES, *(f"/api/v1/{path}" for path in API)])


class Count:
    """How many statements went to the database."""

    def __init__(self):
        self.number = 0

    def __call__(self, execute, *arguments):
        self.number += 1
        return execute(*arguments)


def cost(client, address: str) -> int:
    count = Count()
    with connection.execute_wrapper(count):
        answer = client.get(address)
    assert answer.status_code == 200, address
    if ALL in address and address.startswith("/api/"):
        assert len(answer.json()["results"]) == min(answer.json()["count"], MANY)
    return count.number


def costs(client) -> dict[tuple[str, str], int]:
    """{(who, address): queries} of every address."""
    person = crowd.first(get_user_model())
    found = {("nobody", address): cost(client, address) for address in for_everybody()}
    client.force_login(person)
    found |= {("a manager", address): cost(client, address) for address in OF_A_MANAGER}
    people = get_user_model().objects.filter(pk=person.pk)
    people.update(is_staff=True, is_superuser=True)
    found |= {("the chief", address): cost(client, address) for address in of_the_admin()}
    people.update(is_staff=False, is_superuser=False)
    client.logout()
    return found


@pytest.mark.django_db
def test_an_address_costs_as_many_queries_for_a_thousand_rows_as_for_one(client):
    crowd.fill(1)
    one = costs(client)
    crowd.fill(MANY)
    many = costs(client)
    assert {key: (one[key], many[key]) for key in one if many[key] != one[key]} == {}


def names(resolver, spaces: tuple = ()) -> Iterator[str]:
    """The name of every address of the site, as `resolve` tells it."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from names(pattern, inner)
        else:
            yield ":".join([*spaces, pattern.name]) if pattern.name else pattern.lookup_str


@pytest.mark.django_db
def test_every_address_of_the_site_is_asked_or_left_out_for_a_reason():
    crowd.fill(1)
    asked = {resolve(a.partition("?")[0]).view_name for a in [*for_everybody(), *of_the_admin()]}
    there_are = set(names(get_resolver()))
    left_out = {known: {name for name in there_are if fnmatch(name, known)} for known in LEFT_OUT}
    assert there_are - asked == set().union(*left_out.values()) - asked
    assert {known for known, found in left_out.items() if not found - asked} == set()
