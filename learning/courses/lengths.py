"""How long a course takes is counted when one of its lessons changes; what is live cannot be moved.

Readers filter by it: summed when they ask, it was read from every lesson of every course.
"""

from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from cms.core.sections import WORK_DEPTH
from learning.models import CourseLength, CoursePage, LessonPage


def connect() -> None:
    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid=f"learning.lengths.{name}")


@transaction.atomic
def count_minutes(course_path: str) -> None:
    """Counts for the course at that place in the tree; at any other place it does nothing.

    It is locked first: of two lessons that are published at once, the second is counted when the first is there.
    """
    course = CoursePage.objects.select_for_update(of=("self",)).filter(path=course_path).only("pk").first()
    if course is None:
        return
    lessons = LessonPage.objects.live().filter(path__startswith=course_path, depth=WORK_DEPTH + 1)
    minutes = lessons.aggregate(sum=Sum("minutes"))["sum"] or 0
    said = CourseLength.objects.filter(course=course).values_list("minutes", flat=True).first() or 0
    if minutes != said:
        CourseLength.objects.update_or_create(course=course, defaults={"minutes": minutes})


def _lesson_changed(instance: LessonPage, **kwargs: Any) -> None:
    count_minutes(instance.path[: -Page.steplen])
