"""The enterprises as a reader meets them: list, classes, one enterprise; at both widths, in both languages."""

import pytest
from playwright.sync_api import expect

from enterprises.models import Enterprise
from tests.browser.watch import axe


@pytest.fixture
def recognised(db) -> str:
    """The path of an enterprise whose recognition has run out."""
    return Enterprise.objects.get(name_zh="上海捷氢科技").get_absolute_url()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/enterprises/", "/enterprises/?tier=core", None])
def test_a_page_is_clean_and_fits(page, recognised, prefix, path):
    page.goto(prefix + (path or recognised))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_classes_are_chosen_in_place(desk):
    desk.goto("/enterprises/")
    desk.locator("#tier-specialised").click()
    desk.wait_for_url("**/enterprises/?tier=specialised")
    words = desk.locator("tbody .class").all_text_contents()
    assert words
    assert all(
        "专精特新" in row for row in desk.locator("tbody td:nth-child(2)").all_text_contents()
    )


def test_the_time_line_says_what_the_table_says(desk, recognised):
    desk.goto(recognised)
    assert "2022" in desk.locator(".life").get_attribute("aria-label")
    assert desk.locator(".life__today").is_visible()
    assert "已过期" in desk.locator("#classes table").text_content()


def test_the_way_from_an_enterprise_to_its_park(page, recognised):
    page.goto(recognised)
    page.get_by_role("complementary").get_by_role("link", name="嘉定氢能港").click()
    page.wait_for_url("**/parks/*/")
    expect(page.locator("#enterprises").get_by_role("link", name="上海捷氢科技")).to_be_visible()


def test_a_search_by_pinyin_finds_the_enterprise(page):
    page.goto("/enterprises/")
    page.locator("#q").fill("jieqing")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=jieqing**")
    expect(page.locator(".results")).to_contain_text("上海捷氢科技")
