"""What is said during a review: notes in threads, and proposals of other words."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from workflows.passages import label_of


class Note(models.Model):
    """A note on a work under review, or on one page of it; a reply when it has a `parent`.

    It belongs to the review and not to a round of it: it is there still when the work comes back.
    """

    workflow_state = models.ForeignKey(WorkflowState, on_delete=models.CASCADE, related_name="notes")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("note"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:40]}"


class Wording(models.Model):
    """Words in a page under review that a reviewer would have otherwise: from `old` to `new`, and why."""

    class Status(models.TextChoices):
        OPEN = "open", _("Not answered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken_back", _("Taken back")

    workflow_state = models.ForeignKey(WorkflowState, on_delete=models.CASCADE, related_name="wordings")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(_("where"), max_length=255)
    old = models.TextField(_("from"))
    new = models.TextField(_("to"), blank=True)
    why = models.CharField(_("why"), max_length=500)
    proposer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["proposed_at", "pk"]
        verbose_name = _("proposed wording")
        verbose_name_plural = _("proposed wordings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status="open", answered_at=None) | ~Q(status="open") & Q(answered_at__isnull=False),
                name="what_is_answered_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def label(self) -> str:
        return label_of(self.page.specific_class, self.place)
