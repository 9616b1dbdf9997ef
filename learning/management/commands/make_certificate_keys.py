"""A new pair of keys that certificates are signed with from now on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from learning.certificates.keys import add_pair, with_new_pair


class Command(BaseCommand):
    help = "Makes a new pair of keys and writes it last into the key file: it signs what is issued from now on."
    requires_system_checks = ()  # one of them asks for the file that this writes

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            help="By itself the one that CERTIFICATE_KEYS_FILE names. “-” prints what CERTIFICATE_KEYS is to be,"
            " the keys it has now first.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"] or settings.CERTIFICATE_KEYS_FILE
        if path == "-":
            self.stdout.write(with_new_pair(settings.CERTIFICATE_KEYS))
            return
        if not path:
            raise CommandError("Name a file, or set CERTIFICATE_KEYS_FILE.")
        add_pair(Path(path))
        self.stdout.write(f"{path} has a new pair, which signs from now on. Keep a copy of the file where it is safe.")
