"""The course behind a translation key, in the edition nearest to the reader."""

from typing import Any
from uuid import UUID

from cms.core.editions import nearest, nearest_of_each
from learning.models import CoursePage, LearningPathPage, LessonPage


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
    return _live(LearningPathPage, works)


def live_courses(works: set[UUID]) -> dict[UUID, CoursePage]:
    """The same for many, with one query."""
    return _live(CoursePage, works)


def _live(kind: Any, works: set[UUID]) -> dict[UUID, Any]:
    return nearest_of_each(kind.objects.live().filter(translation_key__in=works).select_related("main_area"))


def lesson_of(course: CoursePage, key: UUID) -> LessonPage | None:
    lesson = LessonPage.for_readers().live().child_of(course).filter(translation_key=key).first()
    if lesson is not None:
        lesson.course = course
    return lesson


def course_of(edition: int) -> CoursePage | None:
    """The live edition nearest to the reader of the course that has this one, without its lists: one query."""
    work = CoursePage.objects.filter(pk=edition).values("translation_key")
    return nearest(CoursePage.objects.live().filter(translation_key__in=work))
