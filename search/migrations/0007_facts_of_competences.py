"""The facts of a page have another layout: what is kept in the old one cannot be read. Every live page waits.

Until the job has indexed them nothing is found; `rebuild_search` is not needed.
"""

from django.db import migrations
from django.utils import timezone


def begin_anew(apps, schema_editor):
    for name in ("Posting", "Block", "Entry"):
        apps.get_model("search", name).objects.all().delete()
    waiting = apps.get_model("search", "WaitingPage")
    live = apps.get_model("wagtailcore", "Page").objects.filter(live=True, depth__gte=2).values_list("pk", flat=True)
    rows = (waiting(page_id=pk, changed_at=timezone.now()) for pk in live.iterator())
    waiting.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_words_of_synonyms"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(begin_anew, migrations.RunPython.noop)]
