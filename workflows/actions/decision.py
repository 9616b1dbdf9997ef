"""Deciding on a work: the one door behind which it is approved or sent back."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.core.actions import record_approval
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from workflows import checklists, letters, rules
from workflows.actions import ledger
from workflows.actions.facts import work_of
from workflows.actions.refused import Refused
from workflows.actions.transcript import said_by_page
from workflows.models import Claim, ReviewTaskState, Vote
from workflows.people import reviewer_of


def lock_review(task_state_pk: int) -> ReviewTaskState | None:
    """The review, locked until the transaction ends: of two verbs at once the second sees what the first did."""
    state_pk = ReviewTaskState.objects.filter(pk=task_state_pk).values_list("workflow_state", flat=True).first()
    WorkflowState.objects.select_for_update().filter(pk=state_pk).first()
    return ReviewTaskState.objects.select_for_update(of=("self",)).filter(pk=task_state_pk).first()


@transaction.atomic
def decide(
    task_state_pk: int,
    user: User,
    action: str,
    *,
    comment: str = "",
    checklist: Mapping[str, checklists.Given] | None = None,
    shown: Collection[int] | None = None,
) -> ReviewTaskState:
    """Approves what the user may approve of the work, or sends all of it back.

    `shown` are the primary keys of the pins that the user read; without it, those that are open now. The work goes up
    when every page has its approvals; until then it stays under review. Raises Refused with the reason; an unknown
    action is refused too.
    """
    task_state = lock_review(task_state_pk)
    if task_state is None or action not in ("approve", "reject"):
        raise Refused(rules.Refusal.NOT_UNDER_REVIEW)
    reviewer, work = reviewer_of(user), work_of(task_state)
    refusal = rules.may_decide(reviewer, work, action, comment)
    if refusal is not None:
        raise Refused(refusal)
    if action == "reject":
        ledger.sent_back(task_state, user, comment)
        task_state.reject(user=user, comment=comment)
        _end_claims(task_state)
        letters.sent_back(task_state, user, comment)
    else:
        pins = list(open_pins(task_state).filter(page__in=rules.pages_left_to(reviewer, work)))
        keys = [pin.pk for pin in pins]
        unseen = rules.has_seen(keys if shown is None else shown, keys)
        if unseen is not None:
            raise Refused(unseen)
        _vote(task_state, pins, user, comment, checklist or {})
        if rules.is_complete(work_of(task_state)):
            ledger.approved(task_state, _record(task_state.workflow_state))
            task_state.approve(user=user, comment=comment)
            _end_claims(task_state)
    return task_state


def _vote(
    task_state: ReviewTaskState,
    pins: Collection[Pin],
    user: User,
    comment: str,
    checklist: Mapping[str, checklists.Given],
) -> None:
    points = checklists.points_for(page_types_of(pins))
    if checklists.faults_of(points, checklist):
        raise Refused(rules.Refusal.CHECKLIST)
    given = {point.code: asdict(checklist[point.code]) for point in points}
    Vote.objects.bulk_create(Vote(pin=pin, user=user, checklist=given, comment=comment) for pin in pins)
    Claim.objects.filter(task_state=task_state, user=user, ended_at=None).update(
        ended_at=timezone.now(), ending=Claim.Ending.DECIDED
    )


def open_pins(task_state: ReviewTaskState) -> QuerySet[Pin]:
    pins = Pin.objects.filter(workflow_state=task_state.workflow_state_id, released_at=None)
    return pins.select_related("page__content_type", "revision").order_by("page__path")


def page_types_of(pins: Iterable[Pin]) -> set[str]:
    """The models of the pinned pages, in lower case, as `checklists` names them."""
    return {pin.page.content_type.model for pin in pins}


def _end_claims(task_state: TaskState) -> None:
    Claim.objects.filter(task_state=task_state, ended_at=None).update(
        ended_at=timezone.now(), ending=Claim.Ending.DECIDED
    )


def _record(state: WorkflowState) -> list[ApprovalRecord]:
    publish_at = getattr(_pinned_root(state), "go_live_at", None)
    pins = Pin.objects.filter(workflow_state=state, released_at=None).select_related("page", "revision")
    pins = pins.prefetch_related("votes__user").order_by("page__path")
    said = said_by_page(state, [pin.page_id for pin in pins])
    return [_record_of(pin, state, publish_at, said[pin.page_id]) for pin in pins]


def _record_of(
    pin: Pin, state: WorkflowState, publish_at: datetime.datetime | None, talk: list[dict[str, Any]]
) -> ApprovalRecord:
    votes = list(pin.votes.all())
    return record_approval(
        pin.page,
        pin.revision,
        kind=ApprovalRecord.Kind.REVIEW,
        grounds="\n\n".join(vote.comment for vote in votes if vote.comment),
        voters=[{"id": vote.user_id, "name": str(vote.user), "email": vote.user.email} for vote in votes],
        checklist={str(vote.user_id): vote.checklist for vote in votes},
        talk=talk,
        workflow_state=state,
        publish_at=publish_at,
    )


def _pinned_root(state: WorkflowState) -> BasePage | None:
    """The work's root as it was pinned: it carries the schedule of the whole work."""
    pin = Pin.objects.filter(workflow_state=state, page_id=int(state.object_id), released_at=None).first()
    return pin.revision.as_object() if pin else None
