"""The explorer: list and map say the same, the address restores what is seen, and no name covers anything."""

import re

import pytest
from playwright.sync_api import expect

from parks.models import Park
from tests.browser.conftest import DESK, PHONE, WALL
from tests.browser.watch import axe

SLOW = 20_000  # ms; other tests may be using the machine
FIRST_LOAD = 250_000  # bytes, compressed, of everything that the page asks for
MOVED = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => { sum += value; });
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 100);
})"""
COUNT_DRAWINGS = """() => {
  const count = (changes) => { globalThis.drawings = (globalThis.drawings ?? 0) + changes.length; };
  new MutationObserver(count).observe(document.querySelector(".m-names"), { childList: true });
}"""
CLASHES = """() => {
  const frame = document.querySelector("[data-map-frame]").getBoundingClientRect();
  const shown = (box) => box.width && box.height;
  const straight = [...document.querySelectorAll(".m-names > :not(.m-hover) text, .m-names > text:not([transform])")];
  const texts = straight.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const over = [...document.querySelectorAll("[data-map-control]")];
  const controls = over.map((control) => ["a control", control.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 3 && a.bottom > b.top + 3;
  const out = [];
  texts.forEach(([name, box], i) => {
    if (box.left < frame.left || box.right > frame.right) out.push(`${name} leaves the map`);
    for (const [other, place] of [...texts.slice(i + 1), ...controls.filter(([, b]) => shown(b))]) {
      if (meet(box, place)) out.push(`${name} covers ${other}`);
    }
  });
  return out;
}"""


def open_explorer(page, path="/"):
    page.goto(path)
    expect(page.locator("[data-map][data-state=ready]")).to_be_visible(timeout=SLOW)
    return page


def listed(page) -> list[str]:
    cards = page.locator("[data-results] .card")
    return cards.evaluate_all("cards => cards.map((card) => card.dataset.park)")


def choose(page, slug):
    page.locator(f"[data-results] .card[data-park={slug}] .meta").first.click()
    expect(page.locator("[data-card]")).to_be_visible(timeout=SLOW)


@pytest.fixture
def placed() -> str:
    return (
        Park.objects.public().filter(location__isnull=False, sector__code="metaverse").first().slug
    )


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_page_is_sound(page, path):
    open_explorer(page, path)
    assert len(listed(page)) == Park.objects.public().count()
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)


@pytest.mark.parametrize("viewport", [PHONE, DESK, WALL], ids=["390px", "1440px", "3840px"])
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_no_name_covers_a_name_or_a_control(open_page, viewport, path):
    page = open_explorer(open_page(viewport), path)
    for _ in range(3):
        assert page.evaluate(CLASHES) == []
        page.locator("[data-zoom='1']").click()
        page.wait_for_timeout(600)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_nothing_moves_while_the_page_comes(page, path):
    open_explorer(page, path)
    assert page.evaluate(MOVED) < 0.005
    expect(page.locator(".ex__targets")).to_be_visible()


def test_the_list_keeps_the_place_free_for_a_map_that_is_still_to_come(phone):
    open_explorer(phone)
    top = "document.querySelector('.ex__count').getBoundingClientRect().top"
    before = phone.evaluate(top)
    phone.evaluate("document.querySelector('[data-map]').remove()")
    assert phone.evaluate(top) == before


def test_only_the_cards_of_the_first_list_wait_for_a_frame(desk):
    open_explorer(desk)
    style = "getComputedStyle(document.querySelector('.ex__list > li')).animationName"
    assert desk.evaluate(style) != "none"
    desk.locator("label.chip", has_text="元宇宙").click()
    expect(desk.locator("[data-results] .card")).to_have_count(3, timeout=SLOW)
    assert desk.evaluate(style) == "none"


def test_the_names_are_drawn_once_for_a_camera(desk):
    open_explorer(desk)
    desk.evaluate(COUNT_DRAWINGS)
    desk.locator("[data-zoom='1']").click()
    desk.wait_for_url(re.compile("#map="))
    desk.wait_for_timeout(600)
    assert desk.evaluate("globalThis.drawings") == 1


def test_a_filter_changes_list_map_and_address_and_back_undoes_it(page):
    open_explorer(page)
    everything = listed(page)
    page.locator("label.chip", has_text="元宇宙").click()
    page.wait_for_url(re.compile("sector=metaverse"))
    expect(page.locator("[data-results] .card")).to_have_count(3, timeout=SLOW)
    expect(page.locator(".m-label:not(.s-metaverse)")).to_have_count(0, timeout=SLOW)
    page.go_back()
    expect(page.locator("[data-results] .card")).to_have_count(len(everything), timeout=SLOW)
    assert not page.locator("input[value=metaverse]").is_checked()
    page.go_forward()
    expect(page.locator("[data-results] .card")).to_have_count(3, timeout=SLOW)


def test_a_chosen_park_has_a_card_and_a_place_in_the_address(page, placed):
    open_explorer(page)
    choose(page, placed)
    assert f"park={placed}" in page.url
    expect(page.locator(".m-label.is-selected")).to_have_attribute(
        "data-park", placed, timeout=SLOW
    )
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator("[data-card]")).to_be_hidden(timeout=SLOW)
    expect(page).not_to_have_url(re.compile("park="))


def test_the_address_restores_exactly_what_is_seen(page, placed):
    address = f"/?sector=metaverse#map=11.3/31.19/121.47&on=halos,district-parks&park={placed}"
    open_explorer(page, address)
    expect(page.locator("[data-card] .card")).to_have_attribute("data-park", placed, timeout=SLOW)
    assert page.locator("input[name=circles]").is_checked() is False
    assert page.locator("input[name=shade][value=parks]").is_checked()
    page.locator("[data-zoom='-1']").click()
    page.wait_for_url(re.compile(r"map=10\.55/31\.\d+/121\.\d+"))
    assert f"on=halos,district-parks&park={placed}" in page.url


def test_list_and_map_point_at_each_other(desk, placed):
    open_explorer(desk)
    desk.locator(f"[data-results] .card[data-park={placed}] h2 a").focus()
    expect(desk.locator(".m-halo--hover")).to_have_count(1)
    name = desk.locator(f".m-label[data-park={placed}] .m-name").bounding_box()
    desk.mouse.move(name["x"] + 4, name["y"] + name["height"] / 2)
    expect(desk.locator(".card.is-linked")).to_have_attribute("data-park", placed)
    desk.mouse.click(name["x"] + 4, name["y"] + name["height"] / 2)
    expect(desk.locator("[data-card] .card")).to_have_attribute("data-park", placed, timeout=SLOW)


def test_the_keyboard_moves_the_map_and_chooses_from_the_list(desk, placed):
    open_explorer(desk)
    desk.locator("[data-map-frame]").focus()
    desk.keyboard.press("ArrowRight")
    desk.wait_for_url(re.compile("#map="))
    desk.locator(f"[data-results] .card[data-park={placed}] [data-locate]").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-card] .card")).to_have_attribute("data-park", placed, timeout=SLOW)


def test_districts_are_shaded_with_a_key_and_a_table_twin(desk):
    open_explorer(desk)
    desk.locator("[data-layers-panel] summary").click()
    desk.locator("input[name=shade][value=parks]").check()
    expect(desk.locator("[data-shade-key] li").first).to_be_visible(timeout=SLOW)
    assert desk.evaluate(CLASHES) == []
    desk.locator("[data-districts-link]").click()
    expect(desk.locator("tr[data-adcode]")).to_have_count(16, timeout=SLOW)
    axe(desk)


def test_enterprises_without_a_position_are_counted_at_their_park(desk):
    open_explorer(desk)
    desk.locator("[data-layers-panel] summary").click()
    with desk.expect_response(re.compile("/api/v1/enterprises/clusters/")) as answer:
        desk.locator("input[name=enterprises]").check()
    assert answer.value.json()["parks"]
    expect(desk.locator("[data-key=enterprises]")).to_be_visible()


def test_without_script_the_list_can_be_narrowed(open_page):
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/")
    page.locator("label.chip", has_text="元宇宙").click()
    page.get_by_role("button", name="应用").click()
    expect(page).to_have_url(re.compile("sector=metaverse"), timeout=SLOW)
    expect(page.locator("[data-results] .card")).to_have_count(3)


def test_it_works_in_the_dark(open_page):
    page = open_explorer(open_page(DESK, color_scheme="dark"))
    axe(page)
    water = "getComputedStyle(document.querySelector('[data-map]')).backgroundColor"
    assert page.evaluate(water) == "rgb(15, 27, 34)"


def test_the_first_load_is_small(desk):
    sizes = []
    desk.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    open_explorer(desk)
    assert sum(sizes) < FIRST_LOAD
