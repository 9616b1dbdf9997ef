"""Verbs of assignments: writing, handing in, taking, assessing."""

import datetime
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.core.working_days import add_working_days
from cms.media.signatures import extension_of, is_what_it_says
from cms.people.models import User
from learning.assignments import letters, rules
from learning.assignments.facts import facts_of
from learning.assignments.texts import REFUSALS
from learning.courses.actions import after_progress
from learning.models import Assessor, CoursePage, Enrolment, Submission, SubmissionFile
from learning.refused import Refused, raise_if

State = Submission.State


def _locked(pk: int) -> Submission:
    return Submission.objects.select_for_update(of=("self",)).select_related("enrolment__learner").get(pk=pk)


# --- the learner's ---


@transaction.atomic
def draft_of(enrolment: Enrolment) -> Submission:
    """The learner's latest: a first draft where there is none, and a new one, with the old text, to try again."""
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    latest = enrolment.submissions.order_by("-number").first()
    if latest is None:
        return Submission.objects.create(enrolment=enrolment)
    if latest.state == State.TRY_AGAIN:
        return Submission.objects.create(enrolment=enrolment, number=latest.number + 1, text=latest.text)
    return latest


@transaction.atomic
def save_draft(pk: int, text: str, version: str | None = None) -> Submission:
    """Keeps what is written so far. Raises Refused for what is handed in.

    `version`: that of the draft the writer was shown (`Submission.version`); Refused where it is another by now, and
    says something else.
    """
    submission = _locked(pk)
    is_changed = version not in (None, submission.version) and text != submission.text
    refusal = rules.may_save(is_draft=submission.state == State.DRAFT, is_changed_meanwhile=is_changed)
    raise_if(refusal, REFUSALS)
    submission.text, submission.saved_at = text, timezone.now()
    submission.save(update_fields=["text", "saved_at"])
    return submission


@transaction.atomic
def add_file(pk: int, file: File[bytes]) -> SubmissionFile:
    """Raises Refused for a file that is too large, of another kind than is taken, or one too many."""
    submission = _locked(pk)
    refusal = rules.may_add_file(
        is_draft=submission.state == State.DRAFT,
        files=submission.files.count(),
        size=file.size,
        extension=extension_of(file),
        is_what_it_says=is_what_it_says(file),
    )
    raise_if(refusal, REFUSALS)
    name = (file.name or "")[-200:]
    return SubmissionFile.objects.create(submission=submission, name=name, file=file, size=file.size)


@transaction.atomic
def remove_file(pk: int, file_pk: int) -> None:
    submission = _locked(pk)
    if submission.state != State.DRAFT:
        raise Refused(rules.Refusal.NOT_DRAFT, REFUSALS)
    submission.files.filter(pk=file_pk).delete()


@transaction.atomic
def hand_in(pk: int) -> Submission:
    """Gives the draft to the assessors, and tells them. A second click finds it handed in, and changes nothing."""
    submission = _locked(pk)
    if submission.state == State.HANDED_IN:
        return submission
    refusal = rules.may_hand_in(
        is_draft=submission.state == State.DRAFT, text=submission.text, files=submission.files.count()
    )
    raise_if(refusal, REFUSALS)
    submission.state, submission.handed_in_at = State.HANDED_IN, timezone.now()
    submission.save(update_fields=["state", "handed_in_at"])
    letters.handed_in(submission)
    return submission


# --- the assessor's ---


@transaction.atomic
def claim(pk: int, user: User) -> Submission:
    """«Jeg tar den». Raises Refused."""
    submission = _locked(pk)
    raise_if(rules.may_claim(facts_of([submission], user)[0]), REFUSALS)
    submission.claimed_by, submission.claimed_at = user, timezone.now()
    submission.save(update_fields=["claimed_by", "claimed_at"])
    return submission


@transaction.atomic
def let_go(pk: int, user: User) -> None:
    """Gives it back to the others. Raises Refused where somebody else has it."""
    submission = _locked(pk)
    if submission.claimed_by_id not in (None, user.pk):
        raise Refused(rules.Refusal.NOT_CLAIMED, REFUSALS)
    _let_go(Submission.objects.filter(pk=pk))


def _let_go(submissions: QuerySet[Submission]) -> None:
    submissions.filter(state=State.HANDED_IN).order_by().update(claimed_by=None, claimed_at=None)


@transaction.atomic
def assess(pk: int, user: User, *, passes: bool, feedback: str) -> Submission:
    """Passed, or try again; tells the learner, and issues the certificate when nothing is lacking. Raises Refused."""
    submission = _locked(pk)
    raise_if(rules.may_assess(facts_of([submission], user)[0], passes=passes, feedback=feedback), REFUSALS)
    submission.state = State.PASSED if passes else State.TRY_AGAIN
    submission.assessed_by, submission.assessed_at, submission.feedback = user, timezone.now(), feedback.strip()
    submission.save(update_fields=["state", "assessed_by", "assessed_at", "feedback"])
    letters.assessed(submission)
    if passes:
        after_progress(submission.enrolment_id)
    return submission


@transaction.atomic
def name_assessor(work: UUID, user: User, by: User) -> None:
    Assessor.objects.get_or_create(work=work, user=user, defaults={"named_by": by})


@transaction.atomic
def remove_assessor(work: UUID, user_pk: int) -> None:
    """What the assessor had taken and not assessed, others can take."""
    Assessor.objects.filter(work=work, user=user_pk).delete()
    _let_go(Submission.objects.filter(enrolment__work=work, claimed_by=user_pk))


def tend() -> None:
    """Reminds the assessors of what has waited long, and learners of a deadline that is near. May run twice."""
    today = timezone.localdate()
    for submission in Submission.objects.waiting().select_related("enrolment__learner", "claimed_by"):
        handed_in_on = timezone.localdate(submission.handed_in_at)
        if add_working_days(handed_in_on, rules.WORKING_DAYS) <= today:
            letters.overdue(submission)
        elif add_working_days(handed_in_on, rules.STAND_IN_AFTER) <= today:
            letters.has_waited(submission)
    for course in CoursePage.objects.live().exclude(assignment_days=None).filter(format=CoursePage.Format.FORMALISED):
        for enrolment in _near_deadline(course, today):
            letters.deadline_is_near(enrolment, course)


def _near_deadline(course: CoursePage, today: datetime.date) -> QuerySet[Enrolment]:
    """Who has handed in nothing, and has no more than three days left to."""
    first = today - datetime.timedelta(days=course.assignment_days or 0)
    begun = Enrolment.objects.filter(work=course.translation_key, completed_at=None)
    begun = begun.filter(started_at__date__range=(first, first + rules.REMINDED_BEFORE))
    return begun.exclude(submissions__state__in=[State.HANDED_IN, State.PASSED]).select_related("learner")
