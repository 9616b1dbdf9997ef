"""An archive that `backup` wrote, onto a machine that has nothing yet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.core.backup.actions import restore
from cms.core.backup.manifest import Differs, NotDone


class Command(BaseCommand):
    help = (
        "Restores an archive into an empty database and empty folders, all of it or nothing, and compares what came in"
        " with what the archive says. Then run migrate and after_restore, before anything is started."
    )
    requires_system_checks = ()  # there are neither tables nor keys yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--unsealed", action="store_true", help="Also where the archive was not made with this SECRET_KEY."
        )

    def handle(self, *args: Any, file: Path, unsealed: bool, **options: Any) -> None:
        try:
            done = restore(file, unsealed=unsealed)
        except Differs as error:
            raise CommandError(f"It is restored, but not as it was. {error}") from error
        except (NotDone, OSError) as error:
            raise CommandError(f"Nothing was restored. {error}") from error
        manifest = done.manifest
        self.stdout.write(f"Restored as {manifest.site} was at {manifest.made_at}:")
        self.stdout.write(f"  {sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, counted afterwards")
        self.stdout.write(f"  {done.files} files, each with the sum it had")
        self.stdout.write(f"  the keys of certificates: {done.keys or 'those that were here'}")
        for name in manifest.missing:
            self.stdout.write(f"  missing already when the backup was made: {name}")
        self.stdout.write("Now run migrate and after_restore, before anything is started.")
