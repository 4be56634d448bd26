"""Who may do what about a park, by services, and who sees which park, wherever parks are shown."""

import datetime
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from parks import services
from parks.models import Park
from parks.testing import (
    CAST,
    make_block,
    make_cast,
    make_contact,
    make_membership,
    make_park,
    make_space,
)
from registry import search
from registry.services import record_evidence
from registry.testing import make_direction, make_district, make_source, may, read_table

pytestmark = pytest.mark.django_db

# The importer is the server itself. A former manager's time is over; a suspended one's account is not active.
WRITING = """
importer stranger seeker presenter viewer editor manager other_manager former_manager suspended_manager steward chief
create a park          x  .  .  .  .  .  .  .  .  .  x  x
change its website     x  .  .  .  .  x  x  .  .  .  x  x
change its area        x  .  .  .  .  .  .  .  .  .  x  x
publish it             x  .  .  .  .  .  .  .  .  .  x  x
delete it              x  .  .  .  .  .  .  .  .  .  x  x
set its districts      x  .  .  .  .  .  .  .  .  .  x  x
set its directions     x  .  .  .  .  x  x  .  .  .  x  x
add a block            x  .  .  .  .  .  .  .  .  .  x  x
change a block         x  .  .  .  .  .  .  .  .  .  x  x
remove a block         x  .  .  .  .  .  .  .  .  .  x  x
add space              x  .  .  .  .  x  x  .  .  .  x  x
change space           x  .  .  .  .  x  x  .  .  .  x  x
give space away        x  .  .  .  .  .  .  .  .  .  x  x
take space             x  .  .  .  .  .  .  .  .  .  x  x
remove space           x  .  .  .  .  x  x  .  .  .  x  x
add a contact          x  .  .  .  .  x  x  .  .  .  x  x
change a contact       x  .  .  .  .  x  x  .  .  .  x  x
give a contact away    x  .  .  .  .  .  .  .  .  .  x  x
remove a contact       x  .  .  .  .  x  x  .  .  .  x  x
grant a role           x  .  .  .  .  .  .  .  .  .  x  x
change a role          x  .  .  .  .  .  .  .  .  .  x  x
remove a role          x  .  .  .  .  .  .  .  .  .  x  x
"""
WRITERS = dict(read_table(WRITING))


def acts(park, other, person) -> dict:
    """{row of WRITING: what takes `by` and `why`}, each on rows of `park`."""
    block, space, contact = make_block(park), make_space(park), make_contact(park)
    role, elsewhere = make_membership(person, park, "viewer"), make_space(other)
    return {
        "create a park": partial(
            services.create_park,
            slug="new",
            name_zh="新园区",
            sector=park.sector,
            membership="reported",
        ),
        "change its website": partial(services.update_park, park, website="https://example.org/"),
        "change its area": partial(services.update_park, park, area_km2=5),
        "publish it": partial(services.update_park, park, publication="internal"),
        "delete it": partial(services.delete_park, park),
        "set its districts": partial(services.set_districts, park, [make_district("310104")]),
        "set its directions": partial(services.set_directions, park, [make_direction()]),
        "add a block": partial(services.add_block, park, position=9),
        "change a block": partial(services.update_block, block, name_zh="区块一"),
        "remove a block": partial(services.remove_block, block),
        "add space": partial(services.add_space, park, kind="land"),
        "change space": partial(services.update_space, space, name_zh="一号地"),
        "give space away": partial(services.update_space, space, park=other),
        "take space": partial(services.update_space, elsewhere, park=park),
        "remove space": partial(services.remove_space, space),
        "add a contact": partial(services.add_contact, park, role_zh="招商部", office_line="021-1"),
        "change a contact": partial(services.update_contact, contact, purpose="lease"),
        "give a contact away": partial(services.update_contact, contact, park=other),
        "remove a contact": partial(services.remove_contact, contact),
        "grant a role": partial(
            services.grant_membership, park, user=person, role="editor", **a_while_ago()
        ),
        "change a role": partial(services.change_membership, role, role="manager"),
        "remove a role": partial(services.remove_membership, role),
    }


def a_while_ago() -> dict:
    return {"since": datetime.date(2015, 1, 1), "until": datetime.date(2015, 12, 31)}


@pytest.fixture
def other():
    """A public park that the cast has nothing to do with, but for `other_manager`."""
    return make_park(slug="other")


@pytest.mark.parametrize("row", WRITERS)
def test_a_service_serves_whom_the_table_allows(row, make_person, other):
    park, person = make_park(), make_person("newcomer")

    def act(by):
        again = Park.objects.get(
            slug=park.slug
        )  # what was deleted and brought back has lost its key
        acts(again, other, person)[row](by=by, why="a try")

    cast = make_cast(park, other=other)
    assert {who for who, by in cast.items() if may(act, by)} == WRITERS[row]


def test_the_table_of_writing_has_a_row_for_every_service(make_person, other):
    held = acts(make_park(), other, make_person("newcomer"))
    assert list(WRITERS) == list(held)
    tried = {act.func.__name__ for act in held.values()}
    public = {
        name
        for name, one in vars(services).items()
        if callable(one) and one.__module__ == services.__name__
    }
    assert {name for name in public if not name.startswith("_")} == tried


# What a park's own people keep true of it themselves.
OWN = {
    "directions_zh",
    "directions_en",
    "operator_zh",
    "operator_en",
    "address_zh",
    "address_en",
    "website",
}


