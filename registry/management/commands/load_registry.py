"""Load the register from a folder of files: everything or nothing, and safe to repeat."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from registry.importing.load import run
from registry.importing.report import Refused


class Command(BaseCommand):
    requires_system_checks = ()
    help = (
        "Load the register from files. What people changed on the site since the last load is kept."
    )

    def add_arguments(self, parser):
        folder = Path(settings.BASE_DIR) / "fixtures"
        parser.add_argument("--fixtures", type=Path, default=folder, help="folder of the files")
        parser.add_argument(
            "--dry-run", action="store_true", help="check and report, write nothing"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress, no report")

    def handle(self, *, fixtures, dry_run, quiet, verbosity, **options):
        quiet = quiet or verbosity == 0
        if not fixtures.is_dir():
            raise CommandError(_("There is no folder %s.") % fixtures)
        try:
            report = run(fixtures, dry=dry_run, shown=not quiet)
        except Refused as refused:
            (report,) = refused.args
            for line in report.lines():
                self.stderr.write(line)
            raise CommandError(_("Nothing was written: some rows were refused.")) from refused
        if not quiet:
            for line in report.lines():
                self.stdout.write(line)
            if dry_run:
                self.stdout.write(_("This was a dry run: nothing was written."))
