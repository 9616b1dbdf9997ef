"""Storing letters in the transaction of what causes them."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from cms.core.jobs import ask
from cms.core.models import Mail
from cms.people.models import User


def store_mail(
    to: User, template: str, context: dict[str, Any], *, key: str = "", can_wait: bool = False, qr_address: str = ""
) -> Mail | None:
    """Renders `mail/<template>.txt` in the receiver's language and stores it; the first line is the subject.

    A letter that can wait is kept for the daily letter of whoever has chosen one, which tells of it in the words of
    `mail/short/<template>.txt`. With a `qr_address` the letter carries that address as a picture to print.

    Returns None when a letter with the same key is stored already, or the receiver is no longer active.
    """
    if not to.is_active:
        return None
    waits = can_wait and to.mail_rhythm == User.MailRhythm.DAILY
    with translation.override(to.preferred_language):
        context = {"receiver": to, "base_url": settings.BASE_URL} | context
        text = render_to_string(f"mail/{template}.txt", context)
        short = render_to_string(f"mail/short/{template}.txt", context).strip() if waits else ""
    subject, _newline, body = text.strip().partition("\n")
    return _store(
        key,
        to=to.email,
        subject=subject.strip()[:255],
        body=body.strip() + "\n",
        language=to.preferred_language,
        qr_address=qr_address,
        digest_to=to if waits else None,
        short=short,
    )


def store_letter(
    to: str,
    template: str,
    context: dict[str, Any],
    *,
    language: str,
    key: str,
    calendar: Sequence[dict[str, str]] = (),
) -> Mail | None:
    """To an address without an account: `mail/<template>.txt`, rendered in that language.

    `calendar`: iCalendar objects that go along, as `Mail.calendar` has them.
    """
    with translation.override(language):
        text = render_to_string(f"mail/{template}.txt", {"base_url": settings.BASE_URL} | context)
    subject, _newline, body = text.strip().partition("\n")
    return _store(
        key,
        to=to,
        subject=subject.strip()[:255],
        body=body.strip() + "\n",
        language=language,
        calendar=list(calendar),
    )


def store_text(to: str, subject: str, body: str, language: str, *, key: str = "") -> Mail | None:
    """Stores a finished letter and asks for it to be sent once the transaction is through."""
    return _store(key, to=to, subject=subject[:255], body=body, language=language)


def _store(key: str, **fields: Any) -> Mail | None:
    if not key:
        mail = Mail.objects.create(**fields)
    else:
        mail, created = Mail.objects.get_or_create(key=key, defaults=fields)
        if not created:
            return None
    if mail.digest_to_id is None:
        transaction.on_commit(lambda: _ask_for_sending(mail.pk))
    return mail


def _ask_for_sending(pk: int) -> None:
    from cms.core.tasks import send_mail

    ask(send_mail, pk)


@transaction.atomic
def try_again(pk: int) -> bool:
    """A letter that was given up gets its attempts anew. False when it was not, or somebody was first."""
    given_up = Mail.objects.filter(pk=pk, sent_at=None).exclude(failed_at=None)
    fresh = {"failed_at": None, "handed_over_at": None, "is_uncertain": False, "attempts": 0}
    if not given_up.update(due_at=timezone.now(), **fresh):
        return False
    transaction.on_commit(lambda: _ask_for_sending(pk))
    return True
