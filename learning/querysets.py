"""Fetching what lists of courses and resources show, without a query per card."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page

if TYPE_CHECKING:
    from learning.models import CoursePage, LessonPage


def attach_lessons(courses: "Sequence[CoursePage]") -> None:
    """Sets `lessons` on each course, with one query for all of them."""
    from learning.models import LessonPage

    inside = Q(pk__in=[])
    for course in courses:
        inside |= Q(path__startswith=course.path, depth=course.depth + 1)
    by_course: dict[str, list[LessonPage]] = {}
    lessons = LessonPage.objects.live().filter(inside).defer("body", "learn", "reflection", "read_more")
    for lesson in lessons:
        by_course.setdefault(lesson.path[: -Page.steplen], []).append(lesson)
    for course in courses:
        course.lessons = course.in_order(by_course.get(course.path, []))


def attach_courses(lessons: "Sequence[LessonPage]") -> None:
    """Sets `course` on each lesson, with one query for all of them."""
    from learning.models import CoursePage

    paths = {lesson.path[: -Page.steplen] for lesson in lessons}
    courses = {course.path: course for course in CoursePage.objects.filter(path__in=paths).select_related("main_area")}
    for lesson in lessons:
        lesson.course = courses[lesson.path[: -Page.steplen]]
