"""When one leaves, everything moves to another."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from cms.people.actions import end_memberships
from cms.people.models import Membership, User


@transaction.atomic
def hand_over(leaver: User, successor: User) -> None:
    """When one leaves: drafts, responsibilities and roles move to another in one action, and the account is closed."""
    if leaver == successor:
        raise ValidationError(_("Choose somebody else."))
    for membership in Membership.objects.in_term().filter(deputy=leaver).exclude(user=successor):
        membership.deputy = successor
        membership.save(update_fields=["deputy"])
    held = set(Membership.objects.in_term().filter(user=successor).values_list("role", "library"))
    for ended in end_memberships(leaver):
        if (ended.role, ended.library_id) not in held:
            deputy = ended.deputy if ended.deputy != successor else None
            Membership.objects.create(user=successor, role=ended.role, library=ended.library, deputy=deputy)
    Page.objects.filter(owner=leaver).update(owner=successor)
    Page.objects.filter(locked_by=leaver).update(locked=False, locked_by=None, locked_at=None)
    WorkflowState.objects.filter(requested_by=leaver, status=WorkflowState.STATUS_NEEDS_CHANGES).update(
        requested_by=successor
    )
    leaver.is_active = False
    leaver.save(update_fields=["is_active"])
    log(instance=leaver, action="kb.hand_over", user=None, data={"successor": successor.pk})
