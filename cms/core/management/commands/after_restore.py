"""What a restored site does before it is started."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.core.backup.actions import forget_what_is_due, hold_letters


class Command(BaseCommand):
    help = "Holds the letters that may have gone since the backup, and erases what is to be erased by now."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{hold_letters()} letters are held: see «E-post» in the operator's menu.")
        for name in forget_what_is_due():
            self.stdout.write(f"Done: {name}")
