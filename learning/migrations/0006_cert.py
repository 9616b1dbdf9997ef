from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_learn")]

    operations = [
        migrations.AddField(
            model_name="statuslist",
            name="is_outdated",
            field=models.BooleanField(default=False),
        ),
    ]
