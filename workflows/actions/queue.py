"""Which review comes next to whom."""

from django.db.models import F

from cms.people.models import User
from workflows import rules
from workflows.actions.facts import open_states, with_people, works_of
from workflows.models import ReviewTaskState
from workflows.people import reviewer_of


def next_review(user: User, after: ReviewTaskState) -> ReviewTaskState | None:
    """Of the others that the person may approve, and nobody else has taken: the one longest overdue, or due first."""
    states = with_people(open_states()).select_related("revision").defer("revision__content").exclude(pk=after.pk)
    waiting = list(states.order_by(F("due_on").asc(nulls_last=True), "started_at", "pk"))
    reviewer, works = reviewer_of(user), works_of(waiting)
    return next((state for state in waiting if rules.comes_next(reviewer, works[state.pk])), None)
