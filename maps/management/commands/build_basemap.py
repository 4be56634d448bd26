"""Write maps/static/maps/data/basemap.json from the outlines in fixtures/."""

import gzip
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from maps.management import basemap

TARGET = Path("maps/static/maps/data/basemap.json")


def render(folder: Path) -> str:
    """The file's text: the same for the same outlines, whatever the day or the machine."""
    return json.dumps(basemap.build(folder), ensure_ascii=False, separators=(",", ":")) + "\n"


class Command(BaseCommand):
    help = (
        "Build the map's own ground (sea, land, rivers, districts) from the outlines in fixtures/."
    )

    def handle(self, **options):
        text = render(settings.BASE_DIR / "fixtures")
        (settings.BASE_DIR / TARGET).write_text(text, encoding="utf-8")
        packed = len(gzip.compress(text.encode(), mtime=0)) / 1000
        self.stdout.write(
            f"{TARGET}: {len(text.encode()) / 1000:.0f} kB, {packed:.0f} kB compressed."
        )
