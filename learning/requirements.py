"""What a formalised course asks of its learners, in words, and what its page must say before it is reviewed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

if TYPE_CHECKING:
    from learning.models import CoursePage, LessonPage


def requirements_in_words(course: "CoursePage", lessons: "Iterable[LessonPage]") -> list[str]:
    """As they stand on the course's page and on its certificate."""
    lessons = list(lessons)
    quizzes = sum(lesson.has_quiz for lesson in lessons)
    said = []
    if course.needs_lessons and lessons:
        number = len(lessons)
        said.append(ngettext("You read the lesson", "You read all %(number)s lessons", number) % {"number": number})
    if quizzes:
        message = ngettext(
            "You pass the quiz, with %(mark)s per cent right",
            "You pass %(number)s quizzes, with %(mark)s per cent right in each",
            quizzes,
        )
        said.append(message % {"number": quizzes, "mark": course.pass_mark})
    if course.has_assignment:
        said.append(gettext("You hand in an assignment that an assessor passes"))
    if course.needs_meeting:
        said.append(gettext("You attend a webinar or a meeting"))
    return said


def faults_of_formalised(course: "CoursePage") -> dict[str, str]:
    """By field. A certificate that says no hours, or that asks for nothing, is worth nothing."""
    faults = {}
    if course.hours is None:
        faults["hours"] = gettext("A course with a certificate says how many hours it is.")
    if not (course.needs_lessons or course.has_assignment or course.needs_meeting):
        faults["needs_lessons"] = gettext("A course with a certificate asks for something: choose at least one.")
    if not course.competence_list:
        faults["competences"] = gettext("A formalised course names at least one competence.")
    return faults
