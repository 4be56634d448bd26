"""What a page must not do, noted while it does it; and what axe says of it."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

SERIOUS = {"serious", "critical"}
# Scrolling away or leaving a page cancels its requests; that is no failure.
CANCELLED = "net::ERR_ABORTED"


class Watch:
    """Keeps a page to `site` and notes each stain in `stains`, a list of sentences."""

    def __init__(self, site: str):
        self.host = urlsplit(site).netloc
        self.stains: list[str] = []

    def attach(self, context, page) -> None:
        context.route(self.is_foreign, self.block)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.stains.append(f"page error: {error}"))
        page.on("requestfailed", self.on_failure)
        page.on("response", self.on_response)

    def is_foreign(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in {"data", "blob", "about"} and parts.netloc != self.host

    def block(self, route) -> None:
        self.stains.append(f"foreign host: {route.request.url}")
        route.abort("blockedbyclient")

    def on_console(self, message) -> None:
        if message.type == "error":
            self.stains.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_failure(self, request) -> None:
        if request.failure != CANCELLED and not self.is_foreign(request.url):
            self.stains.append(f"failed: {request.url} ({request.failure})")

    def on_response(self, response) -> None:
        if response.status >= 400:
            self.stains.append(f"{response.status}: {response.url}")


def axe(page) -> None:
    """AssertionError when axe finds a serious or critical violation; names the rule and the elements."""
    found = Axe().run(page).response["violations"]
    bad = [rule for rule in found if rule["impact"] in SERIOUS]
    assert not bad, "\n".join(sentence(rule) for rule in bad)


def sentence(rule: dict) -> str:
    places = ", ".join(str(node["target"]) for node in rule["nodes"][:5])
    return f"{rule['id']} ({rule['impact']}): {rule['help']} at {places}"
