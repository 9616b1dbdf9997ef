"""The course behind a translation key, in the edition nearest to the reader."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from cms.core.editions import nearest_first
from learning.models import CoursePage, LearningPathPage, LessonPage


def nearest(pages: Any) -> Any:
    """The edition nearest to the reader of those given; None of none."""
    order = nearest_first(get_language() or settings.LANGUAGE_CODE)
    return min(pages, key=lambda page: order.index(page.content_language), default=None)


def live_course(work: UUID) -> CoursePage | None:
    """The formalised course that readers see now."""
    found = CoursePage.for_readers().live().filter(translation_key=work, format=CoursePage.Format.FORMALISED)
    return nearest(found)


def live_path(work: UUID) -> LearningPathPage | None:
    """The learning path that readers see now."""
    return nearest(LearningPathPage.for_readers().live().filter(translation_key=work))


def live_work(work: UUID) -> CoursePage | LearningPathPage | None:
    """What a learner is enrolled in, if readers see it now."""
    return live_course(work) or live_path(work)


def live_paths(works: set[UUID]) -> dict[UUID, LearningPathPage]:
    return _nearest_of(LearningPathPage.objects.live().filter(translation_key__in=works))


def live_courses(works: set[UUID]) -> dict[UUID, CoursePage]:
    """The same for many, with one query."""
    return _nearest_of(CoursePage.objects.live().filter(translation_key__in=works))


def _nearest_of(pages: Any) -> dict[UUID, Any]:
    by_work: dict[UUID, list[Any]] = {}
    for page in pages.select_related("main_area"):
        by_work.setdefault(page.translation_key, []).append(page)
    return {work: nearest(editions) for work, editions in by_work.items()}


def lesson_of(course: CoursePage, key: UUID) -> LessonPage | None:
    lesson = LessonPage.for_readers().live().child_of(course).filter(translation_key=key).first()
    if lesson is not None:
        lesson.course = course
    return lesson
