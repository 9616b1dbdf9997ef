"""Taking a review, letting it go, handing it over; and what happens when whoever took it is away or late."""

import datetime

from django.db import transaction
from django.utils import timezone

from cms.core.working_days import add_working_days
from cms.people.models import Absence, Membership, Role, User
from cms.people.rules import is_away
from cms.people.terms import is_leader
from workflows import letters, rules
from workflows.actions.decision import lock_review
from workflows.actions.facts import eligible_for, open_states, uncovered_pages, work_of
from workflows.actions.refused import Refused
from workflows.models import Claim, NamedApprover, ReviewTaskState
from workflows.people import reviewer_of

Ending = Claim.Ending
FURTHER_AFTER = 2  # working days from the leader is told to the deputy is


@transaction.atomic
def claim(task_state_pk: int, user: User) -> Claim:
    """Raises Refused with the reason why not."""
    task_state = _locked(task_state_pk)
    _refuse(rules.may_claim(reviewer_of(user), work_of(task_state)))
    return Claim.objects.create(task_state=task_state, user=user)


@transaction.atomic
def release(task_state_pk: int, user: User) -> None:
    """Lets go of one's own claim; the others who may decide are told that the work is free."""
    task_state = _locked(task_state_pk)
    mine = Claim.objects.filter(task_state=task_state, user=user, ended_at=None)
    if not mine:
        raise Refused(rules.Refusal.NOT_CLAIMED)
    _end(mine[0], Ending.RELEASED)
    letters.free_again(task_state, [other for other in eligible_for(task_state) if other != user])


@transaction.atomic
def hand_over_claim(task_state_pk: int, user: User, receiver: User) -> Claim:
    """Gives one's claim to another who may decide. Raises Refused with the reason why not."""
    task_state = _locked(task_state_pk)
    _refuse(rules.may_hand_over(reviewer_of(user), reviewer_of(receiver), work_of(task_state)))
    return _pass_on(Claim.objects.get(task_state=task_state, user=user, ended_at=None), receiver, Ending.HANDED_OVER)


@transaction.atomic
def name_approver(task_state_pk: int, leader: User, candidate: User, reason: str) -> NamedApprover:
    """Somebody from elsewhere may decide on this one work. Raises Refused with the reason why not."""
    task_state = _locked(task_state_pk)
    work = work_of(task_state)
    _refuse(rules.may_name(is_leader=is_leader(leader), candidate=reviewer_of(candidate), work=work, reason=reason))
    named, _created = NamedApprover.objects.get_or_create(
        task_state=task_state, user=candidate, defaults={"named_by": leader, "reason": reason.strip()}
    )
    letters.named(task_state, candidate, leader, reason)
    return named


def _locked(task_state_pk: int) -> ReviewTaskState:
    task_state = lock_review(task_state_pk)
    if task_state is None or task_state.status != ReviewTaskState.STATUS_IN_PROGRESS:
        raise Refused(rules.Refusal.NOT_UNDER_REVIEW)
    return task_state


