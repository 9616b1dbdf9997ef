"""Works with several editions are known from now on, and those that have them already."""

from django.db import migrations, models
from django.db.models import Count


def remember_works(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects.order_by()
    keys = pages.values("translation_key").annotate(number=Count("pk")).filter(number__gt=1)
    work = apps.get_model("core", "TranslatedWork")
    work.objects.bulk_create([work(key=key) for key in keys.values_list("translation_key", flat=True)])


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_handing_over_and_daily_letters"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="TranslatedWork",
            fields=[("key", models.UUIDField(primary_key=True, serialize=False))],
        ),
        migrations.RunPython(remember_works, migrations.RunPython.noop),
    ]
