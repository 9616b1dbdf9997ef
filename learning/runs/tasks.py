"""What is done by the clock."""

from celery import shared_task

from learning.runs import actions


@shared_task(name="learning.forget_run_addresses")
def forget_run_addresses() -> None:
    """Every night: addresses on wishes that nobody answers, and the letters that were answers. May run twice."""
    actions.forget_addresses()
