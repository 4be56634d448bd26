"""Mark an empty database as the demonstration's, or fill a marked one with invented figures."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from enterprises import demo as inventing
from parks.models import Park
from registry import demo


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Mark an empty database as the demonstration's (--mark), or fill a marked one with invented figures."

    def add_arguments(self, parser):
        parser.add_argument("--mark", action="store_true", help="mark the empty database")

    def handle(self, *, mark, verbosity, **options):
        if mark:
            demo.mark(is_empty=not Park.objects.exists())
            return
        filled = inventing.fill()
        for _park in tqdm(filled, total=Park.objects.count(), disable=verbosity == 0):
            pass
