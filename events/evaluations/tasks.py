"""What is done by the clock."""

from celery import shared_task
from django.utils import timezone

from events.evaluations import actions
from events.evaluations.querysets import untold


@shared_task(name="events.tend_evaluations")
def tend_evaluations() -> None:
    """Every hour of the day: letters about what ended yesterday or earlier; used links of what is closed.

    May run twice.
    """
    today = timezone.localdate()
    for pk in untold():
        actions.tell(pk, today)
    actions.forget_links(today)
