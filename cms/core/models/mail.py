"""Mail as a stored row: written in the transaction of what caused it, sent by a job after commit, retried."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ABANDONED_AFTER = datetime.timedelta(minutes=1)


class MailQuerySet(models.QuerySet["Mail"]):
    def unsettled(self) -> "MailQuerySet":
        """Neither sent nor given up, and no daily letter's to carry."""
        return self.filter(sent_at=None, failed_at=None, digest_to=None)

    def waiting(self) -> "MailQuerySet":
        """Due now, and not yet handed to the mail server."""
        return self.unsettled().filter(handed_over_at=None, due_at__lte=timezone.now())

    def abandoned(self) -> "MailQuerySet":
        """Handed to the mail server without a word of what became of it: whoever sent it is dead, or about to tell."""
        return self.unsettled().filter(handed_over_at__lt=timezone.now() - ABANDONED_AFTER)

    def for_the_daily_letter(self) -> "MailQuerySet":
        """Kept until the next morning, and not collected yet."""
        return self.filter(digest=None, failed_at=None).exclude(digest_to=None)


class Mail(models.Model):
    """One letter to one receiver, in the receiver's language.

    Before the mail server gets it, `handed_over_at` is committed. When the worker dies after that, nobody can know
    whether the letter has gone: it stands as given up and `is_uncertain`, and is not sent a second time by itself.

    A letter with `digest_to` is not sent: the person's daily letter, `digest`, tells of it in the words of `short`.
    """

    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=2)
    subject = models.CharField(_("subject"), max_length=255)
    body = models.TextField(_("text"))
    key = models.CharField(
        _("key"),
        max_length=200,
        blank=True,
        help_text=_("What makes the letter one of a kind: the same key is stored once."),
    )
    qr_address = models.CharField(
        _("address of the QR code"), max_length=500, blank=True, help_text=_("Goes along as a picture to print.")
    )
    calendar = models.JSONField(
        _("for the calendar"), default=list, blank=True, help_text=_("What the receiver's calendar is asked to do.")
    )  # one {"method": …, "text": …} for each meeting: iCalendar objects, as they go (events.calendars.invitations)
    created_at = models.DateTimeField(_("stored"), auto_now_add=True)
    due_at = models.DateTimeField(_("to be sent"), default=timezone.now)
    handed_over_at = models.DateTimeField(_("handed to the mail server"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    is_uncertain = models.BooleanField(_("may have gone"), default=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    digest_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("waits for the daily letter of"),
    )
    digest = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name=_("daily letter")
    )
    short = models.TextField(_("in short"), blank=True, help_text=_("What the daily letter says of it."))

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None, failed_at=None), name="mail_waiting"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="the_same_letter_is_stored_once"),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
