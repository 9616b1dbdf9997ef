"""What the organiser has written to those who have signed up (docs/editors.md)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whom of those who have signed up something is for."""

    ALL = "all", _("Everybody who is signed up, on the waiting list too")
    PLACE = "place", _("Those who have a place")
    WAITING = "waiting", _("Those on the waiting list")
    CAME = "came", _("Those who came")


class Message(models.Model):
    """One message of the organiser's; each receiver gets it in a letter of their own.

    `form` is the same for what is sent twice. `receivers`: how many letters there were, known from `told_at` on.
    """

    work = models.UUIDField(_("event"), editable=False)  # the translation key of its pages
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    audience = models.CharField(_("to whom"), max_length=7, choices=Audience.choices, default=Audience.PLACE)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("text"), max_length=5000)
    form = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)  # when the letters were stored
    receivers = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        verbose_name = _("message to those who have signed up")
        verbose_name_plural = _("messages to those who have signed up")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["work"], name="message_of_work"),
            models.Index(fields=["id"], condition=models.Q(told_at=None), name="message_untold"),
        ]
