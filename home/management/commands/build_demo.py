"""`manage.py build_demo`: the demo's content, or a large tree to measure."""

import argparse
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo import build, measuring
from search.tasks import index_waiting


class Command(BaseCommand):
    help = "Builds the demo's content where it is not built yet, or with --pages a large tree to measure."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--pages", type=int, metavar="N", help="make N pages of random text for measuring instead of the demo"
        )

    def handle(self, *args: Any, pages: int | None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo: nothing was built. Set DEMO=1 where invented content may be.")
        if pages is not None:
            self._make_pages(pages)
        elif build.build():
            index_waiting()
            self.stdout.write("The demo is built.")
        else:
            self.stdout.write("The demo is built already.")

    def _make_pages(self, number: int) -> None:
        if number < 1:
            raise CommandError("How many pages? --pages takes a number from 1.")
        begun = time.monotonic()
        for made in measuring.make_pages(number):
            rate = made / (time.monotonic() - begun)
            self.stdout.write(f"{made} of {number} pages, {rate:.0f} a second")
        if faults := measuring.faults():
            raise CommandError("\n".join(faults))
        self.stdout.write("Not in the search index yet: manage.py update_index")
