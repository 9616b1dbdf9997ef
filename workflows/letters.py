"""Who is told what. Every letter is stored in the transaction of what it tells, and goes only to those concerned."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.core.models import ApprovalRecord, BasePage
from cms.core.outbox import store_mail
from cms.people.models import User
from workflows import rules
from workflows.people import contacts_of, members_in_term, reviewer_of


def submitted(root: BasePage, state: WorkflowState) -> None:
    """To the members who may review the work: not to its authors, not to members from its producers' libraries."""
    from workflows.actions import work_of

    task_state = state.current_task_state
    work = work_of(task_state)
    for user in members_in_term():
        if rules.may_review(reviewer_of(user), work) is None:
            context = {"page": root, "path": review_path(task_state), "library": root.county_library}
            store_mail(user, "submitted", context, key=f"submitted:{task_state.pk}:{user.pk}")


def sent_back(task_state: TaskState, reviewer: User, reason: str) -> None:
    root = task_state.workflow_state.content_object.specific
    context = {"page": root, "reviewer": reviewer, "reason": reason, "path": edit_path(root)}
    for user in concerned(root, task_state.workflow_state):
        store_mail(user, "sent_back", context, key=f"sent_back:{task_state.pk}:{user.pk}")


def approved(state: WorkflowState, records: Sequence[ApprovalRecord]) -> None:
    root = state.content_object.specific
    now = timezone.now()
    publish_at = next((record.publish_at for record in records if not rules.is_due(record.publish_at, now)), None)
    grounds = next((record.grounds for record in records if record.grounds), "")
    context = {"page": root, "publish_at": publish_at, "address": root.canonical_url, "grounds": grounds}
    for user in concerned(root, state):
        store_mail(user, "approved", context, key=f"approved:{state.pk}:{state.current_task_state_id}:{user.pk}")


def taken_down(page: BasePage, by: User, reason: str) -> None:
    context = {"page": page, "by": by, "reason": reason, "path": edit_path(page)}
    for user in {user.pk: user for user in [*_owners(page), *members_in_term()]}.values():
        store_mail(user, "taken_down", context)


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
