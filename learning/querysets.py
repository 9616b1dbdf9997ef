"""Fetching what lists of courses and resources show, without a query per card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from wagtail.models import Page

from cms.core.listing import PAGE_SIZE
from cms.core.prepared import Prepared
from cms.core.sections import WORK_DEPTH

if TYPE_CHECKING:
    from learning.models import CoursePage, LessonPage


# What the card of a work shows, whatever it is; a list of twenty need not read their whole texts.
ON_A_CARD = ("path", "depth", "url_path", "translation_key", "title", "summary", "main_area", "first_published_at")
OF_THE_TEXT = ("body", "quiz", "learn", "reflection", "read_more", "desk_card")  # of a lesson; no list shows it
LAST_STEP = Page.alphabet[-1] * Page.steplen  # the last child a page could have, by its path


@dataclass(slots=True)
class CardLesson:
    """What a course's card knows of a lesson. A list has a hundred of them: as pages they took a tenth of its time."""

    path: str
    translation_key: UUID
    title: str
    minutes: int | None
    course: "CoursePage | None" = None


def attach_lessons(courses: "Sequence[CoursePage]", lessons: "QuerySet[LessonPage] | None" = None) -> None:
    """Sets `lessons` on each course, with one query for all of them: as cards show them, or those that are given."""
    ends = [end for course in courses for end in (course.path, course.path + LAST_STEP)]
    by_course: dict[str, list[Any]] = {}
    found = _lessons(len(courses), ends) if lessons is None else _between(lessons, ends).defer(*OF_THE_TEXT)
    for lesson in found:
        by_course.setdefault(lesson.path[: -Page.steplen], []).append(lesson)
    for course in courses:
        course.lessons = course.in_order(by_course.get(course.path, []))


def _lessons(courses: int, ends: list[str]) -> list[CardLesson]:
    if not courses:
        return []
    if courses > PAGE_SIZE:  # when works are indexed, so many at a time that no two are alike
        return [CardLesson(*row) for row in _on_cards(ends)]
    return [CardLesson(*row) for row in _lessons_of(courses)(*ends)]


@cache
def _lessons_of(number: int) -> "Prepared[tuple[Any, ...]]":
    """The live lessons of so many courses, with what a card shows of them."""
    return Prepared(lambda *ends: _on_cards(ends), values=2 * number)


def _on_cards(ends: Sequence[Any]) -> "QuerySet[LessonPage, tuple[Any, ...]]":
    from learning.models import LessonPage

    return _between(LessonPage.objects.live(), ends).values_list("path", "translation_key", "title", "minutes")


def _between(lessons: "QuerySet[LessonPage]", ends: Sequence[Any]) -> "QuerySet[LessonPage]":
    """Those inside courses: each has two `ends`, its own path and the last that a lesson of it could have."""
    inside = Q(pk__in=[])
    for first, last in zip(ends[::2], ends[1::2], strict=True):
        inside |= Q(path__gt=first, path__lte=last, depth=WORK_DEPTH + 1)
    return lessons.filter(inside)


def lessons_inside(course: "CoursePage") -> "list[LessonPage]":
    """The live lessons whole, for the course's own page."""
    return _INSIDE(course.path, course.path + LAST_STEP)


def _inside(first: Any, last: Any) -> "QuerySet[LessonPage]":
    from learning.models import LessonPage

    lessons = LessonPage.objects.live().filter(path__gt=first, path__lte=last, depth=WORK_DEPTH + 1)
    return lessons.select_related("producer")


_INSIDE: "Prepared[LessonPage]" = Prepared(_inside)


def attach_courses(lessons: "Sequence[LessonPage]") -> None:
    """Sets `course` on each lesson, with one query for all of them."""
    from learning.models import CoursePage

    paths = {lesson.path[: -Page.steplen] for lesson in lessons}
    courses = {course.path: course for course in CoursePage.objects.filter(path__in=paths).select_related("main_area")}
    for lesson in lessons:
        lesson.course = courses[lesson.path[: -Page.steplen]]


def with_lists(pages: QuerySet[Any], relations: Iterable[str]) -> QuerySet[Any]:
    """Fetches to-many relations together with the pages, into `fetched_lists`: no query for each of them."""
    arrays = {name: _rows(pages.model, name) for name in relations}
    return pages.annotate(fetched_lists=JSONObject(**arrays))


def _rows(model: type[Model], relation: str) -> ArraySubquery:
    """A to-many relation as an array of JSON rows, in the related model's own order; tags are such a relation too."""
    field: Any = model._meta.get_field(relation)
    related, through = field.related_model, field.remote_field.through
    links = {link.related_model: link.name for link in through._meta.fields if link.is_relation}
    columns = {column.attname: f"{links[related]}__{column.attname}" for column in related._meta.concrete_fields}
    order = [f"{links[related]}__{name}" for name in related._meta.ordering] or ["pk"]
    rows = through.objects.filter(**{links[model]: OuterRef("pk")}).order_by(*order)
    return ArraySubquery(rows.values(row=JSONObject(**columns)))


def listed(page: Any, relation: str) -> list[Any]:
    """What a to-many relation holds: as it came with the page where a reader asked, else by a query of its own."""
    fetched = page.__dict__.get("fetched_lists", {})
    if relation in fetched:
        return rows_as_objects(type(page), relation, fetched[relation])
    return list(getattr(page, relation).all())


def rows_as_objects(model: type[Model], relation: str, rows: list[dict[str, Any]]) -> list[Any]:
    related: Any = model._meta.get_field(relation).related_model
    return [related(**row) for row in rows]
