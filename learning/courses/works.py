"""The course behind a translation key, in the edition nearest to the reader."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from cms.core.editions import nearest_first
from learning.models import CoursePage, LessonPage


def nearest(pages: Any) -> Any:
    """The edition nearest to the reader of those given; None of none."""
    order = nearest_first(get_language() or settings.LANGUAGE_CODE)
    return min(pages, key=lambda page: order.index(page.content_language), default=None)


def live_course(work: UUID) -> CoursePage | None:
    """The formalised course that readers see now."""
    found = CoursePage.for_readers().live().filter(translation_key=work, format=CoursePage.Format.FORMALISED)
    return nearest(found)


def live_courses(works: set[UUID]) -> dict[UUID, CoursePage]:
    """The same for many, with one query."""
    by_work: dict[UUID, list[CoursePage]] = {}
    for course in CoursePage.objects.live().filter(translation_key__in=works).select_related("main_area"):
        by_work.setdefault(course.translation_key, []).append(course)
    return {work: nearest(courses) for work, courses in by_work.items()}


def lesson_of(course: CoursePage, key: UUID) -> LessonPage | None:
    lesson = LessonPage.for_readers().live().child_of(course).filter(translation_key=key).first()
    if lesson is not None:
        lesson.course = course
    return lesson
