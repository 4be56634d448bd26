"""Write docs/data-dictionary.md from the models."""

from django.conf import settings
from django.core.management.base import BaseCommand

from registry.dictionary import data_dictionary


class Command(BaseCommand):
    help = "Write docs/data-dictionary.md from the help texts of the models."

    def handle(self, *args, **options):
        path = settings.BASE_DIR / "docs" / "data-dictionary.md"
        path.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)} written.")