def _refuse(refusal: rules.Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _end(claim: Claim, ending: str) -> None:
    claim.ended_at, claim.ending = timezone.now(), ending
    claim.save(update_fields=["ended_at", "ending"])


def _pass_on(claim: Claim, receiver: User, ending: str) -> Claim:
    _end(claim, ending)
    new = Claim.objects.create(task_state=claim.task_state, user=receiver)
    letters.handed_over(claim.task_state, receiver, claim.user, ending)
    return new


# --- by the clock ---


@transaction.atomic
def tend_claims(task_state_pk: int) -> None:
    """A claimant who is away or late loses the claim: it goes to the deputy, else the work is free again.

    May run twice and at once with itself. Who is late is relieved once: the new claim is younger than the due day.
    """
    task_state = lock_if_free(task_state_pk)
    if task_state is None:
        return
    for held in Claim.objects.filter(task_state=task_state, ended_at=None).select_related("user"):
        ending = _why_relieved(held, task_state)
        if ending:
            _relieve(held, ending)


def lock_if_free(task_state_pk: int) -> ReviewTaskState | None:
    """The open review, locked; None when another job has it, or it is decided."""
    states = ReviewTaskState.objects.select_for_update(of=("self",), skip_locked=True)
    return states.filter(pk=task_state_pk, status=ReviewTaskState.STATUS_IN_PROGRESS).first()


def _why_relieved(held: Claim, task_state: ReviewTaskState) -> str:
    today = timezone.localdate()
    absences = Absence.objects.filter(user=held.user_id, last_day__gte=today).values_list("first_day", "last_day")
    if is_away(absences, today):
        return Ending.AWAY
    due_on = task_state.due_on
    is_late = due_on is not None and due_on < today and timezone.localdate(held.claimed_at) <= due_on
    return Ending.OVERDUE if is_late else ""


def _relieve(held: Claim, ending: str) -> None:
    task_state = held.task_state
    deputies = Membership.objects.in_term().filter(user=held.user_id, role=Role.MEMBER).select_related("deputy")
    deputy = next((term.deputy for term in deputies if term.deputy), None)
    if deputy and rules.may_hand_over(reviewer_of(held.user), reviewer_of(deputy), work_of(task_state)) is None:
        _pass_on(held, deputy, ending)
        return
    _end(held, ending)
    letters.free_again(task_state, [user for user in eligible_for(task_state) if user.pk != held.user_id])


def tend_claims_of(user: User) -> None:
    """When an absence is entered: what the person holds is let go at once, not at the next round of the clock."""
    for pk in Claim.objects.filter(user=user, ended_at=None).values_list("task_state", flat=True):
        tend_claims(pk)


@transaction.atomic
def remind(task_state_pk: int) -> None:
    """The working day before an answer is due: those who have taken it, or all who may decide. Once."""
    task_state = lock_if_free(task_state_pk)
    if task_state is None or task_state.due_on is None or task_state.reminded_at is not None:
        return
    if timezone.localdate() < add_working_days(task_state.due_on, -1):
        return
    held = Claim.objects.filter(task_state=task_state, ended_at=None).select_related("user")
    letters.reminder(task_state, [claim.user for claim in held] or eligible_for(task_state))
    _stamp(task_state, "reminded_at")


@transaction.atomic
def escalate(task_state_pk: int) -> None:
    """An overdue answer is told to the leader, and two working days later to the deputy. Each once."""
    task_state = lock_if_free(task_state_pk)
    if task_state is None or task_state.due_on is None:
        return
    today = timezone.localdate()
    if task_state.escalated_at is None and task_state.due_on < today:
        letters.overdue(task_state, to_deputy=False)
        _stamp(task_state, "escalated_at")
    elif task_state.escalated_further_at is None and add_working_days(task_state.due_on, FURTHER_AFTER) < today:
        letters.overdue(task_state, to_deputy=True)
        _stamp(task_state, "escalated_further_at")


@transaction.atomic
def tell_when_uncovered(task_state_pk: int) -> bool:
    """When nobody may decide on some page, the leader and the deputy are told, once, to name somebody."""
    task_state = lock_if_free(task_state_pk)
    if task_state is None or task_state.uncovered_at is not None or not uncovered_pages(task_state):
        return False
    letters.uncovered(task_state)
    _stamp(task_state, "uncovered_at")
    return True


def _stamp(task_state: ReviewTaskState, name: str) -> None:
    ReviewTaskState.objects.filter(pk=task_state.pk).update(**{name: timezone.now()})


def reviews_to_tend() -> list[int]:
    """The primary keys of all reviews in progress, those due first."""
    return list(open_states().order_by("due_on", "pk").values_list("pk", flat=True))


def days_left(due_on: datetime.date | None) -> int | None:
    """Days from today; negative when the answer is overdue."""
    return None if due_on is None else (due_on - timezone.localdate()).days
