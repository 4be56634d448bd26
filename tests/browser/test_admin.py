"""The admin in a browser: a superuser looks at a park, a district and a history, and changes nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from parks.models import Park
from registry.models import District


@pytest.fixture(params=["", "/en"], ids=["zh", "en"])
def prefix(request):
    return request.param


@pytest.fixture
def chief(page, site, chief_session):
    """A page on which the synthetic superuser is signed in."""
    page.context.add_cookies([{"name": "sessionid", "value": chief_session, "url": site}])
    return page


def open_form(page, prefix, row):
    address = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    page.goto(prefix + reverse(address, args=[row.pk]))
    page.locator(".leaflet-ground-pane canvas").first.wait_for()


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_park_stands_on_the_map_of_its_form(chief, prefix):
    open_form(chief, prefix, Park.objects.exclude(location=None).first())
    marker = chief.locator(".leaflet-marker-pane img").first
    marker.wait_for()
    assert marker.evaluate("image => image.naturalWidth") > 0
    assert fits(chief)


def test_a_district_is_drawn_on_the_map_of_its_form(chief, prefix):
    district = District.objects.exclude(boundary=None).first()
    open_form(chief, prefix, district)
    chief.locator(".leaflet-overlay-pane path").first.wait_for()
    title = chief.locator(".leaflet-draw-draw-polygon").get_attribute("title")
    assert title == ("Draw a polygon" if prefix else "绘制多边形")
    assert fits(chief)


def test_a_shape_keeps_its_holes_when_it_is_edited(chief, prefix):
    """What the form would send of a shape of two parts, one with a hole."""
    open_form(chief, prefix, District.objects.exclude(boundary=None).first())
    chief.evaluate("""() => {
        const square = (at, size) => [[at, at], [at, at + size], [at + size, at + size], [at + size, at]];
        const layers = [L.polygon([square(31, 1), square(31.2, 0.1)]), L.polygon([square(33, 1)])];
        const options = { collection_type: "polygon", is_collection: true, geom_type: "MULTIPOLYGON" };
        new L.FieldStore("id_boundary", options).save(L.featureGroup(layers));
    }""")
    sent = chief.locator("#id_boundary").evaluate("field => JSON.parse(field.value)")
    assert sent["type"] == "MultiPolygon"
    assert [len(rings) for rings in sent["coordinates"]] == [2, 1]


def test_a_history_says_who_when_and_why(chief, prefix):
    park = Park.objects.exclude(location=None).first()
    chief.goto(prefix + reverse("admin:parks_park_history", args=[park.pk]))
    said = chief.locator("#change-history").inner_text()
    assert ("Load of the register from files" in said) is bool(prefix)
    assert fits(chief)


def test_the_other_language_is_one_press_away(chief, prefix):
    chief.goto(f"{prefix}/admin/parks/park/")
    chief.locator("#user-tools a[hreflang]").click()
    other = "" if prefix else "/en"
    expect(chief).to_have_url(f"{other}/admin/parks/park/")
