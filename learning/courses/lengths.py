"""How long a course takes is counted when one of its lessons changes; what is live cannot be moved.

Readers filter by it: summed when they ask, it was read from every lesson of every course. The course is not locked for
it, since whoever saves a lesson may hold what others wait for who hold the course. So of two lessons of a course that
change at the same moment neither may be counted with the other, and a job counts all anew (`recount`).
"""

from typing import Any

from django.db import connection
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from learning.models import LessonPage

# Only what is wrong is written, so that nothing else looks changed.
RECOUNT = """
INSERT INTO learning_courselength (course_id, minutes)
SELECT course.page_ptr_id, coalesce(sum(lesson.minutes), 0)
FROM learning_coursepage AS course
JOIN wagtailcore_page AS own ON own.id = course.page_ptr_id
LEFT JOIN learning_courselength AS before ON before.course_id = course.page_ptr_id
LEFT JOIN wagtailcore_page AS page ON page.live AND page.path > own.path AND page.path <= own.path || 'ZZZZ'
LEFT JOIN learning_lessonpage AS lesson ON lesson.page_ptr_id = page.id
WHERE own.path = %s OR %s = ''
GROUP BY course.page_ptr_id, before.minutes
HAVING coalesce(sum(lesson.minutes), 0) <> coalesce(before.minutes, 0)
ON CONFLICT (course_id) DO UPDATE SET minutes = EXCLUDED.minutes
"""


def connect() -> None:
    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid=f"learning.lengths.{name}")


def recount(course_path: str = "") -> int:
    """Of the course at that place in the tree, or of all: puts right what is wrong, and returns of how many."""
    with connection.cursor() as cursor:
        cursor.execute(RECOUNT, [course_path, course_path])
        return int(cursor.rowcount)


def _lesson_changed(instance: LessonPage, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is None or {"live", "minutes"} & set(update_fields):  # else it is a draft that is saved
        recount(instance.path[: -Page.steplen])
