"""Who may do what about an enterprise, by services, and who is told in which park it sits."""

from functools import partial

import pytest

from enterprises import services
from enterprises.models import Enterprise
from enterprises.testing import (
    make_achievement,
    make_classification,
    make_enterprise,
    make_revenue,
    make_tenancy,
)
from parks.testing import make_cast, make_park
from registry.testing import make_sector, make_source, may, read_table

pytestmark = pytest.mark.django_db

# The importer is the server itself. A park's own people keep its tenants; the rest is the register's.
WRITING = """
importer stranger seeker presenter viewer editor manager other_manager former_manager suspended_manager steward chief
add an enterprise       x  .  .  .  .  .  .  .  .  .  x  x
change its name         x  .  .  .  .  .  .  .  .  .  x  x
delete it               x  .  .  .  .  .  .  .  .  .  x  x
move it in              x  .  .  .  .  x  x  .  .  .  x  x
change the tenancy      x  .  .  .  .  x  x  .  .  .  x  x
move it to another park x  .  .  .  .  .  .  .  .  .  x  x
take another's tenant   x  .  .  .  .  .  .  .  .  .  x  x
remove the tenancy      x  .  .  .  .  x  x  .  .  .  x  x
classify it             x  .  .  .  .  .  .  .  .  .  x  x
revise its class        x  .  .  .  .  .  .  .  .  .  x  x
remove its class        x  .  .  .  .  .  .  .  .  .  x  x
record its revenue      x  .  .  .  .  .  .  .  .  .  x  x
record an achievement   x  .  .  .  .  .  .  .  .  .  x  x
record a sector's scale x  .  .  .  .  .  .  .  .  .  x  x
revise a figure         x  .  .  .  .  .  .  .  .  .  x  x
remove a figure         x  .  .  .  .  .  .  .  .  .  x  x
"""
WRITERS = dict(read_table(WRITING))


def acts(park, other) -> dict:
    """{row of WRITING: what takes `by` and `why`}, about a tenant of `park`."""
    tenant, newcomer = make_enterprise(), make_enterprise()
    tenancy, elsewhere = make_tenancy(tenant, park), make_tenancy(park=other)
    held, revenue = make_classification(tenant), make_revenue(tenant)
    source, sector = make_source(), make_sector()
    read = {"source": source}
    return {
        "add an enterprise": partial(services.create_enterprise, uid="new", name_zh="新企业"),
        "change its name": partial(services.update_enterprise, tenant, name_zh="改名企业"),
        "delete it": partial(services.delete_enterprise, newcomer),
        "move it in": partial(services.move_in, newcomer, park, **read),
        "change the tenancy": partial(services.update_tenancy, tenancy, notes_zh="一号楼"),
        "move it to another park": partial(services.update_tenancy, tenancy, park=other),
        "take another's tenant": partial(services.update_tenancy, elsewhere, park=park),
        "remove the tenancy": partial(services.remove_tenancy, tenancy),
        "classify it": partial(services.classify, newcomer, tier="core", status="reported", **read),
        "revise its class": partial(services.revise_classification, held, reason_zh="公告"),
        "remove its class": partial(services.remove_classification, held),
        "record its revenue": partial(
            services.record_revenue, tenant, year=2020, amount_100m=1, **read
        ),
        "record an achievement": partial(
            services.record_achievement,
            key="new",
            kind="scenario",
            name_zh="场景",
            sector=sector,
            **read,
        ),
        "record a sector's scale": partial(
            services.record_sector_output, sector=sector, year=2020, value_100m=1, **read
        ),
        "revise a figure": partial(services.revise_figure, make_achievement(), name_zh="平台"),
        "remove a figure": partial(services.remove_figure, revenue),
    }


@pytest.fixture
def other():
    """A public park that the cast has nothing to do with, but for `other_manager`."""
    return make_park(slug="other")


@pytest.mark.parametrize("row", WRITERS)
def test_a_service_serves_whom_the_table_allows(row, other):
    park = make_park()

    def act(by):
        acts(park, other)[row](by=by, why="a try")

    cast = make_cast(park, other=other)
    assert {who for who, by in cast.items() if may(act, by)} == WRITERS[row]


def test_the_table_of_writing_has_a_row_for_every_service(other):
    held = acts(make_park(), other)
    assert list(WRITERS) == list(held)
    own = {
        name
        for name, one in vars(services).items()
        if getattr(one, "__module__", "") == services.__name__ and not name.startswith("_")
    }
    assert own - {act.func.__name__ for act in held.values()} == {"require_no_overlap"}


# Whether the park of a tenant is named; the enterprise itself is public.
READING = """
                     stranger seeker presenter viewer editor manager other_manager former_manager steward chief
in a hidden park         .  .  .  x  x  x  .  .  x  x
in a public park         x  x  x  x  x  x  x  x  x  x
"""
READERS = READING.split()[:10]
PUBLICATION = {"in a hidden park": "draft", "in a public park": "public"}
PLACES = {
    "page": "/enterprises/tenant/",
    "page of the API": "/api/v1/enterprises/tenant/",
}
# Lists name public parks only, to everybody.
LISTS = {
    "list": "/enterprises/",
    "table for spreadsheets": "/enterprises/enterprises.csv",
    "API": "/api/v1/enterprises/",
    "map": "/api/v1/enterprises/geojson/",
    "facets": "/api/v1/enterprises/facets/",
    "grid of the map": "/api/v1/enterprises/clusters/",
}


def told(client, cast, address, park) -> set[str]:
    """Who of READERS finds the name or the address of `park` there."""
    found = set()
    for who in READERS:
        client.logout()
        if who != "stranger":
            client.force_login(cast[who])
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        found |= {who} if park.slug in text or park.name_zh in text else set()
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("row", PUBLICATION)
def test_a_park_is_named_only_to_those_who_see_it(client, other, row, place):
    park = make_park(slug="the-park", name_zh="望江园", publication=PUBLICATION[row])
    make_tenancy(make_enterprise(uid="tenant"), park)
    cast = make_cast(park, other=other)
    assert told(client, cast, PLACES[place], park) == dict(read_table(READING))[row]


@pytest.mark.parametrize("place", LISTS)
def test_a_list_tells_no_outsider_of_a_hidden_park(client, other, place):
    park = make_park(slug="the-park", name_zh="望江园", publication="internal")
    make_tenancy(make_enterprise(uid="tenant"), park)
    cast = make_cast(park, other=other)
    insiders = {"viewer", "editor", "manager", "steward", "chief"}
    assert told(client, cast, LISTS[place], park) <= insiders


@pytest.mark.parametrize("place", [*LISTS.values(), "/api/v1/enterprises/?q=并入企业"])
def test_a_merged_enterprise_is_in_no_list(client, chief, place):
    gone = make_enterprise(uid="gone", name_zh="并入企业", merged_into=make_enterprise(uid="kept"))
    client.force_login(chief)
    assert Enterprise.objects.filter(pk=gone.pk).exists()
    assert '"gone"' not in client.get(place).content.decode()
    assert "/gone/" not in client.get(place).content.decode()
