"""Verbs of a quiz that counts: it is begun, answered and handed in, and graded here alone."""

import random

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from learning.courses.actions import after_progress
from learning.models import Enrolment, LessonPage, QuizAttempt
from learning.quizzes import answers, grading, rules
from learning.quizzes.answers import Fault
from learning.quizzes.drawing import draw
from learning.quizzes.questions import Question
from learning.quizzes.reading import parts_of
from learning.quizzes.rules import Refusal
from learning.quizzes.texts import REFUSALS
from learning.refused import raise_if

_CHANCE = random.SystemRandom()


class Incomplete(Exception):
    """What was handed in lacks answers. They are kept as they are; `faults` are by the question's key."""

    def __init__(self, attempt: QuizAttempt, faults: dict[str, Fault]) -> None:
        self.attempt, self.faults = attempt, faults
        super().__init__(", ".join(faults))


@transaction.atomic
def begin(enrolment_pk: int, lesson: LessonPage) -> QuizAttempt:
    """Draws the questions and keeps them with what is right; the attempt under way where there is one.

    Raises Refused.
    """
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_pk)  # two tabs wait here for each other
    attempts = list(enrolment.attempts.filter(lesson=lesson.translation_key))
    for attempt in attempts:
        if not attempt.is_graded:
            return attempt
    refusal = refusal_to_begin(enrolment, lesson, attempts)
    raise_if(refusal, REFUSALS)
    return QuizAttempt.objects.create(
        enrolment=enrolment,
        lesson=lesson.translation_key,
        number=len(attempts) + 1,
        language=lesson.content_language,
        questions=[question.as_json() for question in draw(parts_of(lesson.quiz), _CHANCE)],
        pass_mark=lesson.course.pass_mark,
    )


def refusal_to_begin(enrolment: Enrolment, lesson: LessonPage, attempts: list[QuizAttempt]) -> Refusal | None:
    """`attempts`: all of this enrolment's at this lesson, graded."""
    course = lesson.course
    return rules.may_begin(
        is_in_course=course.is_formalised and course.translation_key == enrolment.work,
        questions=rules.questions_asked(parts_of(lesson.quiz)),
        attempts=len(attempts),
        most=course.most_attempts,
        is_passed=any(attempt.is_passed for attempt in attempts),
    )


def questions_of(attempt: QuizAttempt) -> list[Question]:
    return [Question.from_json(stored) for stored in attempt.questions]


@transaction.atomic
def keep_answers(attempt_pk: int, data: QueryDict) -> QuizAttempt:
    """Keeps what is answered so far; what `data` does not name stays. A graded attempt stays as it is."""
    attempt = QuizAttempt.objects.select_for_update().get(pk=attempt_pk)
    if not attempt.is_graded:
        _read(attempt, data)
        attempt.save(update_fields=["answers"])
    return attempt


def hand_in(attempt_pk: int, data: QueryDict) -> QuizAttempt:
    """Keeps the answers and grades them. Handed in twice, it is graded once.

    Raises Incomplete, with the answers kept, where a question is not answered.
    """
    with transaction.atomic():
        attempt = QuizAttempt.objects.select_for_update().get(pk=attempt_pk)
        if attempt.is_graded:
            return attempt
        _read(attempt, data)
        faults = faults_of(attempt)
        if not faults:
            _grade(attempt)
        attempt.save()
        if attempt.is_passed:
            after_progress(attempt.enrolment_id)
    if faults:
        raise Incomplete(attempt, faults)
    return attempt


def faults_of(attempt: QuizAttempt) -> dict[str, Fault]:
    """What the answers lack, by the question's key."""
    found = {
        question.key: answers.fault_of(question, attempt.answers.get(question.key, {}))
        for question in questions_of(attempt)
    }
    return {key: fault for key, fault in found.items() if fault}


def _read(attempt: QuizAttempt, data: QueryDict) -> None:
    sent = dict(data.lists())
    attempt.answers = {
        question.key: answers.read(question, sent, attempt.answers.get(question.key, {}))
        for question in questions_of(attempt)
    }


def _grade(attempt: QuizAttempt) -> None:
    attempt.marks = {
        question.key: grading.grade(question, attempt.answers[question.key]).is_right
        for question in questions_of(attempt)
    }
    attempt.is_passed = grading.is_passed(*grading.score(attempt.marks), attempt.pass_mark)
    attempt.graded_at = timezone.now()
