"""Jobs of learning, by the clock."""

from celery import shared_task

from learning.assignments import actions as assignments
from learning.learners import actions as learners
from learning.runs import actions as runs


@shared_task(name="learning.tend_assignments")
def tend_assignments() -> None:
    """Every morning: reminders to assessors and learners. May run twice."""
    assignments.tend()


@shared_task(name="learning.forget_letters")
def forget_letters() -> None:
    """Every hour: yesterday's letters that opened a learner's page. May run twice."""
    learners.forget_letters()


@shared_task(name="learning.forget_run_addresses")
def forget_run_addresses() -> None:
    """Every night: addresses on wishes that nobody answers, and the letters that were answers. May run twice."""
    runs.forget_addresses()
