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
    post_save.connect(_course_saved, sender=CoursePage, dispatch_uid="learning.lengths.course")
    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid=f"learning.lengths.{name}")


@transaction.atomic
def count_minutes(course_path: str) -> None:
    """Counts for the course at that place in the tree; at any other place it does nothing.

    The row is locked first: of two lessons that are published at once, the second is counted when the first is there.
    """
    length = CourseLength.objects.select_for_update(of=("self",)).filter(course__path=course_path).first()
    if length is None:
        return
    lessons = LessonPage.objects.live().filter(path__startswith=course_path, depth=WORK_DEPTH + 1)
    minutes = lessons.aggregate(sum=Sum("minutes"))["sum"] or 0
    if minutes != length.minutes:
        CourseLength.objects.filter(pk=length.pk).update(minutes=minutes)


def _course_saved(instance: CoursePage, created: bool, **kwargs: Any) -> None:
    if created:
        CourseLength.objects.create(course=instance)


def _lesson_changed(instance: LessonPage, **kwargs: Any) -> None:
    count_minutes(instance.path[: -Page.steplen])
