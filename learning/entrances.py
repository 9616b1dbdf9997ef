"""What fits the minutes somebody has: works with the lessons of theirs that fit, without a query for each."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, Func, IntegerField, Q, QuerySet
from django.db.models.functions import Coalesce, Substr
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.sections import WORK_PATH_LENGTH
from learning import rules
from learning.models.course import CoursePage
from learning.models.lesson import LessonPage
from learning.models.resource import ResourcePage
from learning.querysets import attach_lessons


def with_together(lessons: QuerySet[LessonPage]) -> QuerySet[LessonPage]:
    """Annotates `questions`, their number, and `together`, as `rules.lesson_together` reckons it."""
    number = Func(F("reflection"), function="jsonb_array_length", output_field=IntegerField())
    return lessons.annotate(questions=number).annotate(
        together=F("minutes") + rules.TALK_ABOUT_QUESTION * F("questions")
    )


def works_for(budget: int) -> QuerySet[Page]:
    """Courses with a lesson that fits, and resources that fit; as plain pages, the newest first."""
    lessons = LessonPage.objects.live().filter(minutes__range=(1, budget))
    return _works(lessons, ResourcePage.objects.live().filter(minutes__range=(1, budget)))


def works_for_meeting(budget: int) -> QuerySet[Page]:
    """Courses with a lesson that has questions and fits, and practice recipes that fit."""
    lessons = with_together(LessonPage.objects.live()).filter(minutes__gt=0, questions__gt=0, together__lte=budget)
    reading = Coalesce("minutes", rules.READING_A_RECIPE)
    recipes = ResourcePage.objects.live().filter(type=ResourcePage.Type.RECIPE)
    return _works(lessons, recipes.annotate(together=reading + rules.TALK_ABOUT_RECIPE).filter(together__lte=budget))


def _works(lessons: QuerySet[LessonPage], resources: QuerySet[ResourcePage]) -> QuerySet[Page]:
    paths = lessons.order_by().annotate(work=Substr("path", 1, WORK_PATH_LENGTH)).values("work")
    courses = CoursePage.objects.live().order_by().filter(path__in=paths)
    either = Q(pk__in=courses.values("pk")) | Q(pk__in=resources.order_by().values("pk"))
    return Page.objects.filter(either).order_by("-first_published_at", "pk")


def prepare_for(budget: int) -> Callable[[list[Any]], None]:
    """Puts the works in the place of the plain pages. Three queries: courses, their lessons, resources."""

    def prepare(found: list[Any]) -> None:
        found[:] = _specific(found, LessonPage.objects.live(), lambda lesson: rules.fits(lesson.minutes, budget))

    return prepare


def prepare_for_meeting(budget: int) -> Callable[[list[Any]], None]:
    """As `prepare_for`; each part and each work says in `together` how long it takes at a meeting."""

    def fits(lesson: Any) -> bool:
        return bool(lesson.questions) and rules.fits(lesson.minutes, budget) and lesson.together <= budget

    def prepare(found: list[Any]) -> None:
        found[:] = _specific(found, with_together(LessonPage.objects.live()), fits)
        for work in found:
            if isinstance(work, CoursePage):
                work.together = sum(lesson.together or 0 for lesson in work.lessons)
            else:
                work.together = rules.recipe_together(work.minutes)

    return prepare


def _specific(found: list[Any], lessons: QuerySet[LessonPage], fits: Callable[[Any], bool]) -> list[Any]:
    """The works themselves in the order found; a course with `parts`, those of its lessons that fit, numbered."""
    keys = [page.pk for page in found]
    courses = CoursePage.objects.select_related("main_area").in_bulk(keys)
    attach_lessons(list(courses.values()), lessons)
    for course in courses.values():
        for number, lesson in enumerate(course.lessons, 1):
            lesson.number = number
        course.parts = [lesson for lesson in course.lessons if fits(lesson)]
    works: dict[int, Any] = {**courses, **ResourcePage.objects.select_related("main_area").in_bulk(keys)}
    return [works[key] for key in keys if key in works]


def minutes_asked_for(query: QueryDict, choices: tuple[int, ...], usual: int) -> tuple[int, list[str]]:
    """The minutes a query string chooses, and in words what was not understood of it."""
    value, label = query.get("minutter", ""), _("Minutes")
    minutes, is_known = rules.chosen(value, choices, usual)
    return minutes, [] if is_known else [f"{label}: {value[:40]}"]
