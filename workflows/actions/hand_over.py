"""When one leaves, everything moves to another."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from cms.people.actions import NOT_ONESELF, end_memberships
from cms.people.models import Membership, User
from cms.people.rules import may_appoint
from workflows.actions.authors import end_invitations_of


@transaction.atomic
def hand_over(leaver: User, successor: User, *, by: User | None = None) -> None:
    """When one leaves: drafts, responsibilities and roles move to another in one action, and the account is closed."""
    if leaver == successor:
        raise ValidationError(_("Choose somebody else."))
    if by is not None and not may_appoint(by.pk, successor.pk):
        raise ValidationError(NOT_ONESELF)
    for membership in Membership.objects.not_over().filter(deputy=leaver):
        membership.deputy = successor if membership.user != successor else None
        membership.save(update_fields=["deputy"])
    _move_roles(leaver, successor)
    end_invitations_of(leaver, by)
    Page.objects.filter(owner=leaver).update(owner=successor)
    Page.objects.filter(locked_by=leaver).update(locked=False, locked_by=None, locked_at=None)
    WorkflowState.objects.filter(requested_by=leaver, status=WorkflowState.STATUS_NEEDS_CHANGES).update(
        requested_by=successor
    )
    leaver.is_active = False
    leaver.save(update_fields=["is_active"])
    log(instance=leaver, action="kb.hand_over", user=by, data={"successor": successor.pk})


def _move_roles(leaver: User, successor: User) -> None:
    """Each term goes on to its last day with the successor, who may hold the same role in the same place already."""
    held = set(Membership.objects.not_over().filter(user=successor).values_list("role", "library"))
    terms = list(Membership.objects.not_over().filter(user=leaver))
    end_memberships(leaver)
    for term in terms:
        if (term.role, term.library_id) not in held:
            Membership.objects.create(
                user=successor,
                role=term.role,
                library=term.library,
                deputy=term.deputy if term.deputy != successor else None,
                starts_on=max(term.starts_on, timezone.localdate()),
                ends_on=term.ends_on,
            )
