"""What the owner says of a page beside its reviewed text, and how often readers open it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class OwnerCheck(models.Model):
    """«Still right»: somebody at the owner's has been through what readers see.

    A fact about the page, not a text in it: it needs no review, and the guard never meets it. It says nothing of
    «professionally reviewed», which a review alone gives.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="owner_checks", verbose_name=_("page"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("checked by")
    )
    checked_at = models.DateTimeField(_("checked"), default=timezone.now)
    next_check_on = models.DateField(_("to be checked by"))

    class Meta:
        ordering: ClassVar[list[str]] = ["-checked_at", "-pk"]
        verbose_name = _("owner's check")
        verbose_name_plural = _("owners' checks")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.checked_at:%Y-%m-%d}"


class PageViews(models.Model):
    """How often readers opened a page on one day. Neither who nor from where: that is never stored."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="views", verbose_name=_("page"))
    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("number"), default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "page"]
        verbose_name = _("views of a page in a day")
        verbose_name_plural = _("views of pages by day")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "day"], name="one_number_of_views_per_page_and_day"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.day}: {self.number}"


class StoredCount(models.Model):
    """The mark that one batch of counted views is in the table: written with them, so that none is added twice."""

    batch = models.CharField(max_length=100, unique=True)
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("stored batch of views")
        verbose_name_plural = _("stored batches of views")

    def __str__(self) -> str:
        return self.batch
