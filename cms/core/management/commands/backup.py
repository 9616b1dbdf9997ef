"""Everything the site must not lose, in one archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from cms.core.backup.actions import back_up
from cms.core.backup.manifest import NotDone


class Command(BaseCommand):
    help = (
        "Writes the database, the uploaded files and the certificates' keys, as they are at one moment, into one dated"
        " archive for its owner's eyes. The site may run meanwhile. Old archives are left alone."
    )
    requires_system_checks = ()  # a site with a fault is one to back up

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="Where the archive is written.")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            path, manifest = back_up(folder)
        except (NotDone, OSError, DatabaseError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        for name in manifest.missing:
            self.stderr.write(f"The database names a file that is not there: {name}")
        megabytes = path.stat().st_size / 1_000_000
        rows, files = sum(manifest.rows.values()), len(manifest.files)
        self.stdout.write(f"{path}: {rows} rows of {len(manifest.rows)} tables, {files} files, {megabytes:.1f} MB.")
