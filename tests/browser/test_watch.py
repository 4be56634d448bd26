"""The browser's fence works: each kind of stain is seen."""

import pytest
from django.db import connection

from tests.browser.conftest import DESK
from tests.browser.watch import axe


def open_document(page, body: str) -> list[str]:
    """Show `body` as if the site had sent it; the stains so far, taken away so that this test passes."""
    page.route("**/made-up", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto("/made-up")
    page.wait_for_timeout(200)
    stains = list(page.watch.stains)
    page.watch.stains.clear()
    return stains


@pytest.mark.parametrize(
    ("body", "stain"),
    [
        ("<img src='http://192.0.2.1/tile.png' alt=''>", "foreign host: http://192.0.2.1/tile.png"),
        ("<script>console.error('spilt')</script>", "console: spilt"),
        ("<script>nothing.here</script>", "page error: nothing is not defined"),
        ("<img src='/no-such-picture.png' alt=''>", "404: "),
    ],
)
def test_a_stain_is_seen(open_page, body, stain):
    stains = open_document(open_page(DESK), body)
    assert any(found.startswith(stain) for found in stains), stains


def test_a_clean_page_has_none(open_page):
    assert open_document(open_page(DESK), "<link rel='icon' href='data:,'><p>Clean</p>") == []


def test_a_foreign_request_never_leaves_the_machine(open_page):
    page = open_page(DESK)
    open_document(page, "<p>Here</p>")
    outcome = page.evaluate("fetch('http://192.0.2.1/').then(() => 'reached', () => 'blocked')")
    assert outcome == "blocked"
    assert "foreign host: http://192.0.2.1/" in page.watch.stains
    page.watch.stains.clear()


def test_axe_names_a_serious_violation(open_page):
    page = open_page(DESK)
    open_document(page, "<html lang='en'><title>T</title><main><img src='data:,'></main>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_queries_stay_inside_the_transaction_of_the_test(open_page):
    open_page(DESK)
    assert connection.in_atomic_block
