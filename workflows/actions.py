"""Verbs of the review: submit a work, decide on it, publish what was approved, take down. Each in one transaction."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from cms.core.actions import record_approval
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from cms.people.roles import GROUP
from workflows import letters, rules, texts
from workflows.models import ResourceGroupReview, ReviewTaskState, TakeDown
from workflows.people import reviewer_of

WORKFLOW_NAME = "Gjennomgang"


class Refused(PermissionDenied):
    """The rules say no; the message says why."""

    def __init__(self, refusal: rules.Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(texts.REFUSALS[refusal]))


def provision_workflow() -> None:
    """One workflow of one task, attached at the tree's root so that every language has it."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    task = ResourceGroupReview.objects.first() or ResourceGroupReview.objects.create(name="Ressursgruppa")
    task.groups.set(Group.objects.filter(name=GROUP.name))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


# --- submitting --------------------------------------------------------------------------------------------------------


def changed_pages(work: BasePage) -> list[BasePage]:
    """The work's pages whose latest revision readers do not see, each as it was last saved."""
    latest = [page.get_latest_revision_as_object() for page in work.work_root().work_pages()]
    return [page for page in latest if not page.live or page.has_unpublished_changes]


def faults_of(page: BasePage) -> dict[str, list[str]]:
    """What stands between the page and a review, by field: Django's own checks, then what the page type requires."""
    faults: dict[str, list[str]] = {}
    try:
        page.full_clean()
    except ValidationError as error:
        faults |= error.message_dict
    for name in page.required_for_review:
        if _is_empty(page, name):
            faults.setdefault(name, []).append(_("This must be filled in before the work is sent."))
    for name, message in page.faults_before_review().items():
        faults.setdefault(name, []).append(message)
    return faults


def _is_empty(page: BasePage, name: str) -> bool:
    value = getattr(page, name)
    if hasattr(value, "all"):
        return not value.all()
    return not value and value != 0


@transaction.atomic
def submit(work: BasePage, user: User, chosen: Iterable[int]) -> WorkflowState:
    """Sends the chosen pages of the work (their primary keys) to review as one.

    Pins the latest revision of each, so that exactly these can be approved. Raises Refused or PermissionDenied when the
    user may not, ValidationError with a message per page and field when something is missing.
    """
    root = type(work.work_root()).objects.select_for_update().get(pk=work.work_root().pk)
    if not root.permissions_for_user(user).can_edit():
        raise Refused(rules.Refusal.NOT_YOUR_WORK)
    wanted = set(chosen)
    candidates = [page for page in changed_pages(root) if page.pk in wanted]
    if not root.live and root.pk not in {page.pk for page in candidates}:
        raise ValidationError(_("The course itself must be sent along: it is not published yet."))
    if not candidates:
        raise ValidationError(_("Choose at least one page that has changed."))
    if Pin.objects.filter(page__in=root.get_descendants(inclusive=True), released_at=None).exists():
        raise ValidationError(_("The work is under review already."))
    _check(candidates)
    state = _start(root, user)
    Pin.objects.bulk_create(
        Pin(workflow_state=state, page_id=page.pk, revision_id=page.latest_revision_id) for page in candidates
    )
    letters.submitted(root, state)
    return state


def _check(pages: Sequence[BasePage]) -> None:
    """Names the page and the field that fails. Raises ValidationError with one message per fault."""
    messages = []
    for page in pages:
        for name, faults in faults_of(page).items():
            label = str(page._meta.get_field(name).verbose_name) if name in field_names(page) else ""
            messages += [f"{page.title}{f' – {label}' if label else ''}: {fault}" for fault in faults]
    if messages:
        raise ValidationError(messages)


def field_names(page: BasePage) -> set[str]:
    return {field.name for field in page._meta.get_fields() if hasattr(field, "verbose_name")}


def _start(root: BasePage, user: User) -> WorkflowState:
    current = root.current_workflow_state
    if current is not None and current.status == WorkflowState.STATUS_NEEDS_CHANGES:
        WorkflowState.objects.filter(pk=current.pk).update(requested_by=user)
        current.refresh_from_db()
        current.resume(user=user)
        return current
    return Workflow.objects.get(name=WORKFLOW_NAME).start(root, user)


def withdraw(work: BasePage, user: User) -> None:
    """Takes the work back from review; nothing that was written is lost."""
    root = work.work_root()
    with transaction.atomic():
        if not root.permissions_for_user(user).can_edit():
            raise Refused(rules.Refusal.NOT_YOUR_WORK)
        state = WorkflowState.objects.select_for_update().filter(pk=_current_pk(root)).first()
        if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
            raise Refused(rules.Refusal.NOT_UNDER_REVIEW)
        state.cancel(user=user)


def _current_pk(root: BasePage) -> int | None:
    return root.current_workflow_state.pk if root.current_workflow_state else None


def release_pins(state: WorkflowState) -> None:
    Pin.objects.filter(workflow_state=state, released_at=None).update(released_at=timezone.now())


# --- deciding ----------------------------------------------------------------------------------------------------------


