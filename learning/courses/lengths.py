"""How long a course takes is counted when one of its lessons changes; what is live cannot be moved.

Readers filter by it: summed when they ask, it was read from every lesson of every course. The course is not locked for
it, since whoever saves a lesson may hold what others wait for who hold the course. So of two lessons of a course that
change at the same moment neither may be counted with the other, and a job counts all anew (`recount`).
"""

from typing import Any

from django.db import connection
from django.db.models import Sum
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from cms.core.sections import WORK_DEPTH
from learning.models import CourseLength, CoursePage, LessonPage

# Only what is wrong is written, so that nothing else looks changed.
RECOUNT = """
INSERT INTO learning_courselength AS said (course_id, minutes)
SELECT course.page_ptr_id, coalesce(sum(lesson.minutes), 0)
FROM learning_coursepage AS course
JOIN wagtailcore_page AS own ON own.id = course.page_ptr_id
LEFT JOIN learning_courselength AS before ON before.course_id = course.page_ptr_id
LEFT JOIN wagtailcore_page AS page ON page.live AND page.path > own.path AND page.path <= own.path || 'ZZZZ'
LEFT JOIN learning_lessonpage AS lesson ON lesson.page_ptr_id = page.id
GROUP BY course.page_ptr_id, before.minutes
HAVING coalesce(sum(lesson.minutes), 0) <> coalesce(before.minutes, 0)
ON CONFLICT (course_id) DO UPDATE SET minutes = EXCLUDED.minutes
"""


def connect() -> None:
    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid=f"learning.lengths.{name}")


def count_minutes(course_path: str) -> None:
    """Counts for the course at that place in the tree; at any other place it does nothing."""
    course = CoursePage.objects.filter(path=course_path).only("pk").first()
    if course is None:
        return
    lessons = LessonPage.objects.live().filter(path__startswith=course_path, depth=WORK_DEPTH + 1)
    minutes = lessons.aggregate(sum=Sum("minutes"))["sum"] or 0
    said = CourseLength.objects.filter(course=course).values_list("minutes", flat=True).first() or 0
    if minutes != said:
        CourseLength.objects.update_or_create(course=course, defaults={"minutes": minutes})


def recount() -> int:
    """Puts right what is wrong; returns of how many courses."""
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT)
        return int(cursor.rowcount)


def _lesson_changed(instance: LessonPage, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is None or {"live", "minutes"} & set(update_fields):  # else it is a draft that is saved
        count_minutes(instance.path[: -Page.steplen])
