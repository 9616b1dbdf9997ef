"""Sending a work to review as one, and taking it back."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page, Workflow, WorkflowState

from cms.core.addresses import promise_one_at_a_time
from cms.core.fields import says_something
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from events.models import EventPage
from workflows import letters, rules
from workflows.actions import ledger
from workflows.actions.authors import libraries_of_invited
from workflows.actions.claims import tell_when_uncovered
from workflows.actions.facts import contributors_of, eligible_for
from workflows.actions.links import register_links
from workflows.actions.provision import WORKFLOW_NAME
from workflows.actions.refused import Refused
from workflows.deadlines import due_on
from workflows.models import ReviewTaskState
from workflows.texts import REFUSALS
from workflows.translation.marks import refusal_to_send


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
    if unread := refusal_to_send(page):
        faults.setdefault(NON_FIELD_ERRORS, []).append(str(REFUSALS[unread]))
    return faults


def _is_empty(page: BasePage, name: str) -> bool:
    value = getattr(page, name)
    if isinstance(value, StreamValue):
        return not says_something(value)
    if hasattr(value, "all"):
        return not value.all()
    return not value and value != 0


def is_under_review(work: BasePage) -> bool:
    """Whether any page of the work is pinned; a section is not, whatever stands below it."""
    pages = [page.pk for page in work.work_root().work_pages()]
    return Pin.objects.filter(page__in=pages, released_at=None).exists()


@transaction.atomic
def submit(work: BasePage, user: User, chosen: Iterable[int]) -> WorkflowState:
    """Sends the chosen pages of the work (their primary keys) to review as one.

    Pins the latest revision of each, so that exactly these can be approved. Raises Refused or PermissionDenied when the
    user may not, ValidationError with a message per page and field when something is missing.
    """
    promise_one_at_a_time()
    root = type(work.work_root()).objects.select_for_update().get(pk=work.work_root().pk)
    if not root.permissions_for_user(user).can_edit():
        raise Refused(rules.Refusal.NOT_YOUR_WORK)
    # No revision is saved between here and the pins: `save_revision` waits for the same rows.
    list(Page.objects.select_for_update().filter(path__startswith=root.path).order_by("pk").values_list("pk"))
    wanted = set(chosen)
    candidates = [page for page in changed_pages(root) if page.pk in wanted]
    if not root.live and root.pk not in {page.pk for page in candidates}:
        raise ValidationError(_("The course itself must be sent along: it is not published yet."))
    if not candidates:
        raise ValidationError(_("Choose at least one page that has changed."))
    if is_under_review(root):
        raise ValidationError(_("The work is under review already."))
    _check(candidates)
    state = _start(root, user)
    Pin.objects.bulk_create(pin_of(page, state) for page in candidates)
    register_links(candidates)
    _set_terms(state, next((page for page in candidates if page.pk == root.pk), root))
    task_state = ReviewTaskState.objects.get(pk=state.current_task_state_id)
    letters.submitted(task_state, eligible_for(task_state))
    tell_when_uncovered(task_state.pk)
    return state


def pin_of(page: BasePage, state: WorkflowState) -> Pin:
    """Holds the page's latest revision still, with who may not decide on it."""
    contributors = contributors_of(page) | ({state.requested_by_id} if state.requested_by_id else set())
    return Pin(
        workflow_state=state,
        page_id=page.pk,
        revision_id=page.latest_revision_id,
        contributors=sorted(contributors),
        producers=sorted(page.producers() | _producers_readers_see(page) | libraries_of_invited(page, contributors)),
    )


def _producers_readers_see(page: BasePage) -> set[int]:
    """Who is struck from the makers in a draft is one of them until the draft is up."""
    return type(page).objects.get(pk=page.pk).producers() if page.live else set()


def _set_terms(state: WorkflowState, root: BasePage) -> None:
    """How many must approve, and until when: from the work as it was sent, not as readers see it now."""
    quorum = rules.QUORUM_OF_FORMALISED if getattr(root, "is_formalised", False) else rules.QUORUM
    first = root.next_occurrence if isinstance(root, EventPage) else None
    starts_on = timezone.localdate(first.starts_at) if first else None
    ReviewTaskState.objects.filter(pk=state.current_task_state_id).update(
        quorum=quorum, due_on=due_on(timezone.localdate(), starts_on)
    )


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
    """Takes the work back from review, or an approved one from waiting for its day; nothing written is lost."""
    root = work.work_root()
    with transaction.atomic():
        if not root.permissions_for_user(user).can_edit():
            raise Refused(rules.Refusal.NOT_YOUR_WORK)
        state = WorkflowState.objects.select_for_update().filter(pk=_current_pk(root)).first()
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            ledger.withdrawn_from_review(ReviewTaskState.objects.get(pk=state.current_task_state_id), user)
            state.cancel(user=user)
            return
        ledger.withdrawn_while_waiting(root, user)
        if not ApprovalRecord.objects.filter(page__in=[page.pk for page in root.work_pages()]).make_void():
            raise Refused(rules.Refusal.NOT_UNDER_REVIEW)


def _current_pk(root: BasePage) -> int | None:
    return root.current_workflow_state.pk if root.current_workflow_state else None


def release_pins(state: WorkflowState) -> None:
    Pin.objects.filter(workflow_state=state, released_at=None).update(released_at=timezone.now())
