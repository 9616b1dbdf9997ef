"""What is done by the clock."""

from celery import shared_task
from django.utils import timezone

from events.attendance import letters, rules
from events.attendance.querysets import to_be_told


@shared_task(name="events.tell_attended")
def tell_attended() -> None:
    """Every morning: to who was there, where the certificate is fetched. May run twice."""
    now = timezone.now()
    letters.attended(to_be_told(now, now - rules.TOLD_WITHIN))
