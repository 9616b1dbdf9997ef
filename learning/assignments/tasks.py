"""What is done by the clock."""

from celery import shared_task

from learning.assignments import actions


@shared_task(name="learning.tend_assignments")
def tend_assignments() -> None:
    """Every morning: reminders to assessors and learners. May run twice."""
    actions.tend()