@pytest.mark.parametrize("who", ["editor", "manager"])
def test_a_park_s_own_people_change_some_fields_and_no_other(who, make_person, other):
    park, person = make_park(), make_cast(make_park(slug="own"), other=other)[who]
    make_membership(person, park, who)
    as_it_is = {field.name: getattr(park, field.name) for field in Park._meta.concrete_fields}
    tries = {
        name: partial(services.update_park, park, **{name: value})
        for name, value in as_it_is.items()
    }
    assert {name for name, act in tries.items() if may(partial(in_turn, act), person)} == OWN


@pytest.mark.parametrize("who", ["steward", "chief"])
def test_whoever_kept_the_register_and_is_suspended_may_do_nothing(who, make_person, other):
    park, person = make_park(), make_person("newcomer")
    suspended = make_cast(park, other=other)[who]
    suspended.is_active = False
    held = acts(park, other, person)
    assert {row for row, act in held.items() if may(partial(in_turn, act), suspended)} == set()


def in_turn(act, by):
    act(by=by, why="a try")


# A park under embargo is open to all once its moment has come.
READING = """
          stranger seeker presenter viewer editor manager other_manager former_manager steward chief
draft        .  .  .  x  x  x  .  .  x  x
internal     .  .  .  x  x  x  .  .  x  x
embargo      .  .  .  x  x  x  .  .  x  x
due          x  x  x  x  x  x  x  x  x  x
public       x  x  x  x  x  x  x  x  x  x
closed       .  .  .  x  x  x  .  .  x  x
"""
READERS = READING.split()[:10]


def seen_by(who: str) -> set[str]:
    return {state for state, readers in read_table(READING) if who in readers}


@pytest.fixture
def parks() -> dict[str, Park]:
    """One park in each state, known to the search; its batch is its place in the table."""
    later, before = (timezone.now() + datetime.timedelta(hours=hours) for hours in (1, -1))
    states = {
        "draft": {"publication": "draft"},
        "internal": {"publication": "internal"},
        "embargo": {"publication": "embargo", "embargo_until": later},
        "due": {"publication": "embargo", "embargo_until": before},
        "public": {"publication": "public"},
        "closed": {"publication": "closed", "closed_reason": "merged"},
    }
    made = {
        state: make_park(slug=f"at-{state}", name_zh=f"望江园{state}", batch=number, **fields)
        for number, (state, fields) in enumerate(states.items(), start=1)
    }
    search.refresh(Park, [park.pk for park in made.values()])
    return made


def words_in(address: str):
    """Which of the parks an answer names, by their slugs."""

    def look(client, parks) -> set[str]:
        answer = client.get(address)
        assert answer.status_code == 200, answer.content
        text = answer.content.decode()
        return {state for state, park in parks.items() if park.slug in text}

    return look


def counted(client, parks) -> set[str]:
    """Which of the parks the facets count, by their batches."""
    batches = client.get("/api/v1/parks/facets/").json()["facets"]["batch"]
    numbers = {str(value["value"]) for value in batches if value["count"]}
    return {state for state, park in parks.items() if str(park.batch) in numbers}


def opens(pattern: str):
    """Which of the parks answer at `pattern`; the others are not found."""

    def look(client, parks) -> set[str]:
        status = {
            state: client.get(pattern.format(slug=park.slug)).status_code
            for state, park in parks.items()
        }
        assert set(status.values()) <= {200, 404}
        return {state for state, code in status.items() if code == 200}

    return look


def sourced(client, parks) -> set[str]:
    """The parks of whose figures the source can be read."""
    source = make_source()
    cards = {
        state: record_evidence(park, "area_km2", source, by=None, why="read", value="1")
        for state, park in parks.items()
    }
    status = {
        state: client.get(f"/evidence/{card.pk}/").status_code for state, card in cards.items()
    }
    listed = client.get(reverse("registry:source", args=[source.pk])).content.decode()
    opened = {state for state, code in status.items() if code == 200}
    assert opened == {state for state, park in parks.items() if park.name_zh in listed}
    return opened


PLACES = {
    "list": words_in("/parks/"),
    "table for spreadsheets": words_in("/parks/parks.csv"),
    "search": words_in("/parks/?q=望江园"),
    "explorer": words_in("/map/results/?q=望江园"),
    "API": words_in("/api/v1/parks/"),
    "search of the API": words_in("/api/v1/parks/?q=wangjiang"),
    "map": words_in("/api/v1/parks/geojson/"),
    "facets": counted,
    "page": opens("/parks/{slug}/"),
    "card on the map": opens("/map/parks/{slug}/"),
    "page of the API": opens("/api/v1/parks/{slug}/"),
    "card and page of the source": sourced,
}


@pytest.mark.parametrize("place", PLACES)
def test_each_place_shows_the_parks_that_the_table_opens(client, parks, other, place):
    cast = make_cast(*parks.values(), other=other)
    found = {}
    for who in READERS:
        client.logout()
        if who != "stranger":
            client.force_login(cast[who])
        found[who] = PLACES[place](client, parks)
    assert found == {who: seen_by(who) for who in READERS}


def test_a_suspended_manager_reads_like_a_stranger(client, parks, other):
    cast = make_cast(*parks.values(), other=other)
    client.force_login(cast["suspended_manager"])
    assert PLACES["API"](client, parks) == seen_by("stranger")


@pytest.mark.parametrize("who", [who for who in CAST if who not in {"importer", "stranger"}])
def test_the_admin_is_for_superusers(client, parks, other, who):
    cast = make_cast(*parks.values(), other=other)
    client.force_login(cast[who])
    hidden = [park for state, park in parks.items() if state in ("draft", "closed")]
    pages = [reverse("admin:parks_park_change", args=[park.pk]) for park in hidden]
    opened = {client.get(page).status_code for page in pages}
    assert opened == ({200} if who == "chief" else {302})
