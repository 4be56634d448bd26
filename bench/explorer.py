"""The explorer in a real browser: bytes, paint, and the longest task of the main thread, on loading and on use.

    python -m bench.explorer

Served as in production, from a scratch database with the real data. A cold load has a browser context of its own,
with nothing in its cache; the warm one follows in the same context. Tasks are measured by their time on the
processor, which other work on the machine blurs less than the clock's; the clock's time stands beside it.
"""

import argparse
import statistics
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.scratch import scratch
from bench.tracing import Recording, recorded

PATHS = ("/", "/en/")
LONG = 50  # ms: what the browsers call a long task
PAINTED = """() => new Promise((resolve) => {
  const seen = { lcp: 0, cls: 0 };
  const watch = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
  };
  watch("largest-contentful-paint", ({ startTime }) => { seen.lcp = startTime; });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.cls += value; });
  setTimeout(() => resolve(seen), 100);
})"""


class Wire:
    """The bytes that a page's answers took on the wire, and how many answers there were."""

    def __init__(self, context, page):
        self.bodies: dict[str, int] = {}  # kind → bytes
        self.total = 0  # with headers
        self.answers = 0
        self._begun: dict[str, tuple[str, int]] = {}  # request → kind, bytes of the header
        session = context.new_cdp_session(page)
        session.on("Network.responseReceived", self._begin)
        session.on("Network.loadingFinished", self._end)
        session.send("Network.enable")

    def _begin(self, event: dict) -> None:
        head = event["response"]["encodedDataLength"]
        self._begun[event["requestId"]] = (event["type"].lower(), head)

    def _end(self, event: dict) -> None:
        size = event["encodedDataLength"]  # none where the browser's cache answered
        kind, head = self._begun.get(event["requestId"], ("other", 0))
        if size:
            self.bodies[kind] = self.bodies.get(kind, 0) + max(0, size - head)
            self.total += size
            self.answers += 1


@dataclass
class Load:
    """What one load took."""

    recording: Recording
    wire: Wire
    lcp: float
    cls: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--loads", type=int, default=7)
    options = parser.parse_args()
    with scratch(None, "") as url, served_at(url) as site, browser() as chromium:
        for path in PATHS:
            for size in sizes():
                measure(chromium, site, path, size, options.loads)


@contextmanager
def served_at(url: str):
    """The site's address, with the static files collected and compressed."""
    from ops import static
    from tests import served

    env = served.environment(url) | {"API_ANON_RATE": "100000/min"}
    static.collect(env)
    with (
        tempfile.TemporaryDirectory() as folder,
        served.serving(env, Path(folder) / "log") as site,
    ):
        yield site


@contextmanager
def browser():
    from playwright.sync_api import sync_playwright

    from ops.packages import chromium
    from tests.browser.conftest import FLAGS

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def sizes() -> tuple[dict[str, int], ...]:
    from tests.browser.conftest import DESK, PHONE

    return DESK, PHONE


def measure(browser, site: str, path: str, size: dict[str, int], loads: int) -> None:
    print(f"\n{path} at {size['width']} x {size['height']}", flush=True)
    rounds = [cold_and_warm(browser, site, path, size) for _ in range(loads)]
    kinds = dict(zip(("cold load", "warm load"), zip(*rounds, strict=True), strict=True))
    for name, kind in kinds.items():
        tell_load(name, kind)
    print(f"  {'longest task':24} {'processor, ms':>18} {'clock':>8}  what took most of it")
    for name, kind in kinds.items():
        tell_tasks(name, [load.recording for load in kind])
    for name, recordings in uses(browser, site, path, size, max(3, loads // 2)).items():
        tell_tasks(name, recordings)


def cold_and_warm(browser, site: str, path: str, size: dict[str, int]) -> tuple[Load, Load]:
    context = browser.new_context(viewport=size, base_url=site)
    try:
        return one_load(browser, context, site, path), one_load(browser, context, site, path)
    finally:
        context.close()


def one_load(browser, context, site: str, path: str) -> Load:
    page = context.new_page()
    wire = Wire(context, page)
    with recorded(browser, page, site) as recording:
        open_explorer(page, path)
        page.wait_for_timeout(300)
    load = Load(recording, wire, **page.evaluate(PAINTED))
    page.close()
    return load


def open_explorer(page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector("[data-map][data-state=ready]", state="attached")


def uses(browser, site: str, path: str, size: dict[str, int], times: int):
    """What a reader does → its Recordings."""
    found: dict[str, list[Recording]] = {name: [] for name in USES}
    for _ in range(times):
        context = browser.new_context(viewport=size, base_url=site)
        page = context.new_page()
        open_explorer(page, path)
        page.wait_for_timeout(500)
        for name, use in USES.items():
            found[name].append(recorded_use(browser, page, site, use))
        context.close()
    return found


def recorded_use(browser, page, site: str, use) -> Recording:
    with recorded(browser, page, site) as recording:
        use(page)
        page.wait_for_timeout(900)
    return recording


def middle(page) -> tuple[float, float]:
    box = page.locator("[data-map-frame]").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page) -> None:
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 16):
        page.mouse.move(x - step * 10, y - step * 6)
        page.wait_for_timeout(16)
    page.mouse.up()


def turn_wheel(page) -> None:
    page.mouse.move(*middle(page))
    for _ in range(3):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(50)


def press(selector: str):
    """A press on what may lie in a closed panel, as a script would do it."""
    return lambda page: page.locator(selector).first.evaluate("field => field.click()")


USES = {
    "zoom by the button": lambda page: page.locator("[data-zoom='1']").click(),
    "zoom by the wheel": turn_wheel,
    "drag the map": drag,
    "point along the list": lambda page: [card.hover() for card in page.locator(".card").all()[:5]],
    "choose a park": lambda page: page.locator(".ex__list .card .meta").first.click(),
    "Escape": lambda page: page.keyboard.press("Escape"),
    "filter by a sector": lambda page: page.locator("label.chip input").first.check(),
    "back": lambda page: page.go_back(),
    "show the enterprises": press("input[name=enterprises]"),
    "shade the districts": press("input[name=shade][value=parks]"),
    "another theme": lambda page: page.evaluate("document.documentElement.dataset.theme = 'dark'"),
}


def tell_tasks(name: str, recordings: list[Recording]) -> None:
    """The median, least and most; `!` where one is what browsers call a long task."""
    tasks = sorted((recording.longest for recording in recordings), key=lambda task: task.cpu)
    usual = tasks[len(tasks) // 2]
    clock = statistics.median(task.wall for task in tasks)
    mark = " !" if tasks[-1].cpu > LONG else ""
    spread = spread_of([task.cpu for task in tasks])
    print(f"  {name:24} {spread:>18} {clock:8.0f}  {usual.part}{mark}", flush=True)


def tell_load(name: str, loads: tuple[Load, ...]) -> None:
    wire = loads[0].wire
    kinds = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(wire.bodies.items()))
    lcp, cls = spread_of([load.lcp for load in loads]), max(load.cls for load in loads)
    print(f"  {name}: {sum(wire.bodies.values()) / 1000:.1f} kB compressed ({kinds}),")
    print(f"    {wire.total / 1000:.1f} kB with headers, in {wire.answers} answers")
    print(f"    largest paint after {lcp} ms, layout shift {cls:.4f} at most", flush=True)


def spread_of(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})"


if __name__ == "__main__":
    main()
