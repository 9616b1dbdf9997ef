"""What is done by the clock. For readers the clock itself decides, not this job."""

from celery import shared_task
from django.utils import timezone

from events.models import Recording
from events.recordings import actions, rules


@shared_task(name="events.tend_recordings")
def tend_recordings() -> None:
    """Every ten minutes: a letter for each step that has come. May run twice, late or at once."""
    now = timezone.now()
    reached = Recording.objects.incomplete().filter(put_up_at__lte=now - rules.STEPS[rules.Step.WEEK])
    for pk in reached.exclude(told=rules.Step.LAPSED).order_by("pk").values_list("pk", flat=True):
        actions.remind(pk, now)
