from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_occurrences_of_works")]

    operations = [
        migrations.AlterField(
            model_name="occurrence",
            name="work",
            field=models.UUIDField(editable=False, verbose_name="event"),
        ),
        migrations.RemoveField(model_name="occurrence", name="page"),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(fields=["work", "ends_at"], include=("starts_at",), name="occurrence_of_work"),
        ),
    ]
