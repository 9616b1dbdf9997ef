"""Letters of messages that are stored."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from events.messages import letters
from events.models import Message


@shared_task(name="events.send_messages")
def send_messages() -> None:
    """After each message, and every minute. May run twice, late or at once."""
    for pk in Message.objects.filter(told_at=None).order_by("pk").values_list("pk", flat=True):
        _write(pk)


@transaction.atomic
def _write(pk: int) -> None:
    """A message that another worker holds is its own to write."""
    untold = Message.objects.filter(pk=pk, told_at=None).select_for_update(skip_locked=True, of=("self",))
    message = untold.first()
    if message is not None:
        message.receivers = letters.of_message(message)
        message.told_at = timezone.now()
        message.save(update_fields=["receivers", "told_at"])
