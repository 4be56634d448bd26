"""What every page has: seals that open, a language, a theme, a menu, a way by keyboard; and the pages about sources."""

import pytest
from playwright.sync_api import expect

from registry.models import Evidence, Source
from tests.browser.conftest import DESK, PHONE
from tests.browser.watch import axe


@pytest.fixture
def full_source():
    """A source that says several things of several rows."""
    return Source.objects.get(pk=Evidence.objects.exclude(quote="").first().source_id)


@pytest.mark.parametrize("path", ["/about/", "/sources/", "/en/sources/?kind=press", "/api/docs/"])
def test_the_pages_of_the_ground_floor_are_sound(page, path):
    page.goto(path)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_source_and_a_card_are_sound_in_both_themes(open_page, full_source, scheme):
    page = open_page(DESK, color_scheme=scheme)
    page.goto(f"/sources/{full_source.pk}/")
    axe(page)
    page.goto(page.locator("a[data-evidence]").first.get_attribute("href"))
    axe(page)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390px", "1440px"])
def test_a_seal_opens_its_card_and_escape_gives_the_focus_back(open_page, full_source, viewport):
    page = open_page(viewport)
    page.goto(f"/sources/{full_source.pk}/")
    seal = page.locator("a[data-evidence]").first
    seal.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    card.get_by_text("发布方", exact=True).wait_for()
    assert seal.get_attribute("aria-expanded") == "true"
    axe(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.hasAttribute('data-evidence')")
    assert "/sources/" in page.url


def test_the_focus_stays_inside_an_open_card(desk, full_source):
    desk.goto(f"/sources/{full_source.pk}/")
    desk.locator("a[data-evidence]").first.click()
    desk.get_by_role("dialog").get_by_text("发布方", exact=True).wait_for()
    for _ in range(8):
        desk.keyboard.press("Tab")
        assert desk.evaluate("Boolean(document.activeElement.closest('[role=dialog]'))")


def test_a_press_beside_the_card_closes_it(desk, full_source):
    desk.goto(f"/sources/{full_source.pk}/")
    desk.locator("a[data-evidence]").first.click()
    desk.get_by_role("dialog").wait_for()
    desk.locator("h1").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)


def test_without_script_a_seal_is_a_link_to_its_card(open_page, full_source):
    page = open_page(DESK, java_script_enabled=False)
    page.goto(f"/sources/{full_source.pk}/")
    page.locator("a[data-evidence]").first.click()
    page.wait_for_url("**/evidence/*/")
    expect(page.get_by_text("发布方", exact=True)).to_be_visible()


def test_a_chosen_theme_is_remembered_and_is_there_before_the_first_paint(desk):
    desk.goto("/about/")
    paper = desk.evaluate("getComputedStyle(document.body).backgroundColor")
    desk.get_by_role("button", name="深色主题").click()
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    desk.goto("/sources/")
    assert desk.evaluate("document.documentElement.dataset.theme") == "dark"
    desk.get_by_role("button", name="深色主题").click()
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    assert desk.evaluate("localStorage.getItem('theme')") is None


def test_the_language_switch_keeps_the_question(page):
    page.goto("/sources/?kind=press")
    page.get_by_role("link", name="EN", exact=True).click()
    page.wait_for_url("**/en/sources/?kind=press")
    expect(page.locator("h1")).to_have_text("Sources")


def test_the_phone_menu_opens_and_escape_closes_it(phone):
    phone.goto("/about/")
    phone.locator("[data-menu] summary").click()
    phone.locator("[data-menu]").get_by_role("link", name="来源").wait_for()
    axe(phone)
    phone.keyboard.press("Escape")
    expect(phone.locator("[data-menu][open]")).to_have_count(0)
    assert phone.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_slash_goes_to_the_search_box(desk):
    desk.goto("/sources/")
    desk.keyboard.press("/")
    desk.keyboard.type("shine/")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/sources/?q=shine*")


def test_the_first_tab_leads_past_the_header(desk):
    desk.goto("/about/")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#main")).to_be_focused()


def test_a_wrong_filter_is_told_on_a_sound_page(page):
    page.goto("/sources/?kind=rumour")
    assert page.get_by_text("rumour").is_visible()
    axe(page)
    page.watch.stains = [stain for stain in page.watch.stains if "400" not in stain]


def test_the_phone_menu_turns_the_theme_and_says_what_it_will_do(phone):
    phone.goto("/about/")
    paper = phone.evaluate("getComputedStyle(document.body).backgroundColor")
    phone.locator("[data-menu] summary").click()
    phone.get_by_role("button", name="深色主题").click()
    expect(phone.get_by_role("button", name="浅色主题")).to_be_visible()
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    axe(phone)


def test_a_seal_stays_on_the_line_of_the_last_word(open_page):
    page = open_page(DESK)
    page.goto("/parks/maqiao-ai-zone/")
    alone = page.evaluate(
        """() => {
            const seal = document.querySelector(".figures a.ev");
            const line = document.createElement("div");
            const words = "intelligent robots; fusion energy";
            line.append(words, seal);
            line.style.overflowWrap = "anywhere"; // as in a list of facts
            document.querySelector("main").append(line);
            const alone = [];
            for (let width = 120; width < 320; width += 1) {
                line.style.width = `${width}px`;
                const text = document.createRange();
                text.setStart(line.firstChild, words.length - 1);
                text.setEnd(line.firstChild, words.length);
                const middle = ({ top, bottom }) => (top + bottom) / 2;
                const box = middle([...seal.getClientRects()].at(-1));
                if (box - middle(text.getBoundingClientRect()) > 12) alone.push(width);
            }
            return alone;
        }"""
    )
    assert alone == []
