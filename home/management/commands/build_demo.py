"""`manage.py build_demo`: the demo's content, or a large tree to measure."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo import build


class Command(BaseCommand):
    help = "Builds the demo's content where it is not built yet, or with --pages a large tree to measure."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--pages", type=int, metavar="N", help="make N pages of random text for measuring instead of the demo"
        )

    def handle(self, *args: Any, pages: int | None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo: nothing was built. Set DEMO=1 where invented content may be.")
        made = build.build()
        self.stdout.write("The demo is built." if made else "The demo is built already.")
