"""The first account of a new installation: everybody else is invited in the admin."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from cms.people.actions import invite
from cms.people.models import Role


class Command(BaseCommand):
    help = "Invites an operator by e-mail. The letter is sent by the worker, like all mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("first_name")
        parser.add_argument("last_name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
            invite(
                email=options["email"],
                first_name=options["first_name"],
                last_name=options["last_name"],
                role=Role.OPERATOR,
                library=None,
                language="nb",
                invited_by=None,
            )
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        self.stdout.write(f"{options['email']} is invited.")
