from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0007_give_sign_ups"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="occurrence",
            name="deadline_before_start",
        ),
        migrations.RemoveField(
            model_name="occurrence",
            name="capacity",
        ),
        migrations.RemoveField(
            model_name="occurrence",
            name="deadline",
        ),
        migrations.RemoveField(
            model_name="occurrence",
            name="has_waiting_list",
        ),
        migrations.RemoveField(
            model_name="occurrence",
            name="taken",
        ),
    ]