def work_of(task_state: TaskState) -> rules.Work:
    """The facts the rules ask for, read afresh."""
    state = task_state.workflow_state
    pins = list(Pin.objects.filter(workflow_state=state, released_at=None).select_related("page"))
    pages = [pin.page.specific for pin in pins]
    contributors = {state.requested_by_id} if state.requested_by_id else set()
    for page in pages:
        contributors |= contributors_of(page)
    producers: set[int] = set()
    for page in pages:
        producers |= page.producers()
    return rules.Work(
        is_under_review=task_state.status == TaskState.STATUS_IN_PROGRESS and bool(pins),
        contributors=frozenset(contributors),
        producers=frozenset(producers),
    )


def contributors_of(page: BasePage) -> set[int]:
    """Everyone who saved a revision of the page since the revision that is live was made."""
    revisions = page.revisions.exclude(user=None)
    if page.live_revision_id is not None:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    return set(revisions.values_list("user_id", flat=True))


def refusal_to_review(task_state: TaskState, user: User | AnonymousUser) -> rules.Refusal | None:
    return rules.may_review(reviewer_of(user), work_of(task_state))


def reviewable_states(task: ResourceGroupReview, user: User) -> QuerySet[TaskState]:
    """The reviews in progress that the user may decide on."""
    open_states = ReviewTaskState.objects.filter(task=task, status=TaskState.STATUS_IN_PROGRESS).select_related(
        "workflow_state"
    )
    reviewer = reviewer_of(user)
    allowed = [state.pk for state in open_states if rules.may_review(reviewer, work_of(state)) is None]
    return TaskState.objects.filter(pk__in=allowed)


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


# --- publishing --------------------------------------------------------------------------------------------------------


def publish_approved(state: WorkflowState, user: User | None) -> None:
    """Called by Wagtail when the review has finished: publishes the work now, or leaves it to the scheduler."""
    records = _unused_records(state)
    if all(rules.is_due(record.publish_at, timezone.now()) for record in records):
        _publish(records, user)
    letters.approved(state, records)


def _unused_records(state: WorkflowState) -> list[ApprovalRecord]:
    return list(
        ApprovalRecord.objects.filter(workflow_state=state, used_at=None, revision__isnull=False)
        .select_related("revision", "page")
        .order_by("page__path")
    )


@transaction.atomic
def _publish(records: Sequence[ApprovalRecord], user: User | None) -> None:
    """Takes exactly the approved revisions live, the course before its lessons; one failure leaves all as it was."""
    pages = [record.page_id for record in records]
    live = dict(Page.objects.select_for_update().filter(pk__in=pages).values_list("pk", "live_revision_id"))
    for record in records:
        if live.get(record.page_id) != record.revision_id:
            record.revision.publish(user=user, skip_permission_checks=True)


@transaction.atomic
def publish_due(state: WorkflowState) -> bool:
    """Publishes an approved work whose time has come. False when another run was first, or a later approval is live."""
    WorkflowState.objects.select_for_update().get(pk=state.pk)
    records = _unused_records(state)
    if not records or not all(rules.is_due(record.publish_at, timezone.now()) for record in records):
        return False
    _publish(records, state.requested_by)
    return True


def states_due(now: datetime.datetime) -> QuerySet[WorkflowState]:
    """Finished reviews with approvals that have not gone up and whose time has come."""
    due = ApprovalRecord.objects.filter(
        kind=ApprovalRecord.Kind.REVIEW, used_at=None, publish_at__lte=now, revision__isnull=False
    )
    return WorkflowState.objects.filter(
        pk__in=due.values("workflow_state"), status=WorkflowState.STATUS_APPROVED
    ).order_by("pk")


# --- taking down -------------------------------------------------------------------------------------------------------


@transaction.atomic
def take_down(page: BasePage, user: User, reason: str) -> None:
    """Takes the page and what belongs to it off the site at once. Raises Refused with the reason why not."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    refusal = rules.may_take_down(
        is_live=page.live,
        may_edit=page.permissions_for_user(user).can_edit(),
        is_member=reviewer_of(user).is_member,
        reason=reason,
    )
    if refusal is not None:
        raise Refused(refusal)
    _unpublish(page, user)
    TakeDown.objects.create(page=page, title=page.title, user=user, reason=reason)
    log(instance=page, action="kb.take_down", user=user, data={"reason": reason})
    letters.taken_down(page, user, reason)


def _unpublish(page: BasePage, user: User | None, *, expired: bool = False) -> None:
    pages = page.work_pages() if page.work_root().pk == page.pk else [page]
    for part in pages:
        if part.live:
            part.unpublish(user=user, set_expired=expired)


@transaction.atomic
def take_down_expired(page: BasePage) -> None:
    """Takes a work down because its time is over; may run twice."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    if page.live and page.expire_at is not None and page.expire_at <= timezone.now():
        _unpublish(page, None, expired=True)


def pages_expired(now: datetime.datetime) -> QuerySet[Page]:
    return Page.objects.filter(live=True, expire_at__lte=now).order_by("pk")


# --- leaving -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def hand_over(leaver: User, successor: User) -> None:
    """When one leaves: drafts, responsibilities and roles move to another in one action, and the account is closed."""
    from cms.people.actions import end_memberships
    from cms.people.models import Membership

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
    WorkflowState.objects.filter(Q(requested_by=leaver) & Q(status=WorkflowState.STATUS_NEEDS_CHANGES)).update(
        requested_by=successor
    )
    leaver.is_active = False
    leaver.save(update_fields=["is_active"])
    log(instance=leaver, action="kb.hand_over", user=None, data={"successor": successor.pk})
