"""The parks as a reader meets them: list, facets, one park; at both widths, in both languages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.watch import axe

BAOWU = "/parks/baowu-shanghai-carbon-neutrality-industrial-park/"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/parks/", BAOWU, "/parks/?sector=metaverse&batch=1"])
def test_a_page_is_clean_and_fits(page, prefix, path):
    page.goto(prefix + path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_facet_replaces_the_list_in_place(desk):
    desk.goto("/parks/")
    desk.evaluate("window.stayed = true")
    desk.locator("#sector-metaverse").click()
    desk.wait_for_url("**/parks/?sector=metaverse")
    assert desk.evaluate("window.stayed") is True
    expect(desk.locator("#sector-metaverse")).to_have_attribute("aria-current", "true")
    expect(desk.locator("tbody tr")).to_have_count(3)
    expect(desk.locator("[data-live-status]")).to_contain_text("3")


def test_the_focus_stays_on_the_facet_that_was_pressed(desk):
    desk.goto("/parks/")
    desk.locator("#batch-3").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/parks/?batch=3")
    expect(desk.locator("#batch-3")).to_be_focused()


def test_back_brings_the_whole_list_again(desk):
    desk.goto("/parks/")
    desk.locator("#batch-3").click()
    desk.wait_for_url("**/parks/?batch=3")
    desk.go_back()
    desk.wait_for_url("**/parks/")
    desk.wait_for_function("() => document.querySelectorAll('tbody tr').length === 20")


def test_the_other_language_keeps_the_query_that_was_chosen_in_place(desk):
    desk.goto("/parks/")
    desk.locator("#batch-3").click()
    desk.wait_for_url("**/parks/?batch=3")
    desk.get_by_role("link", name="EN").click()
    desk.wait_for_url("**/en/parks/?batch=3")


def test_the_list_works_without_script(open_page):
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/parks/")
    page.locator("#sector-metaverse").click()
    page.wait_for_url("**/parks/?sector=metaverse")
    expect(page.locator("tbody tr")).to_have_count(3)


def test_on_a_phone_parks_are_cards_and_facets_fold(phone):
    phone.goto("/parks/")
    assert not phone.locator("table").is_visible()
    assert phone.locator(".card").first.is_visible()
    assert not phone.locator("#batch-3").is_visible()
    phone.locator("#facets > summary").click()
    phone.locator("#batch-3").click()
    phone.wait_for_url("**/parks/?batch=3")
    expect(phone.locator("#batch-3")).to_be_visible()  # what was unfolded stays so


def test_a_seal_opens_its_source_on_the_spot(page):
    page.goto(BAOWU)
    seal = page.locator("#overview a.ev").first
    seal.click()
    page.locator(".source-pop blockquote, .source-pop dl").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".source-pop")).to_have_count(0)


def test_the_tab_of_the_section_being_read_is_marked(desk):
    desk.goto(BAOWU)
    desk.locator(".tabs a[href='#history']").click()
    desk.wait_for_function(
        "() => document.querySelector('.tabs [aria-current]').getAttribute('href') === '#history'"
    )


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390px", "1440px"])
def test_the_dark_theme_is_as_readable(open_page, size):
    page = open_page(size, color_scheme="dark")
    page.goto(BAOWU)
    axe(page)


def test_a_park_prints_on_a_clean_sheet(desk):
    desk.goto(BAOWU)
    desk.emulate_media(media="print")
    assert not desk.locator(".tabs").is_visible()
    assert desk.locator(".endnotes li").count() >= 1
    assert desk.locator(".map-svg").is_visible()
