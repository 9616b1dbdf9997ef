"""Deciding on a work: the one door behind which it is approved or sent back."""

from django.db import transaction
from wagtail.models import TaskState, WorkflowState

from cms.core.actions import record_approval
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from workflows import letters, rules
from workflows.actions.facts import work_of
from workflows.actions.refused import Refused
from workflows.models import ReviewTaskState
from workflows.people import reviewer_of


@transaction.atomic
def decide(task_state_pk: int, user: User, action: str, *, comment: str = "") -> TaskState:
    """Approves the work or sends it back. Raises Refused with the reason; an unknown action is refused too.

    Locks the review's rows first, so that of two decisions at once exactly one counts.
    """
    state_pk = ReviewTaskState.objects.filter(pk=task_state_pk).values_list("workflow_state", flat=True).first()
    WorkflowState.objects.select_for_update().filter(pk=state_pk).first()
    task_state = ReviewTaskState.objects.select_for_update(of=("self",)).filter(pk=task_state_pk).first()
    if task_state is None or action not in ("approve", "reject"):
        raise Refused(rules.Refusal.NOT_UNDER_REVIEW)
    refusal = rules.may_decide(reviewer_of(user), work_of(task_state), action, comment)
    if refusal is not None:
        raise Refused(refusal)
    if action == "reject":
        task_state.reject(user=user, comment=comment)
        letters.sent_back(task_state, user, comment)
    else:
        _record(task_state.workflow_state, user, comment)
        task_state.approve(user=user, comment=comment)
    return task_state


def _record(state: WorkflowState, user: User, comment: str) -> None:
    voter = {"id": user.pk, "name": str(user), "email": user.email}
    publish_at = getattr(_pinned_root(state), "go_live_at", None)
    for pin in Pin.objects.filter(workflow_state=state, released_at=None).select_related("page", "revision"):
        record_approval(
            pin.page.specific,
            pin.revision,
            kind=ApprovalRecord.Kind.REVIEW,
            grounds=comment,
            voters=[voter],
            workflow_state=state,
            publish_at=publish_at,
        )


def _pinned_root(state: WorkflowState) -> BasePage | None:
    """The work's root as it was pinned: it carries the schedule of the whole work."""
    pin = Pin.objects.filter(workflow_state=state, page_id=int(state.object_id), released_at=None).first()
    return pin.revision.as_object() if pin else None
