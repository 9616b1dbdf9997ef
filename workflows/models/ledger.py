"""The ledger of decisions: what was decided about a work, by whom, when and why."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary


class Decision(models.Model):
    """One decision on one work, standing alone: it outlives the page, its revisions, its review and its people.

    `work_number` is the primary key the work's first page has or had. `people`: [{"id", "name"}], who decided.
    `facts`: the review as it stood then (`workflows.actions.ledger.facts_of`); empty where there was none.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        TAKEN_DOWN = "taken_down", _("Taken down")
        EMERGENCY = "emergency", _("Put up in an emergency")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    work_number = models.PositiveBigIntegerField(_("the work's number"), db_index=True)
    title = models.CharField(_("title"), max_length=255)
    library = models.ForeignKey(
        CountyLibrary,
        on_delete=models.PROTECT,
        null=True,
        related_name="decisions",
        verbose_name=_("county library"),
    )
    people = models.JSONField(_("decided by"), default=list)
    reason = models.TextField(_("reason"), blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True)
    decided_at = models.DateTimeField(_("decided"), db_index=True)
    facts = models.JSONField(_("the review"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering: ClassVar[list[str]] = ["-decided_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["people"], opclasses=["jsonb_path_ops"], name="decisions_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_kind_display()}"

    @property
    def names(self) -> str:
        return ", ".join(person["name"] for person in self.people)


class DecidedPage(models.Model):
    """One page of the work that was decided on. `record`: the evidence with its content, where it was approved."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveBigIntegerField(_("the page's number"), db_index=True)
    page_type = models.CharField(_("page type"), max_length=100)
    title = models.CharField(_("title"), max_length=255)
    content_hash = models.CharField(_("content hash"), max_length=64)
    record = models.ForeignKey(ApprovalRecord, on_delete=models.PROTECT, null=True, related_name="decided_pages")

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("decided page")
        verbose_name_plural = _("decided pages")

    def __str__(self) -> str:
        return self.title
