import django.db.models.deletion
from django.db import migrations, models

COUNT = """
INSERT INTO learning_courselength (course_id, minutes)
SELECT course.page_ptr_id, sum(lesson.minutes)
FROM learning_coursepage AS course JOIN wagtailcore_page AS own ON own.id = course.page_ptr_id
JOIN wagtailcore_page AS page ON page.live AND page.path > own.path AND page.path <= own.path || 'ZZZZ'
JOIN learning_lessonpage AS lesson ON lesson.page_ptr_id = page.id
WHERE lesson.minutes > 0
GROUP BY course.page_ptr_id
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0007_strategy")]

    operations = [
        migrations.CreateModel(
            name="CourseLength",
            fields=[
                (
                    "course",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="length",
                        serialize=False,
                        to="learning.coursepage",
                    ),
                ),
                ("minutes", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
    ]
