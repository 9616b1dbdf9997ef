"""What was taken down at once, and why."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class TakeDown(models.Model):
    """A work or page taken down at once: by whom and why."""

    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="take_downs")
    title = models.CharField(_("title"), max_length=255)
    user = models.ForeignKey("people.User", on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"))
    taken_down_at = models.DateTimeField(_("taken down"), auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-taken_down_at"]
        verbose_name = _("take-down")
        verbose_name_plural = _("take-downs")

    def __str__(self) -> str:
        return self.title
