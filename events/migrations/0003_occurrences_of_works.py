"""Times and places belong to the work: those of an edition become those of all its editions."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef, Subquery


def give_to_works(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects.filter(pk=OuterRef("page"))
    apps.get_model("events", "Occurrence").objects.update(
        work=Subquery(pages.values("translation_key")), language=Subquery(pages.values("locale__language_code"))
    )


def leave_out_doubles(apps, schema_editor):
    """What was entered at one edition after the other: the first stands, of those that begin and end at once."""
    occurrences = apps.get_model("events", "Occurrence").objects
    same = {name: OuterRef(name) for name in ("work", "starts_at", "ends_at")}
    first = occurrences.filter(**same, pk__lt=OuterRef("pk")).exclude(page=OuterRef("page"))
    occurrences.filter(Exists(first)).delete()


def forget_references(apps, schema_editor):
    """Wagtail has written down that each row refers to its page, by the name of a field that goes."""
    references = apps.get_model("wagtailcore", "ReferenceIndex").objects
    rows = references.filter(content_type__app_label="events", content_type__model="occurrence", model_path="page")
    rows.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="work",
            field=models.UUIDField(editable=False, null=True, verbose_name="event"),
        ),
        migrations.AddField(
            model_name="occurrence",
            name="language",
            field=models.CharField(blank=True, default="", editable=False, max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(give_to_works),
        migrations.RunPython(leave_out_doubles),
        migrations.RunPython(forget_references),
    ]
