"""Learners by the dozen, written at once: for tests of how many, where it matters little who."""

import datetime
import itertools
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from learning.models import (
    Certificate,
    CoursePage,
    Enrolment,
    Learner,
    LessonPage,
    LessonProgress,
    QuizAttempt,
    Submission,
)

DAY = datetime.timedelta(days=1)
_numbers = itertools.count(1)


def takers(course: CoursePage, number: int, *, began: datetime.datetime | None = None) -> list[Enrolment]:
    """So many new learners who began the course then, or now."""
    learners = Learner.objects.bulk_create(
        Learner(email=f"leser{next(_numbers)}@example.org") for _time in range(number)
    )
    moment = began or timezone.now()
    return Enrolment.objects.bulk_create(
        Enrolment(learner=learner, work=course.translation_key, started_at=moment) for learner in learners
    )


def go_through(people: Iterable[Enrolment], lesson: LessonPage, *, finish: int = 0) -> None:
    """All open the lesson, and the first so many finish it."""
    now = timezone.now()
    LessonProgress.objects.bulk_create(
        LessonProgress(enrolment=person, lesson=lesson.translation_key, done_at=now if place < finish else None)
        for place, person in enumerate(people)
    )


def complete(people: list[Enrolment], *, certified: int = 0, **fields: Any) -> None:
    Enrolment.objects.filter(pk__in=[person.pk for person in people]).update(completed_at=timezone.now())
    Certificate.objects.bulk_create(
        Certificate(
            kind=Certificate.Kind.COURSE,
            key=f"enrolment:{person.pk}",
            work=person.work,
            language="nb",
            facts={},
            status_index=person.pk,
            **fields,
        )
        for person in people[:certified]
    )


def attempt(people: list[Enrolment], lesson: LessonPage, question: str, *, right: int, number: int = 1) -> None:
    """All answer the question at that attempt; the first so many have it right."""
    now = timezone.now()
    QuizAttempt.objects.bulk_create(
        QuizAttempt(
            enrolment=person,
            lesson=lesson.translation_key,
            number=number,
            marks={question: place < right},
            graded_at=now,
        )
        for place, person in enumerate(people)
    )


def hand_in(people: list[Enrolment], state: str, *, days: int = 0, number: int = 1) -> None:
    """All hand in, and where it is assessed get their answer after so many days."""
    now = timezone.now()
    is_assessed = state in (Submission.State.PASSED, Submission.State.TRY_AGAIN)
    Submission.objects.bulk_create(
        Submission(
            enrolment=person,
            number=number,
            state=state,
            handed_in_at=None if state == Submission.State.DRAFT else now - days * DAY,
            assessed_at=now if is_assessed else None,
        )
        for person in people
    )
