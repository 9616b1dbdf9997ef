"""Verbs of taking a course: beginning, reading, attending, and what follows when nothing is lacking any more."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation

from cms.core.models import BasePage
from cms.people.models import User
from learning.certificates.actions import issue
from learning.certificates.facts import facts_of_course
from learning.courses import facts, letters, rules
from learning.courses.texts import REFUSALS
from learning.courses.works import live_work
from learning.models import (
    Attendance,
    Certificate,
    CoursePage,
    Enrolment,
    Learner,
    LearningPathPage,
    LessonProgress,
)
from learning.paths import progress as path_progress
from learning.refused import raise_if
from learning.requirements import requirements_in_words

Work = CoursePage | LearningPathPage


def begin(learner: Learner, work: Work) -> Enrolment:
    """The learner's latest round of the work; the first is begun by asking. May be asked twice at once."""
    latest = latest_round(learner, work.translation_key)
    if latest is None:
        latest, _created = Enrolment.objects.get_or_create(learner=learner, work=work.translation_key, round=1)
    return latest


def latest_round(learner: Learner, work: UUID) -> Enrolment | None:
    return learner.enrolments.filter(work=work).order_by("-round").first()


@transaction.atomic
def begin_anew(learner: Learner, work: UUID) -> Enrolment:
    """A new round, with nothing done. Two tabs get the same one. Raises Refused before the last is completed."""
    Learner.objects.select_for_update().get(pk=learner.pk)
    latest = latest_round(learner, work)
    is_completed = latest is not None and latest.completed_at is not None
    raise_if(rules.may_take_anew(is_completed=is_completed), REFUSALS)
    return Enrolment.objects.create(learner=learner, work=work, round=latest.round + 1 if latest else 1)


def open_part(enrolment: Enrolment, part: BasePage) -> LessonProgress:
    """A lesson of the course, or a step of the path."""
    found, _created = LessonProgress.objects.get_or_create(enrolment=enrolment, lesson=part.translation_key)
    return found


@transaction.atomic
def finish_part(enrolment: Enrolment, part: BasePage) -> None:
    """The learner says it is read; once is enough."""
    progress = open_part(enrolment, part)
    LessonProgress.objects.filter(pk=progress.pk, done_at=None).update(done_at=timezone.now())
    after_progress(enrolment.pk)


@transaction.atomic
def record_attendance(
    learner: Learner,
    work: UUID,
    *,
    key: str,
    title: str,
    held_on: datetime.date,
    language: str = "nb",
    by: User | None = None,
) -> Attendance:
    """That the learner was there; recorded once for each `key`, and counted towards what they have begun.

    `language`: the title's.
    """
    known: dict[str, Any] = {"work": work, "title": title, "language": language, "held_on": held_on, "recorded_by": by}
    found, _created = Attendance.objects.get_or_create(learner=learner, key=key, defaults=known)
    _look_again(learner)
    return found


def withdraw_attendance(learner: Learner, *, key: str) -> None:
    """What was recorded by mistake. A certificate that has been issued for it stands until the group revokes it."""
    Attendance.objects.filter(learner=learner, key=key).delete()


def _look_again(learner: Learner) -> None:
    """What has happened may be the last that a course, or a path with this as a step, was waiting for."""
    for pk in learner.enrolments.filter(completed_at=None).order_by("pk").values_list("pk", flat=True):
        after_progress(pk)


@transaction.atomic
def after_progress(enrolment_pk: int) -> None:
    """Completes the round when nothing is lacking, and issues its certificate. May run twice, and twice at once.

    A work that is taken down meanwhile completes nothing; the learner's next step, when it is up again, does.
    """
    enrolment = Enrolment.objects.select_for_update(of=("self",)).select_related("learner").get(pk=enrolment_pk)
    if enrolment.completed_at is not None:
        return
    work = live_work(enrolment.work)
    if work is None or not _is_completed(enrolment, work):
        return
    enrolment.completed_at = timezone.now()
    enrolment.save(update_fields=["completed_at"])
    if enrolment.learner.name:
        _issue(enrolment, work)
    else:
        letters.name_is_missing(enrolment, work)
    if isinstance(work, CoursePage):
        _look_again(enrolment.learner)


def _is_completed(enrolment: Enrolment, work: Work) -> bool:
    if isinstance(work, CoursePage):
        return rules.is_completed(facts.needs_of(work), facts.done_by(enrolment))
    return path_progress.is_completed(work, enrolment)


@transaction.atomic
def give_name(learner: Learner, name: str) -> list[Certificate]:
    """Sets the name, and issues what waited for one; a certificate that is issued keeps the name it has."""
    learner = Learner.objects.select_for_update().get(pk=learner.pk)
    learner.name = name
    learner.save(update_fields=["name"])
    waiting = learner.enrolments.exclude(completed_at=None)
    issued = []
    for enrolment in waiting.order_by("completed_at", "pk"):
        work = live_work(enrolment.work)
        if work is not None and certificate_of(enrolment) is None:
            issued.append(_issue(enrolment, work))
    return issued


def waits_for_name(learner: Learner) -> bool:
    """Whether something is completed that has no certificate yet."""
    completed = learner.enrolments.exclude(completed_at=None)
    return any(certificate_of(enrolment) is None for enrolment in completed)


def certificate_of(enrolment: Enrolment) -> Certificate | None:
    return Certificate.objects.filter(key=_key(enrolment)).first()


def _key(enrolment: Enrolment) -> str:
    return f"enrolment:{enrolment.pk}"


def _issue(enrolment: Enrolment, work: Work) -> Certificate:
    language = enrolment.learner.language
    kind, requirements = Certificate.Kind.PATH, []
    if isinstance(work, CoursePage):
        kind = Certificate.Kind.COURSE
        with translation.override(language):
            requirements = requirements_in_words(work, work.lessons)
    frozen = facts_of_course(
        work,
        kind=kind,
        language=language,
        issued_at=timezone.now(),
        requirements=requirements,
    )
    return issue(
        key=_key(enrolment),
        kind=kind,
        learner=enrolment.learner,
        name=enrolment.learner.name,
        facts=frozen,
        work=enrolment.work,
        replaces=_latest_certificate(enrolment, kind),
    )


def _latest_certificate(enrolment: Enrolment, kind: str) -> Certificate | None:
    """The newest one of an earlier round: it is replaced by this. One that is revoked stays so, and alone."""
    earlier = enrolment.learner.certificates.filter(work=enrolment.work, kind=kind, replaced_by=None, revoked_at=None)
    return earlier.order_by("-issued_at", "-pk").first()
