"""What is done by the clock."""

from celery import shared_task

from learning.meetings import actions


@shared_task(name="learning.forget_unconfirmed")
def forget_unconfirmed() -> None:
    """Every night: those entered at a staff meeting who have not confirmed it. May run twice."""
    actions.forget_unconfirmed()
