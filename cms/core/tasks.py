"""Jobs of the ground: sending stored mail, and storing what was counted."""

import datetime
import logging
import smtplib
from contextlib import suppress
from email.mime.image import MIMEImage

from celery import shared_task
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from cms.core import counting, digest, qr
from cms.core.models import Mail
from cms.core.pagecache import changes
from cms.media import renditions

logger = logging.getLogger(__name__)
MAX_ATTEMPTS = 8


@shared_task(name="core.send_mail")
def send_mail(pk: int) -> None:
    """Sends one letter, once, in two transactions (docs/adr/0007-mail.md).

    The first finds the mail server and commits that the letter is handed over; only then is it. Both hold the row, so
    that another worker passes it by, and one that finds the mark without the lock knows that the sender is dead.
    """
    connection: BaseEmailBackend = get_connection()
    try:
        if _begin(pk, connection):
            _finish(pk, connection)
    finally:
        with suppress(OSError):  # the letter's fate is written down; a parting word that fails changes nothing
            connection.close()


@transaction.atomic
def _begin(pk: int, connection: BaseEmailBackend) -> bool:
    mail = Mail.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).waiting().first()
    if mail is None:
        return False
    mail.attempts += 1
    try:
        connection.open()
    except OSError as error:  # smtplib's errors are OSErrors, as are those of the network
        _put_off(mail, error)
    else:
        mail.handed_over_at = timezone.now()
    mail.save()
    return mail.handed_over_at is not None


@transaction.atomic
def _finish(pk: int, connection: BaseEmailBackend) -> None:
    mail = Mail.objects.select_for_update(of=("self",)).filter(pk=pk).unsettled().exclude(handed_over_at=None).first()
    if mail is None:  # settled while this worker stood still between its two steps
        return
    try:
        connection.send_messages([_message(mail)])
    # ValueErrors are headers that cannot be written.
    except (OSError, ValueError) as error:
        if _is_answer(error):
            _put_off(mail, error)
        else:
            _give_up_uncertain(mail, f"{type(error).__name__}: {error}")
    else:
        mail.sent_at = timezone.now()
        mail.last_error = ""
    mail.save()


def _is_answer(error: Exception) -> bool:
    """Whether the letter has certainly not gone: the server said no, or it could not even be written.

    A connection that broke is no answer: the server may have taken the letter, and its yes was lost.
    """
    return isinstance(error, ValueError | smtplib.SMTPException) and not isinstance(
        error, smtplib.SMTPServerDisconnected
    )


def _message(mail: Mail) -> EmailMessage:
    headers = {"Content-Language": mail.language}
    message = EmailMultiAlternatives(mail.subject, mail.body, to=[mail.to], headers=headers)
    if mail.qr_address:
        picture = MIMEImage(qr.png(mail.qr_address))
        picture.add_header("Content-Disposition", "attachment", filename="qr.png")
        with translation.override(mail.language):
            picture.add_header("Content-Description", gettext("QR code"))
        message.attach(picture)
    _attach_calendar(message, mail.calendar)
    return message


def _attach_calendar(message: EmailMultiAlternatives, objects: list[dict[str, str]]) -> None:
    """As RFC 6047 has it, and as a file too, for who has no calendar that reads letters.

    A single meeting is the letter said in another way, which calendars act on; the file then has a type that they leave
    alone. Of several none is the whole letter, so each is a part of its own. The charset is left to Django: it writes
    the one that it encodes by, and one given here would stand there twice.
    """
    is_single = len(objects) == 1
    for number, each in enumerate(objects, 1):
        kind = f"text/calendar; method={each['method']}"
        if is_single:
            message.attach_alternative(each["text"], kind)
        message.attach(f"kalender-{number}.ics", each["text"].encode(), "application/ics" if is_single else kind)


def _put_off(mail: Mail, error: Exception) -> None:
    """Waits 1, 2, 4 … minutes, then gives up visibly: the letter stands as failed in the operator's list."""
    mail.handed_over_at = None
    mail.last_error = f"{type(error).__name__}: {error}"
    if mail.attempts >= MAX_ATTEMPTS:
        mail.failed_at = timezone.now()
        logger.error("Letter %s is given up after %s attempts.", mail.pk, mail.attempts)
    else:
        mail.due_at = timezone.now() + datetime.timedelta(minutes=2 ** (mail.attempts - 1))


def _give_up_uncertain(mail: Mail, error: str) -> None:
    """Rather seen by the operator than sent twice."""
    mail.failed_at = timezone.now()
    mail.is_uncertain = True
    mail.last_error = error
    logger.error("Letter %s may have gone, or not: the mail server was given it, and no answer was heard.", mail.pk)


@shared_task(name="core.send_waiting_mail")
def send_waiting_mail() -> None:
    """Every minute: what the broker did not carry, what must be tried again, and what a dead worker left behind.

    May run twice at once.
    """
    for pk in Mail.objects.abandoned().values_list("pk", flat=True)[:200]:
        _settle_abandoned(pk)
    for pk in Mail.objects.waiting().values_list("pk", flat=True)[:200]:
        send_mail(pk)


@transaction.atomic
def _settle_abandoned(pk: int) -> None:
    """A letter that is being sent is locked; one with the mark and without the lock has lost its sender."""
    mail = Mail.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).abandoned().first()
    if mail is not None:
        _give_up_uncertain(mail, "The worker died while the letter was being sent.")
        mail.save()


@shared_task(name="core.send_daily_letters")
def send_daily_letters() -> None:
    """Every ten minutes; on working days from seven it writes the daily letters. May run twice, late or at once."""
    now = timezone.now()
    if digest.is_time(now):
        for user_pk in digest.people_to_write_to():
            digest.collect(user_pk, now)


@shared_task(name="core.store_views")
def store_views() -> None:
    """Every ten minutes: what readers opened goes from Redis into the table. May run twice, late or at once."""
    counting.VIEWS.move()


@shared_task(name="core.tell_changes")
def tell_changes() -> None:
    """What changed while nobody could be told. A job, since whoever changed it may be gone."""
    changes.tell()


@shared_task(name="core.make_pictures")
def make_pictures() -> None:
    """The sizes that are lacking: of a new picture, and every five minutes of those no job was asked for.

    May run twice, also at once: what the other has made by then is found.
    """
    for image in renditions.lacking():
        renditions.make(image)
