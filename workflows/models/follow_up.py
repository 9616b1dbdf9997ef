"""What the group must come back to: a work taken down, or one the operator put up in an emergency."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class FollowUp(models.Model):
    """Stands with the group until a member has looked at it and said what was done."""

    class Kind(models.TextChoices):
        TAKEN_DOWN = "taken_down", _("Taken down")
        EMERGENCY = "emergency", _("Put up in an emergency")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="follow_ups")
    title = models.CharField(_("title"), max_length=255)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("happened"), auto_now_add=True)
    done_at = models.DateTimeField(_("followed up"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(_("what was done"), blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["created_at", "pk"]
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self) -> str:
        return self.title
