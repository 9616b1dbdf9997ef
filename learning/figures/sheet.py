"""A course's figures as rows of a spreadsheet: the same numbers as on the screen, and no others."""

from typing import Any

from django.utils.translation import gettext as _

from learning.figures.course import CourseFigures, LessonFigures
from learning.figures.periods import period_in_words
from learning.figures.quizzes import ATTEMPTS
from learning.figures.rules import STEP

Row = list[Any]


def rows(figures: CourseFigures) -> list[Row]:
    """Translated at once: a spreadsheet is sent when the request's language is gone."""
    head: list[Row] = [
        [_("Figures of a course"), figures.course.title],
        [_("Period"), period_in_words(figures.period)],
        [_("Numbers are rounded down to the nearest %(number)s") % {"number": STEP}],
        [],
    ]
    if not figures.course.is_formalised:
        return [
            *head,
            [_("Lesson"), _("Views")],
            *([line.lesson.title, line.views.for_sheet()] for line in figures.lessons),
        ]
    return [*head, *_whole(figures), [], *_lessons(figures.lessons), *_questions(figures.lessons)]


def _whole(figures: CourseFigures) -> list[Row]:
    found = [
        [_("Have begun"), figures.begun.for_sheet()],
        [_("Have completed"), figures.completed.for_sheet()],
        [_("Have a course certificate"), figures.certificates.for_sheet()],
    ]
    if figures.assignment is not None:
        days = figures.assignment.median_days
        found += [
            [_("Have handed in the assignment"), figures.assignment.handed_in.for_sheet()],
            [_("Have passed the assignment"), figures.assignment.passed.for_sheet()],
            [_("Were asked to try again"), figures.assignment.tried_again.for_sheet()],
            [_("Days to an answer (median)"), "" if days is None else days],
        ]
    return found


def _lessons(lessons: list[LessonFigures]) -> list[Row]:
    lines = [[line.lesson.title, line.opened.for_sheet(), line.finished.for_sheet()] for line in lessons]
    return [[_("Lesson"), _("Opened"), _("Finished")], *lines]


def _questions(lessons: list[LessonFigures]) -> list[Row]:
    lines = []
    for line in lessons:
        for question in line.questions:
            shares = [share.percent for share in (question.last, *question.by_attempt)]
            text = question.text or _("A question that is no longer there")
            answered = question.last.whole.for_sheet()
            lines.append([line.lesson.title, text, answered, *("" if each is None else each for each in shares)])
    head = [_("Lesson"), _("Question"), _("Have answered"), _("Right at the last attempt, per cent")]
    return [[], [*head, *attempts_in_words()], *lines] if lines else []


def attempts_in_words() -> list[str]:
    """What the attempts that are told apart are called."""
    names = [_("Attempt %(number)s, per cent") % {"number": number} for number in range(1, ATTEMPTS)]
    return [*names, _("Attempt %(number)s or later, per cent") % {"number": ATTEMPTS}]
