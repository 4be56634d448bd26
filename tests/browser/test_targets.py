"""Targets against actual: another day, the rows behind a number, and the same without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.watch import axe

HEADLINE = "#t-metaverse-leading"
SLOW = 20_000  # ms; other tests may be using the machine


@pytest.fixture(params=["/targets/", "/en/targets/"], ids=["zh", "en"])
def address(request):
    return request.param


def state(page):
    return page.locator(f"{HEADLINE} .target__state")


def test_the_page_is_clean_in_both_languages(page, address):
    page.goto(f"{address}?open=metaverse-leading")
    expect(page.locator("#d-metaverse-leading")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


def test_every_scope_reads_well_in_the_dark(open_page):
    page = open_page(PHONE, color_scheme="dark")
    for scope in ("green_low_carbon", "smart_terminal", "parks"):
        page.goto(f"/targets/{scope}/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), scope
        axe(page)


def test_the_slider_leads_through_the_years_by_keyboard(page):
    page.goto("/targets/")
    today = page.locator("[name=as_of]").input_value()
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(state(page)).to_contain_text("当日尚未发布", timeout=SLOW)
    expect(page).to_have_url("/targets/?as_of=2020-03-01")
    page.keyboard.press("End")
    expect(state(page)).to_contain_text("已认定", timeout=SLOW)
    assert page.locator("[name=as_of]").input_value() == today
    page.go_back()
    expect(state(page)).to_contain_text("当日尚未发布", timeout=SLOW)


def test_a_tick_leads_to_its_day_and_the_button_back_to_today(page):
    page.goto("/targets/")
    page.locator(".tick--due").click()
    expect(page).to_have_url("/targets/?as_of=2025-12-31", timeout=SLOW)
    page.locator("[data-to-today]").click()
    expect(page).to_have_url("/targets/", timeout=SLOW)


def test_a_day_that_cannot_be_is_answered_by_name(page):
    page.goto("/targets/")
    page.locator("[name=as_of]").fill("2025-02-30")
    page.keyboard.press("Enter")
    expect(page.locator(".oops__reasons")).to_contain_text("as_of", timeout=SLOW)
    page.watch.stains.clear()


def test_a_row_opens_in_place_and_closes_again(page):
    page.goto("/targets/")
    page.locator(f"{HEADLINE} .open").focus()
    page.keyboard.press("Enter")
    drill = page.locator("#d-metaverse-leading")
    expect(drill).to_contain_text("米哈游", timeout=SLOW)
    expect(page).to_have_url("/targets/?open=metaverse-leading")
    page.keyboard.press("Enter")
    expect(drill).to_have_count(0)
    expect(page).to_have_url("/targets/")


def test_a_seal_opens_the_source_of_a_number(page):
    page.goto("/targets/")
    page.locator(f"{HEADLINE} .target__said .ev").click()
    expect(page.locator(".source-pop blockquote")).to_contain_text("头部企业", timeout=SLOW)
    page.keyboard.press("Escape")
    expect(page.locator(".source-pop")).to_have_count(0)


def test_without_script_the_same_is_done_by_links_and_a_form(open_page):
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/targets/")
    page.locator(f"{HEADLINE} .open").click()
    expect(page.locator("#d-metaverse-leading")).to_be_visible()
    page.locator("[name=as_of]").fill("2021-01-01")
    page.locator(".time__show").click()
    expect(page).to_have_url("/targets/?as_of=2021-01-01")
    expect(state(page)).to_contain_text("当日尚未发布")


def test_on_paper_the_sources_stand_at_the_end(open_page):
    page = open_page({"width": 680, "height": 960})
    page.emulate_media(media="print")
    page.goto("/targets/?open=metaverse-leading")
    expect(page.locator(".endnotes li").first).to_be_visible()
    expect(page.locator(".time")).to_be_hidden()
    seals = page.locator(".ev[data-note]").evaluate_all("all => all.map(ev => +ev.dataset.note)")
    assert max(seals) == page.locator(".endnotes li").count()
