"""How far the owner of a page has been chased for one date."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class FreshnessRound(models.Model):
    """One date a page must be checked by, and when whom was told. A new date is a new round."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="freshness_rounds", verbose_name=_("page"))
    due_on = models.DateField(_("to be checked by"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    reminded_again_at = models.DateTimeField(_("reminded again"), null=True, blank=True)
    flagged_at = models.DateTimeField(_("flagged to readers"), null=True, blank=True)
    leader_told_at = models.DateTimeField(_("told to the leader"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        verbose_name = _("round of checking")
        verbose_name_plural = _("rounds of checking")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "due_on"], name="one_round_per_page_and_date"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.due_on}"
