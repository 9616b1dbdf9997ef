"""What is done after somebody was entered as present, and by the clock. Each may run twice."""

from uuid import UUID

from celery import shared_task

from events.cohorts import actions
from events.cohorts.querysets import works_to_tend


@shared_task(name="events.tend_cohort")
def tend_cohort(work: str) -> None:
    """After each change of who was there."""
    actions.tend(UUID(work))


@shared_task(name="events.tend_cohorts")
def tend_cohorts() -> None:
    """Every ten minutes: what has settled since, who has become a learner, and what no worker has done."""
    for work in works_to_tend():
        actions.tend(work)
