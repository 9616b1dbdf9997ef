"""What became of what was handed in to a course."""

import statistics
from dataclasses import dataclass

from django.db.models import QuerySet

from learning.figures import rules
from learning.figures.numbers import Number
from learning.models import Enrolment, Submission

DAY = 24 * 60 * 60  # seconds
State = Submission.State


@dataclass(frozen=True)
class AssignmentFigures:
    """`tried_again`: who was asked to, at least once. `median_days`: from handing in to an answer, in whole days."""

    handed_in: Number
    passed: Number
    tried_again: Number
    median_days: int | None


def assignments(people: QuerySet[Enrolment]) -> AssignmentFigures:
    """One query. People are counted, not what they handed in."""
    rows = Submission.objects.filter(enrolment__in=people).exclude(state=State.DRAFT).order_by()
    handed_in: set[int] = set()
    answered: dict[str, set[int]] = {State.PASSED: set(), State.TRY_AGAIN: set()}
    waits: list[float] = []
    for person, state, began, ended in rows.values_list("enrolment", "state", "handed_in_at", "assessed_at"):
        handed_in.add(person)
        if began and ended:
            answered[state].add(person)
            waits.append((ended - began).total_seconds() / DAY)
    return AssignmentFigures(
        Number.of(len(handed_in)),
        Number.of(len(answered[State.PASSED])),
        Number.of(len(answered[State.TRY_AGAIN])),
        round(statistics.median(waits)) if rules.is_told(len(set.union(*answered.values()))) else None,
    )
