"""Jobs of the ground: sending stored mail, and storing what was counted."""

import datetime
import logging

from celery import shared_task
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from cms.core import counting
from cms.core.models import Mail

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 8


@shared_task(name="core.send_mail")
def send_mail(pk: int) -> None:
    """Sends one letter, once: the row is locked while it is sent, and a letter that is sent is left alone."""
    with transaction.atomic():
        mail = Mail.objects.select_for_update(skip_locked=True).filter(pk=pk).waiting().first()
        if mail is None:
            return
        mail.attempts += 1
        try:
            EmailMessage(mail.subject, mail.body, to=[mail.to]).send()
        # smtplib's errors are OSErrors, as are those of the network; ValueErrors are headers that cannot be written.
        except (OSError, ValueError) as error:
            _put_off(mail, error)
        else:
            mail.sent_at = timezone.now()
            mail.last_error = ""
        mail.save()


def _put_off(mail: Mail, error: Exception) -> None:
    """Waits 1, 2, 4 … minutes, then gives up visibly: the letter stands as failed in the operator's list."""
    mail.last_error = f"{type(error).__name__}: {error}"
    if mail.attempts >= MAX_ATTEMPTS:
        mail.failed_at = timezone.now()
        logger.error("Letter %s is given up after %s attempts.", mail.pk, mail.attempts)
    else:
        mail.due_at = timezone.now() + datetime.timedelta(minutes=2 ** (mail.attempts - 1))


@shared_task(name="core.send_waiting_mail")
def send_waiting_mail() -> None:
    """Every minute: what the broker did not carry, what must be tried again. May run twice at once."""
    for pk in Mail.objects.waiting().values_list("pk", flat=True)[:200]:
        send_mail(pk)


@shared_task(name="core.store_views")
def store_views() -> None:
    """Every ten minutes: what readers opened goes from Redis into the table. May run twice, late or at once."""
    counting.store_views()
