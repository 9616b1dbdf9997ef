"""Writes the whole search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from search.indexing import rebuild
from search.models import Promotion, Synonym
from search.values import name_values


class Command(BaseCommand):
    help = "Write the search index anew. The one that is there serves readers until then."

    def handle(self, *args: Any, **options: Any) -> None:
        name_values()
        for row in (*Synonym.objects.all(), *Promotion.objects.all()):
            row.save()  # what they are recognised by is worked out anew too
        done = 0
        for done in rebuild():
            if options["verbosity"] > 1:
                self.stdout.write(f"{done} pages")
        self.stdout.write(f"The index holds {done} pages.")
