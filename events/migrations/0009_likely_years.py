from django.db import migrations, models

import cms.core.dates


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_places_of_sign_ups"),
    ]

    operations = [
        migrations.AlterField(
            model_name="networkmeeting",
            name="ends_at",
            field=models.DateTimeField(validators=[cms.core.dates.likely_year], verbose_name="ends"),
        ),
        migrations.AlterField(
            model_name="networkmeeting",
            name="starts_at",
            field=models.DateTimeField(validators=[cms.core.dates.likely_year], verbose_name="begins"),
        ),
        migrations.AlterField(
            model_name="occurrence",
            name="ends_at",
            field=models.DateTimeField(validators=[cms.core.dates.likely_year], verbose_name="ends"),
        ),
        migrations.AlterField(
            model_name="occurrence",
            name="starts_at",
            field=models.DateTimeField(validators=[cms.core.dates.likely_year], verbose_name="begins"),
        ),
        migrations.AlterField(
            model_name="plannedmeasure",
            name="day",
            field=models.DateField(
                blank=True,
                help_text="Where it is settled.",
                null=True,
                validators=[cms.core.dates.likely_year],
                verbose_name="date",
            ),
        ),
        migrations.AlterField(
            model_name="quota",
            name="released_at",
            field=models.DateTimeField(validators=[cms.core.dates.likely_year], verbose_name="kept until"),
        ),
        migrations.AlterField(
            model_name="signup",
            name="deadline",
            field=models.DateTimeField(
                blank=True, null=True, validators=[cms.core.dates.likely_year], verbose_name="deadline for signing up"
            ),
        ),
        migrations.AlterField(
            model_name="signup",
            name="erase_on",
            field=models.DateField(
                blank=True,
                help_text="Empty: 90 days after the last meeting. Needs and allergies are erased the day after it.",
                null=True,
                validators=[cms.core.dates.likely_year],
                verbose_name="names are erased on",
            ),
        ),
        migrations.AlterField(
            model_name="signup",
            name="opens_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Empty: at once.",
                null=True,
                validators=[cms.core.dates.likely_year],
                verbose_name="sign-up opens",
            ),
        ),
    ]
