"""`make screenshots`: the pictures of the README, taken from the real data by a real browser."""

from ops import environment, packages
from ops.paths import PYTHON, ROOT, VAR
from ops.shell import quietly, say

PICTURES = ROOT / "docs" / "pictures"
OWN = VAR / "screenshots"  # a database, static files and a log of their own
DATABASE = OWN / "registry.sqlite3"
DESK, PHONE = (1440, 900), (390, 844)
# file name → address, size of the window, colour scheme
SHOTS = {
    "explorer.png": ("/", DESK, "light"),
    "explorer-dark-en.png": ("/en/", DESK, "dark"),
    "park.png": ("/parks/baowu-shanghai-carbon-neutrality-industrial-park/", DESK, "light"),
    "targets.png": ("/en/targets/", DESK, "light"),
    "match.png": (
        "/parks/match/?sector=artificial_intelligence&min_floor_m2=200000&must=min_floor_m2&near=121.69,31.12&within_km=20",
        DESK,
        "light",
    ),
    "compare.png": (
        "/parks/compare/?park=maqiao-ai-zone&park=zhangjiang-robot-valley&park=shanghai-industrial-park-of-robotics",
        DESK,
        "light",
    ),
    "phone.png": ("/", PHONE, "light"),
}


def load(env: dict[str, str]) -> None:
    """A fresh database with the real data."""
    DATABASE.unlink(missing_ok=True)
    quietly([PYTHON, "manage.py", "migrate", "-v0"], doing="Making a database", env=env)
    quietly([PYTHON, "manage.py", "load_registry"], doing="Loading the data", env=env)


def shoot(site: str) -> None:
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=packages.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (path, (width, height), scheme) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(site + path, wait_until="networkidle")
            page.screenshot(path=PICTURES / name)
            page.close()
        browser.close()


def main() -> int:
    packages.require(*packages.TO_TEST)
    environment.ensure("requirements-dev.txt")
    quietly([PYTHON, "-m", "ops.screenshots"], doing="Taking the pictures")
    say(f"The pictures are in {PICTURES.relative_to(ROOT)}.")
    return 0


def take() -> None:
    from ops import static
    from tests import served

    OWN.mkdir(parents=True, exist_ok=True)
    env = served.environment(f"spatialite:///{DATABASE}") | {"STATIC_ROOT": str(OWN / "static")}
    quietly([PYTHON, "-m", "registry.messages"], doing="Compiling the translations")
    load(env)
    static.collect(env)
    with served.serving(env, OWN / "server.log") as site:
        shoot(site)


if __name__ == "__main__":
    take()
