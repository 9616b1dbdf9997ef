"""Mail as a stored row: written in the transaction of what caused it, sent by a job after commit, retried."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailQuerySet(models.QuerySet["Mail"]):
    def waiting(self) -> "MailQuerySet":
        """Due now and not yet sent or given up."""
        return self.filter(sent_at=None, failed_at=None, due_at__lte=timezone.now())


class Mail(models.Model):
    """One letter to one receiver, in the receiver's language."""

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
    created_at = models.DateTimeField(_("stored"), auto_now_add=True)
    due_at = models.DateTimeField(_("to be sent"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

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
