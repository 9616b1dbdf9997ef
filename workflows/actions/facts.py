"""The facts the rules ask for, read afresh: who wrote, who stands behind, who may review."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from wagtail.models import TaskState

from cms.core.models import BasePage, Pin
from cms.people.models import User
from cms.people.terms import members_in_term
from workflows import rules
from workflows.models import Claim, NamedApprover, ResourceGroupReview, ReviewTaskState, Vote
from workflows.people import reviewer_of, reviewers_of


def work_of(task_state: ReviewTaskState) -> rules.Work:
    return works_of([task_state])[task_state.pk]


def with_people(states: QuerySet[ReviewTaskState]) -> QuerySet[ReviewTaskState]:
    """Annotates who has taken each review and who was named for it, for a list that is read once."""
    return states.annotate(**_PEOPLE)


def works_of(task_states: Iterable[ReviewTaskState]) -> dict[int, rules.Work]:
    """The works under review by the task state's primary key.

    Two queries however many they are, or one where the states come `with_people`.
    """
    states = list(task_states)
    people: dict[int, Any] = {state.pk: state for state in states if hasattr(state, "claimants")}
    if len(people) < len(states):
        unknown = [state.pk for state in states if state.pk not in people]
        people |= {row.pk: row for row in with_people(ReviewTaskState.objects.filter(pk__in=unknown))}
    pinned: dict[int, list[rules.PageFacts]] = {}
    open_pins = Pin.objects.filter(workflow_state__in=[state.workflow_state_id for state in states], released_at=None)
    for pin in open_pins.annotate(approvers=_APPROVERS).order_by("page__path"):
        facts = rules.PageFacts(
            pk=pin.page_id,
            contributors=frozenset(pin.contributors),
            producers=frozenset(pin.producers),
            approvers=frozenset(pin.approvers),
        )
        pinned.setdefault(pin.workflow_state_id, []).append(facts)
    return {
        state.pk: rules.Work(
            is_under_review=state.status == TaskState.STATUS_IN_PROGRESS,
            pages=tuple(pinned.get(state.workflow_state_id, ())),
            quorum=state.quorum,
            named=frozenset(people[state.pk].named_people),
            claimants=frozenset(people[state.pk].claimants),
        )
        for state in states
    }


_APPROVERS = ArraySubquery(Vote.objects.filter(pin=OuterRef("pk")).order_by("pk").values("user"))
_PEOPLE = {
    "claimants": ArraySubquery(
        Claim.objects.filter(task_state=OuterRef("pk"), ended_at=None).order_by("pk").values("user")
    ),
    "named_people": ArraySubquery(
        NamedApprover.objects.filter(task_state=OuterRef("pk")).order_by("pk").values("user")
    ),
}


def contributors_of(page: BasePage) -> set[int]:
    """Everyone who saved a revision of the page since the revision that is live was made."""
    revisions = page.revisions.exclude(user=None)
    if page.live_revision_id is not None:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    return set(revisions.values_list("user_id", flat=True))


def refusal_to_review(task_state: ReviewTaskState, user: User | AnonymousUser) -> rules.Refusal | None:
    return rules.may_review(reviewer_of(user), work_of(task_state))


def reviewable_states(task: ResourceGroupReview, user: User) -> QuerySet[TaskState]:
    """The reviews in progress that the user may decide on."""
    states = open_states().filter(task=task)
    reviewer = reviewer_of(user)
    works = works_of(states)
    return TaskState.objects.filter(pk__in=[pk for pk, work in works.items() if not rules.may_review(reviewer, work)])


def open_states() -> QuerySet[ReviewTaskState]:
    return ReviewTaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related("workflow_state")


def eligible_for(task_state: ReviewTaskState) -> list[User]:
    """Those who may decide on at least one page of the work today: members, and who was named for it."""
    work = work_of(task_state)
    users = {user.pk: user for user in [*members_in_term(), *User.objects.filter(pk__in=work.named)]}
    reviewers = reviewers_of(users.values())
    return [users[reviewer.pk] for reviewer in reviewers if reviewer.pk and not rules.may_review(reviewer, work)]


def uncovered_pages(task_state: ReviewTaskState) -> frozenset[int]:
    """The pages of the work that those who may decide today cannot carry through."""
    work = work_of(task_state)
    users = User.objects.filter(Q(pk__in=[user.pk for user in members_in_term()]) | Q(pk__in=work.named))
    return rules.uncovered_pages(reviewers_of(users), work)
