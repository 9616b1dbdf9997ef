"""Who is told what. Every letter is stored in the transaction of what it tells, and goes only to those concerned.

For those who have chosen one letter a day, a submission, a work that is free again, a send-back and an approval can
wait until the morning. Whatever somebody must act on, or that readers have met already, goes at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from cms.core.models import ApprovalRecord, BasePage
from cms.core.outbox import store_mail
from cms.core.rules import Step
from cms.people.models import CountyLibrary, User
from cms.people.terms import contacts_of, leaders, members_in_term
from workflows import rules, sharing
from workflows.models import FreshnessRound, ReviewTaskState


def submitted(task_state: ReviewTaskState, eligible: Iterable[User]) -> None:
    """To the members who may review the work: not to its authors, not to members from its producers' libraries."""
    context = about(task_state)
    for user in eligible:
        store_mail(user, "submitted", context, key=f"submitted:{task_state.pk}:{user.pk}", can_wait=True)


def about(task_state: ReviewTaskState) -> dict[str, Any]:
    """What every letter about a review says of it."""
    root = task_state.workflow_state.content_object.specific
    return {
        "page": root,
        "library": root.county_library,
        "path": review_path(task_state),
        "due_on": task_state.due_on,
    }


def handed_over(task_state: ReviewTaskState, receiver: User, giver: User, ending: str) -> None:
    store_mail(receiver, "handed_over", about(task_state) | {"giver": giver, "ending": ending})


def free_again(task_state: ReviewTaskState, users: Iterable[User]) -> None:
    context = about(task_state)
    for user in users:
        store_mail(user, "free_again", context, can_wait=True)


def reminder(task_state: ReviewTaskState, users: Iterable[User]) -> None:
    context = about(task_state)
    for user in users:
        store_mail(user, "reminder", context, key=f"reminder:{task_state.pk}:{user.pk}")


def overdue(task_state: ReviewTaskState, *, to_deputy: bool) -> None:
    """To the leader; later to the deputy."""
    context = about(task_state)
    for leadership in leaders():
        user = leadership.deputy if to_deputy else leadership.user
        if user is not None:
            store_mail(user, "overdue", context, key=f"overdue:{task_state.pk}:{user.pk}")


def uncovered(task_state: ReviewTaskState) -> None:
    """To the leader and the deputy at once: nobody in the group may decide."""
    context = about(task_state)
    for leadership in leaders():
        for user in filter(None, (leadership.user, leadership.deputy)):
            store_mail(user, "uncovered", context, key=f"uncovered:{task_state.pk}:{user.pk}")


def named(task_state: ReviewTaskState, user: User, by: User, reason: str) -> None:
    context = about(task_state) | {"by": by, "reason": reason}
    store_mail(user, "named", context, key=f"named:{task_state.pk}:{user.pk}")


def sent_back(task_state: TaskState, reviewer: User, reason: str) -> None:
    root = task_state.workflow_state.content_object.specific
    context = {"page": root, "reviewer": reviewer, "reason": reason, "path": edit_path(root)}
    for user in concerned(root, task_state.workflow_state):
        store_mail(user, "sent_back", context, key=f"sent_back:{task_state.pk}:{user.pk}", can_wait=True)


def approved(state: WorkflowState, records: Sequence[ApprovalRecord]) -> None:
    root = state.content_object.specific
    now = timezone.now()
    publish_at = next((record.publish_at for record in records if rules.goes_up_at(record.publish_at, now)), None)
    grounds = next((record.grounds for record in records if record.grounds), "")
    current = type(root).objects.get(pk=root.pk)  # the address may have changed with the publication
    approved_text = next((record.revision for record in records if record.page_id == root.pk), None)
    context = {
        "page": root,
        "publish_at": publish_at,
        "address": current.canonical_url,
        "grounds": grounds,
        "newsletters": sharing.newsletters(approved_text.as_object() if approved_text else current),
        "share_path": reverse("workflows:share", args=(root.pk,)),
    }
    key = f"approved:{state.pk}:{state.current_task_state_id}"
    for user in concerned(root, state):
        store_mail(user, "approved", context, key=f"{key}:{user.pk}", can_wait=True, qr_address=context["address"])


def taken_down(page: BasePage, by: User, reason: str) -> None:
    context = {"page": page, "by": by, "reason": reason, "path": edit_path(page)}
    for user in {user.pk: user for user in [*_owners(page), *members_in_term()]}.values():
        store_mail(user, "taken_down", context)


def emergency(page: BasePage, by: User, reason: str) -> None:
    """To the leader, the deputy and the owners: something went up without a review."""
    context = {"page": page, "by": by, "reason": reason, "path": reverse("workflows:index")}
    for user in {user.pk: user for user in [*_led_by(), *_owners(page)]}.values():
        store_mail(user, "emergency", context)


def to_be_checked(library: CountyLibrary, told: Mapping[Step, Sequence[Page]]) -> None:
    """One letter about all pages of the day; to the leader where the county library has nobody."""
    receivers = contacts_of({library.pk}) or _led_by()
    groups = {step.value: [_to_check(page) for page in pages] for step, pages in told.items()}
    number = sum(len(pages) for pages in groups.values())
    for user in receivers:
        store_mail(user, "to_be_checked", {"library": library, "number": number, **groups}, can_wait=True)


def flagged(rounds: Sequence[FreshnessRound]) -> None:
    """To the leader and the deputy: the owners of these have been asked and reminded, and have not answered."""
    pages = [{"title": row.page.title, "due_on": row.due_on} for row in rounds]
    context = {"pages": pages, "number": len(pages), "path": reverse("wagtailadmin_home")}
    for user in _led_by():
        store_mail(user, "flagged", context, can_wait=True)


def _to_check(page: Page) -> dict[str, Any]:
    """A plain page as the letter names it; it comes with its `check_due_on`."""
    return {
        "title": page.title,
        "due_on": page.check_due_on,
        "path": reverse("workflows:still_right", args=(page.pk,)),
    }


def _led_by() -> list[User]:
    led_by = [user for leadership in leaders() for user in (leadership.user, leadership.deputy) if user]
    return list({user.pk: user for user in led_by}.values())


def concerned(root: BasePage, state: WorkflowState) -> list[User]:
    """The contact and deputy of the owner, and whoever sent the work in."""
    people = {user.pk: user for user in _owners(root)}
    if state.requested_by is not None and state.requested_by.is_active:
        people[state.requested_by.pk] = state.requested_by
    return list(people.values())


def _owners(page: BasePage) -> list[User]:
    return contacts_of({page.county_library.pk}) if page.county_library else []


def review_path(task_state: TaskState) -> str:
    return reverse("workflows:review", args=(task_state.pk,))


def edit_path(page: BasePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))
