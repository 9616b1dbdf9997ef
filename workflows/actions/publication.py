"""Taking exactly the approved revisions live, now or when their time has come."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from cms.core.guard import NotApproved
from cms.core.models import ApprovalRecord
from cms.people.models import User
from workflows import letters, rules
from workflows.actions.authors import end_outside_help


def publish_approved(state: WorkflowState, user: User | None) -> None:
    """Called by Wagtail when the review has finished: publishes the work now, or leaves it to the scheduler."""
    records = _unused_records(state)
    if not records:  # a review ended by other means than a decision: a task switched off, say
        raise NotApproved(_("Nobody has approved this work."))
    if all(rules.is_due(record.publish_at, timezone.now()) for record in records):
        _publish(records, user)
    letters.approved(state, records)


def _unused_records(state: WorkflowState) -> list[ApprovalRecord]:
    return list(
        ApprovalRecord.objects.unused()
        .filter(workflow_state=state)
        .select_related("revision", "page")
        .order_by("page__path")
    )


@transaction.atomic
def _publish(records: Sequence[ApprovalRecord], user: User | None) -> None:
    """Takes exactly the approved revisions live, the course before its lessons; one failure leaves all as it was.

    An older approval of the same page that still waits for its day is overtaken.
    """
    pages = [record.page_id for record in records]
    live = dict(Page.objects.select_for_update().filter(pk__in=pages).values_list("pk", "live_revision_id"))
    for record in records:
        if record.revision is not None and live.get(record.page_id) != record.revision_id:
            record.revision.publish(user=user, skip_permission_checks=True)
        ApprovalRecord.objects.filter(page=record.page_id, pk__lt=record.pk).make_void()
    end_outside_help(record.page for record in records if record.page is not None)


@transaction.atomic
def publish_due(state: WorkflowState) -> bool:
    """Publishes an approved work whose time has come. False when another run was first, or a later approval is live."""
    WorkflowState.objects.select_for_update().get(pk=state.pk)
    records = _unused_records(state)
    if not records or not all(rules.is_due(record.publish_at, timezone.now()) for record in records):
        return False
    _publish(records, state.requested_by)
    return True


def moments_to_publish(after: datetime.datetime, until: datetime.datetime) -> list[datetime.datetime]:
    """When approved works are to go up."""
    waiting = ApprovalRecord.objects.unused().filter(publish_at__gt=after, publish_at__lte=until)
    return [moment for moment in waiting.order_by().values_list("publish_at", flat=True).distinct() if moment]


def states_due(now: datetime.datetime) -> QuerySet[WorkflowState]:
    """Finished reviews with approvals that have not gone up and whose time has come."""
    due = ApprovalRecord.objects.unused().filter(kind=ApprovalRecord.Kind.REVIEW, publish_at__lte=now)
    return WorkflowState.objects.filter(
        pk__in=due.values("workflow_state"), status=WorkflowState.STATUS_APPROVED
    ).order_by("pk")
