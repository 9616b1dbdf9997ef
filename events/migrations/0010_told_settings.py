import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_likely_years"),
    ]

    operations = [
        migrations.AddField(
            model_name="signupchange",
            name="told_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True),
        ),
    ]
