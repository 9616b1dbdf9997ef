"""What a CDN has answered by itself, added to what readers have opened (docs/scale.md)."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.readings import CountedAlready, add


class Command(BaseCommand):
    help = "Reads sums of readings from standard input, a line for each day and address: 2026-11-27,/kurs/,123"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            added, unknown = add(sys.stdin.read())
        except CountedAlready:
            raise CommandError("These have been counted already: nothing was added.") from None
        except ValueError as error:
            raise CommandError(f"{error} Nothing was added.") from None
        self.stdout.write(f"Added {added} readings; {unknown} were of addresses where no page is now.")
