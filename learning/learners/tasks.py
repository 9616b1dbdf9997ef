"""What is done by the clock."""

from celery import shared_task

from learning.learners import actions


@shared_task(name="learning.forget_letters")
def forget_letters() -> None:
    """Every hour: yesterday's letters that opened a learner's page. May run twice."""
    actions.forget_letters()
