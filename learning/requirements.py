"""What a formalised course asks of its learners, in words, and what its page must say before it is reviewed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, ngettext

from cms.core.editions import WRITTEN_IN

if TYPE_CHECKING:
    from learning.models import CoursePage, LessonPage


LEAST_HOURS = Decimal("0.5")
# What every edition of a course says alike: a certificate is worth the same in both written forms.
SAME_IN_ALL = (
    *("format", "hours", "needs_lessons", "pass_mark", "most_attempts", "has_assignment", "assignment_days"),
    *("needs_meeting", "valid_months"),
)


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


def faults_of_edition(page: Any, names: Iterable[str]) -> dict[str, str]:
    """By field: what differs from the first edition of the work that readers see. The first may say what it will."""
    editions = type(page).objects.live().filter(translation_key=page.translation_key)
    first = editions.filter(pk__lt=page.pk).order_by("pk").first()
    if first is None:
        return {}
    message = gettext("The edition in %(language)s says otherwise. A certificate asks for the same in all languages.")
    said = message % {"language": WRITTEN_IN[first.content_language]}
    return {name.removeprefix("has_"): said for name in names if getattr(page, name) != getattr(first, name)}


def faults_of_formalised(course: "CoursePage") -> dict[str, str]:
    """By field. A certificate that says no hours, or that asks for nothing, is worth nothing."""
    faults = {}
    if course.hours is None:
        faults["hours"] = gettext("A course with a certificate says how many hours it is.")
    if not (course.needs_lessons or course.has_assignment or course.needs_meeting):
        faults["needs_lessons"] = gettext("A course with a certificate asks for something: choose at least one.")
    elif not (course.has_assignment or course.needs_meeting or course.work_pages()[1:]):
        faults["needs_lessons"] = gettext("The course has no lessons to read yet. Write at least one.")
    if not course.competence_list:
        faults["competences"] = gettext("A formalised course names at least one competence.")
    return faults
