import django.db.models.deletion
from django.db import migrations, models

COUNT = """
INSERT INTO learning_courselength (course_id, minutes)
SELECT course.page_ptr_id, coalesce(sum(lesson.minutes) FILTER (WHERE page.live), 0)
FROM learning_coursepage AS course JOIN wagtailcore_page AS own ON own.id = course.page_ptr_id
LEFT JOIN wagtailcore_page AS page ON page.path > own.path AND page.path <= own.path || 'ZZZZ'
LEFT JOIN learning_lessonpage AS lesson ON lesson.page_ptr_id = page.id
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
                ("minutes", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
    ]
