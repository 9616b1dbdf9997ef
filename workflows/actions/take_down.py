"""Taking down: at once, with a reason; and by the clock when a work's time is over."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.models import ApprovalRecord, BasePage
from cms.people.models import User
from workflows import letters, rules
from workflows.actions import ledger
from workflows.actions.refused import Refused
from workflows.models import FollowUp, TakeDown
from workflows.people import reviewer_of


@transaction.atomic
def take_down(page: BasePage, user: User, reason: str) -> None:
    """Takes the page and what belongs to it off the site at once. Raises Refused with the reason why not."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    refusal = rules.may_take_down(
        is_live=page.live or is_waiting(page),
        is_permanent=page.is_permanent,
        may_edit=page.permissions_for_user(user).is_owner(),
        is_member=reviewer_of(user).is_member,
        reason=reason,
    )
    if refusal is not None:
        raise Refused(refusal)
    ledger.taken_down(page, _pages_of(page), user, reason)
    _unpublish(page, user)
    TakeDown.objects.create(page=page, title=page.title, user=user, reason=reason)
    FollowUp.objects.create(kind=FollowUp.Kind.TAKEN_DOWN, page=page, title=page.title, reason=reason, by=user)
    log(instance=page, action="kb.take_down", user=user, data={"reason": reason})
    letters.taken_down(page, user, reason)


def is_waiting(page: BasePage) -> bool:
    """Whether the work is approved and waits for its day."""
    return ApprovalRecord.objects.unused().filter(page__in=[part.pk for part in _pages_of(page)]).exists()


def _pages_of(page: BasePage) -> list[BasePage]:
    """What comes down with the page: a course takes its lessons, a lesson goes alone."""
    return page.work_pages() if page.work_root().pk == page.pk else [page]


def _unpublish(page: BasePage, user: User | None, *, expired: bool = False) -> None:
    pages = _pages_of(page)
    ApprovalRecord.objects.filter(page__in=[part.pk for part in pages]).make_void()
    for part in pages:
        if part.live:
            # Nobody holds Wagtail's own right to unpublish; the caller has asked ours.
            UnpublishPageAction(part, user=user, set_expired=expired).execute(skip_permission_checks=True)


@transaction.atomic
def take_down_expired(page: BasePage) -> None:
    """Takes a work down because its time is over; may run twice."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    if page.live and page.expire_at is not None and page.expire_at <= timezone.now():
        _unpublish(page, None, expired=True)


def moments_to_expire(after: datetime.datetime, until: datetime.datetime) -> list[datetime.datetime]:
    """When works that are up are over."""
    ending = Page.objects.filter(live=True, expire_at__gt=after, expire_at__lte=until)
    return [moment for moment in ending.order_by().values_list("expire_at", flat=True).distinct() if moment]


def pages_expired(now: datetime.datetime) -> list[BasePage]:
    return list(Page.objects.filter(live=True, expire_at__lte=now).order_by("pk").specific())
