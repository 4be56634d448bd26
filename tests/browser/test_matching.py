"""Finding the park that fits: the match, its weights, and parks side by side; at both widths, in both languages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.watch import axe

AI = "?sector=artificial_intelligence&min_floor_m2=200000&near=121.69,31.12&within_km=20"
THREE = "?park=maqiao-ai-zone&park=zhangjiang-robot-valley&park=source-of-power"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/parks/match/",
        f"/parks/match/{AI}&must=min_floor_m2&weight_near=5",
        "/parks/match/?min_floor_m2=500000&must=min_floor_m2&text=火星",
        "/parks/compare/",
        f"/parks/compare/{THREE}",
    ],
)
def test_a_page_is_clean_and_fits(page, prefix, path):
    page.goto(prefix + path)
    assert page.locator("h1").count() == 1
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", [f"/parks/match/{AI}", f"/parks/compare/{THREE}"])
def test_the_dark_pages_are_sound(open_page, path):
    page = open_page(DESK, color_scheme="dark")
    page.goto(path)
    axe(page)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390px", "1440px"])
@pytest.mark.parametrize(
    ("prefix", "text", "left"),
    [
        ("", "需要20万平米物业，人工智能，火星", "火星"),
        ("/en", "need 200,000 sqm of premises, artificial intelligence, Mars", "mars"),
    ],
)
def test_words_become_fields_and_parks_with_reasons_by_keyboard(
    open_page, viewport, prefix, text, left
):
    page = open_page(viewport)
    page.goto(f"{prefix}/parks/match/")
    page.locator("#need-text").focus()
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    expect(page.locator("form [type=submit]").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/parks/match/?text=*")
    expect(page.locator("#need-min_floor_m2")).to_have_value("200000")
    expect(page.locator("#need-sector")).to_have_value("artificial_intelligence")
    expect(page.locator(".need__read q")).to_have_text([left])
    first = page.locator("[data-matches] > li").first
    expect(first.locator("[data-score]")).to_have_text("100")
    expect(first.locator(".why tr")).to_have_count(2)


def test_a_weight_puts_the_parks_in_order_at_once_as_the_server_does(desk):
    desk.goto(f"/parks/match/{AI}")
    slider = desk.locator("[data-weight=min_floor_m2]")
    slider.focus()
    for _ in range(3):
        desk.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("0")
    shown = order_and_scores(desk)
    desk.goto(f"/parks/match/{AI}&weight_min_floor_m2=0")
    served = order_and_scores(desk)
    # By another weight other parks may be among the shown: those that both show stand alike.
    both = [row for row in shown if row in served]
    assert len(both) > 10
    assert both == [row for row in served if row in both]
    assert shown[:3] == served[:3]


def order_and_scores(page) -> list[tuple]:
    rows = page.locator("[data-matches] > li")
    return rows.evaluate_all(
        "rows => rows.map(row => [row.dataset.slug, row.querySelector('[data-score]').textContent])"
    )


def test_the_match_works_without_script(open_page):
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/parks/match/")
    page.locator("#need-sector").select_option("metaverse")
    page.locator("form [type=submit]").first.click()
    page.wait_for_url("**/parks/match/?*sector=metaverse*")
    expect(page.locator("[data-matches] > li").first).to_be_visible()


def test_the_first_three_are_compared_and_one_is_removed(desk):
    desk.goto(f"/parks/match/{AI}")
    desk.get_by_role("link", name="比较前三名").click()
    desk.wait_for_url("**/parks/compare/?park=*")
    expect(desk.locator(".compare thead th")).to_have_count(4)
    expect(desk.locator(".compare__map .m-tile")).to_have_count(3)
    desk.locator(".compare__drop").last.click()
    expect(desk.locator(".compare thead th")).to_have_count(3)


def test_a_park_is_added_from_its_page_by_keyboard(desk):
    desk.goto("/parks/maqiao-ai-zone/")
    desk.get_by_role("link", name="比较", exact=True).focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/parks/compare/?park=maqiao-ai-zone")
    desk.locator("#compare-add").select_option("source-of-power")
    desk.get_by_role("button", name="添加").press("Enter")
    desk.wait_for_url("**park=maqiao-ai-zone&park=source-of-power")
    expect(desk.locator(".compare thead th")).to_have_count(3)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_five_parks_print_on_one_sheet_across(desk, prefix):
    five = f"{THREE}&park=shanghai-industrial-park-of-robotics&park=jiading-hydrogen-port"
    desk.goto(f"{prefix}/parks/compare/{five}")
    sheets = desk.pdf(prefer_css_page_size=True).split(b"/MediaBox [")[1:]
    sizes = [tuple(map(float, sheet.split(b"]")[0].split()[2:4])) for sheet in sheets]
    assert len(sizes) == 1
    assert sizes[0][0] > sizes[0][1]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390px", "1440px"])
@pytest.mark.parametrize(
    ("prefix", "text", "name"),
    [("", "张江机器", "张江机器人谷"), ("/en", "robot val", "Zhangjiang Robot Valley")],
)
def test_suggestions_are_walked_by_keyboard(open_page, viewport, prefix, text, name):
    page = open_page(viewport)
    page.goto(f"{prefix}/parks/")
    box = page.get_by_role("combobox").or_(page.locator("[data-suggests]")).first
    box.focus()
    page.keyboard.insert_text(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    axe(page)
    page.keyboard.press("ArrowDown")
    marked = page.locator("[role=option][aria-selected=true]")
    expect(marked).to_contain_text(name)
    expect(box).to_have_attribute("aria-activedescendant", marked.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value(text)
    page.keyboard.insert_text(" ")
    page.keyboard.press("Backspace")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/parks/zhangjiang-robot-valley/")


def test_without_a_marked_suggestion_enter_searches(desk):
    desk.goto("/parks/")
    desk.locator("[data-suggests]").focus()
    desk.keyboard.insert_text("氢能")
    expect(desk.get_by_role("listbox")).to_be_visible()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/parks/?q=*")


def test_suggestions_of_the_explorer_lead_to_pages(desk):
    desk.goto("/")
    desk.locator("[data-suggests]").focus()
    desk.keyboard.insert_text("宝武")
    desk.get_by_role("option").first.click()
    desk.wait_for_url("**/parks/baowu-shanghai-carbon-neutrality-industrial-park/")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390px", "1440px"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_parks_are_kept_noted_and_compared(open_page, viewport, prefix):
    page = open_page(viewport)
    page.goto(f"{prefix}/parks/match/?sector=artificial_intelligence")
    for number in (0, 1):
        button = page.locator("[data-matches] [data-keep]").nth(number)
        button.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(f"{prefix}/parks/source-of-power/")
    page.locator("[data-keep]").press("Enter")
    page.locator("[data-kept]").press("Enter")
    page.wait_for_url("**/parks/shortlist/?park=*&park=*&park=source-of-power")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("[data-note]").last.fill("问租金 ask")
    page.wait_for_function("() => localStorage.shortlist.includes('ask')")
    page.goto(f"{prefix}/parks/shortlist/")
    page.wait_for_url("**/parks/shortlist/?park=*")
    expect(page.locator("[data-note]").last).to_have_value("问租金 ask")
    page.locator("[data-drop]").first.click()
    expect(page.locator(".shortlist__row")).to_have_count(2)
    page.locator("a[href*='/parks/compare/']").first.click()
    expect(page.locator(".compare thead th")).to_have_count(3)


def test_a_park_that_changed_since_the_last_visit_is_marked(desk):
    desk.goto("/parks/shortlist/?park=source-of-power")
    expect(desk.locator(".shortlist__changed")).to_be_hidden()
    long_ago = "{'source-of-power': {note: '', seen: '2020-01-01T00:00:00Z'}}"
    desk.evaluate(f"localStorage.shortlist = JSON.stringify({long_ago})")
    desk.reload()
    expect(desk.locator(".shortlist__changed")).to_be_visible()
    desk.reload()
    expect(desk.locator(".shortlist__changed")).to_be_hidden()
