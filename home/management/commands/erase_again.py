"""What people had erased after the backup was made, erased again after it has been restored."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from cms.core.erasures import told
from events.models import Registration
from events.places.privacy import erase_own
from learning.learners.personal_data import erase


class Command(BaseCommand):
    help = (
        "Reads the log of the site from standard input, as text or JSON, and erases once more the learners and the"
        " sign-ups that it says were erased on request. Before the site is started: later numbers are others'."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, number in told(sys.stdin):
            if kind == "learner":
                erase(number)
            elif registration := Registration.objects.filter(pk=number, erased_at=None).first():
                erase_own(registration)
            self.stdout.write(f"Erased: {kind} {number}")
