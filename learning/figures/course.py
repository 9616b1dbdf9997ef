"""One course's figures for a period: a fixed number of queries, however many take it."""

from dataclasses import dataclass, field

from django.db.models import Sum

from cms.core.models import PageViews
from learning.figures import people, rules
from learning.figures.assignments import AssignmentFigures, assignments
from learning.figures.numbers import FEW, Number
from learning.figures.quizzes import QuestionFigures, quizzes
from learning.figures.rules import Period
from learning.models import CoursePage, LessonPage


@dataclass(frozen=True)
class LessonFigures:
    """`opened` and `finished` are of a formalised course, `views` of an open one."""

    lesson: LessonPage
    opened: Number = FEW
    finished: Number = FEW
    questions: list[QuestionFigures] = field(default_factory=list)
    views: Number = FEW


@dataclass(frozen=True)
class CourseFigures:
    """What stands below `completed` is None or empty where the course is open, or has no assignment."""

    course: CoursePage
    period: Period
    lessons: list[LessonFigures]
    begun: Number = FEW
    completed: Number = FEW
    certificates: Number = FEW
    assignment: AssignmentFigures | None = None


def figures_of(course: CoursePage, period: Period) -> CourseFigures:
    lessons = course.in_order(LessonPage.objects.child_of(course).exclude(first_published_at=None))
    return _formalised(course, lessons, period) if course.is_formalised else _open(course, lessons, period)


def _formalised(course: CoursePage, lessons: list[LessonPage], period: Period) -> CourseFigures:
    took = people.took([course.translation_key], period)
    begun, completed = people.counted(took).get(course.translation_key, (0, 0))
    steps, questions = people.by_lesson(took), quizzes(took, lessons)
    lines = []
    for lesson in lessons:
        key = lesson.translation_key
        opened, done = steps.get(key, (0, 0))
        lines.append(LessonFigures(lesson, Number.of(opened), Number.of(done), questions.get(key, [])))
    return CourseFigures(
        course,
        period,
        lines,
        Number.of(begun),
        Number.of(completed),
        Number.of(people.with_certificate(took)),
        assignments(took) if course.has_assignment else None,
    )


def _open(course: CoursePage, lessons: list[LessonPage], period: Period) -> CourseFigures:
    """Nobody takes an open course: what is known is how often each lesson is opened, in every language together."""
    keys = [lesson.translation_key for lesson in lessons]
    seen = PageViews.objects.filter(page__translation_key__in=keys).order_by()
    half_year = people.half_year(period)
    if half_year is not None:
        seen = seen.filter(day__range=(half_year.first_day, half_year.last_day))
    views = dict(seen.values_list("page__translation_key").annotate(total=Sum("number")))
    return CourseFigures(
        course,
        period,
        [LessonFigures(lesson, views=Number.of(views.get(lesson.translation_key, 0))) for lesson in lessons],
    )


@dataclass(frozen=True)
class CourseLine:
    course: CoursePage
    begun: Number
    completed: Number


def lines_of(courses: list[CoursePage]) -> list[CourseLine]:
    """For the list: two numbers of each formalised course, of all time. One query."""
    counted = people.counted(people.took([course.translation_key for course in courses], rules.Period.ALL))
    lines = []
    for course in courses:
        begun, completed = counted.get(course.translation_key, (0, 0))
        lines.append(CourseLine(course, Number.of(begun), Number.of(completed)))
    return lines
