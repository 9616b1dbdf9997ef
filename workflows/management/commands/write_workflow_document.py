"""Writes docs/workflow.md and its picture from the role table."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.role_document import documents, stale

ROOT = Path(__file__).resolve().parents[3]


class Command(BaseCommand):
    help = "Writes docs/workflow.md and its picture from workflows/role_table.py."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Write nothing; fail where the files are not up to date."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        root = ROOT
        if options["check"]:
            names = ", ".join(str(path.relative_to(root)) for path in stale(root))
            if names:
                raise CommandError(f"Not as the role table says: {names}. Run manage.py write_workflow_document.")
            return
        for path, text in documents(root).items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
