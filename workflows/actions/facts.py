"""The facts the rules ask for, read afresh: who wrote, who stands behind, who may review."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.models import TaskState

from cms.core.models import BasePage, Pin
from cms.people.models import User
from workflows import rules
from workflows.models import ResourceGroupReview, ReviewTaskState
from workflows.people import reviewer_of


def work_of(task_state: TaskState) -> rules.Work:
    """The facts the rules ask for, read afresh."""
    state = task_state.workflow_state
    pins = Pin.objects.filter(workflow_state=state, released_at=None).select_related("revision")
    pages = [pin.revision.as_object() for pin in pins]  # a producer added in the draft counts as one
    contributors = {state.requested_by_id} if state.requested_by_id else set()
    for page in pages:
        contributors |= contributors_of(page)
    producers: set[int] = set()
    for page in pages:
        producers |= page.producers()
    return rules.Work(
        is_under_review=task_state.status == TaskState.STATUS_IN_PROGRESS and bool(pages),
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
