"""Storing letters in the transaction of what causes them."""

import logging
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from kombu.exceptions import OperationalError

from cms.core.models import Mail
from cms.people.models import User

logger = logging.getLogger(__name__)


def store_mail(to: User, template: str, context: dict[str, Any], *, key: str = "") -> Mail | None:
    """Renders `mail/<template>.txt` in the receiver's language and stores it; the first line is the subject.

    Returns None when a letter with the same key is stored already, or the receiver is no longer active.
    """
    if not to.is_active:
        return None
    with translation.override(to.preferred_language):
        text = render_to_string(f"mail/{template}.txt", {"receiver": to, "base_url": settings.BASE_URL} | context)
    subject, _newline, body = text.strip().partition("\n")
    return store_text(to.email, subject.strip(), body.strip() + "\n", to.preferred_language, key=key)


def store_text(to: str, subject: str, body: str, language: str, *, key: str = "") -> Mail | None:
    """Stores a finished letter and asks for it to be sent once the transaction is through."""
    if not key:
        mail = Mail.objects.create(to=to, subject=subject[:255], body=body, language=language)
    else:
        mail, created = Mail.objects.get_or_create(
            key=key, defaults={"to": to, "subject": subject[:255], "body": body, "language": language}
        )
        if not created:
            return None
    transaction.on_commit(lambda: _ask_for_sending(mail.pk))
    return mail


def _ask_for_sending(pk: int) -> None:
    """A broker that is away costs a minute, not the letter: the beat sends what is waiting."""
    from cms.core.tasks import send_mail

    try:
        send_mail.delay(pk)
    except OperationalError:
        logger.warning("The broker is away; letter %s waits for the beat.", pk)


@transaction.atomic
def try_again(pk: int) -> bool:
    """A letter that was given up gets its attempts anew. False when it was not, or somebody was first."""
    given_up = Mail.objects.filter(pk=pk, sent_at=None).exclude(failed_at=None)
    if not given_up.update(failed_at=None, attempts=0, due_at=timezone.now()):
        return False
    transaction.on_commit(lambda: _ask_for_sending(pk))
    return True
