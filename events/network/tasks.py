"""What is done by the clock."""

from celery import shared_task

from events.network import actions


@shared_task(name="events.tend_calendar_links")
def tend_calendar_links() -> None:
    """Every quarter of an hour: the links of people who read no meetings any more. May run twice."""
    actions.drop_links_without_readers()
