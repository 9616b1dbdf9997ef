"""Break-glass: the operator puts a work up without a review, in the open, and the group reviews it afterwards."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.core.actions import record_approval
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from cms.people.terms import is_operator
from workflows import letters, rules
from workflows.actions import ledger
from workflows.actions.refused import Refused
from workflows.models import FollowUp
from workflows.people import reviewer_of


@transaction.atomic
def publish_in_emergency(page: BasePage, user: User, reason: str) -> FollowUp:
    """Puts the latest version of one page up at once. Raises Refused with the reason why not.

    For what cannot wait for anybody: a wrong telephone number to the crisis line. It is logged, told to the leader and
    the deputy, and stands with the group until a member has been through it.
    """
    page = type(page).objects.select_for_update().get(pk=page.pk)
    refusal = rules.may_publish_in_emergency(
        is_operator=is_operator(user),
        is_pinned=Pin.objects.filter(page=page, released_at=None).exists(),
        reason=reason,
    )
    if refusal is not None:
        raise Refused(refusal)
    revision = page.latest_revision or page.save_revision(user=user, changed=False)
    record = record_approval(
        page,
        revision,
        kind=ApprovalRecord.Kind.EMERGENCY,
        grounds=reason.strip(),
        voters=[{"id": user.pk, "name": str(user), "email": user.email}],
    )
    ledger.put_up_in_emergency(page, record, user, reason)
    revision.publish(user=user, skip_permission_checks=True)
    log(instance=page, action="kb.emergency", user=user, data={"reason": reason})
    follow_up = FollowUp.objects.create(
        kind=FollowUp.Kind.EMERGENCY, page=page, title=page.title, reason=reason.strip(), by=user
    )
    letters.emergency(page, user, reason)
    return follow_up


@transaction.atomic
def close_follow_up(follow_up_pk: int, user: User, note: str) -> FollowUp:
    """A member says what was done. Whoever caused the follow-up, or wrote the page, does not close it."""
    follow_up = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up_pk)
    writers = follow_up.page.revisions.exclude(user=None).values_list("user_id", flat=True) if follow_up.page else []
    refusal = rules.may_follow_up(
        reviewer_of(user),
        is_open=follow_up.done_at is None,
        contributors=frozenset({follow_up.by_id or 0, *writers}),
        note=note,
    )
    if refusal is not None:
        raise Refused(refusal)
    follow_up.done_at, follow_up.done_by, follow_up.note = timezone.now(), user, note.strip()
    follow_up.save(update_fields=["done_at", "done_by", "note"])
    return follow_up
