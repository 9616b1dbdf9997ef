"""What the rules are asked with: what a course needs, and what a learner has done of it."""

from learning.courses.rules import Done, Needs
from learning.models import CoursePage, Enrolment


def needs_of(course: CoursePage) -> Needs:
    keys = {str(lesson.translation_key): lesson for lesson in course.lessons}
    return Needs(
        lessons=frozenset(keys) if course.needs_lessons else frozenset(),
        quizzes=frozenset(key for key, lesson in keys.items() if lesson.has_quiz),
        assignment=course.has_assignment,
        meeting=course.needs_meeting,
    )


def done_by(enrolment: Enrolment) -> Done:
    lessons = enrolment.lessons.exclude(done_at=None).values_list("lesson", flat=True)
    quizzes = enrolment.attempts.filter(is_passed=True).values_list("lesson", flat=True)
    return Done(
        lessons=frozenset(map(str, lessons)),
        quizzes=frozenset(map(str, quizzes)),
        assignment=enrolment.submissions.passed().exists(),
        meeting=enrolment.learner.attendances.counting().filter(work=enrolment.work).exists(),
    )
