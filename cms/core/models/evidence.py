"""What was reviewed (pins) and what was decided (approval records). The guard asks them; `workflows` writes them."""

import hashlib
import json
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState


class Pin(models.Model):
    """One page's revision held still while its work is under review. `released_at` empty: the page is locked.

    `contributors` and `producers` are the primary keys of the people and county libraries that may not decide on it,
    as they were when it was pinned: nothing is written in a pinned page, so they stay true.
    """

    workflow_state = models.ForeignKey(WorkflowState, on_delete=models.CASCADE, related_name="pins")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="pins")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="pins")
    contributors = ArrayField(models.BigIntegerField(), default=list, blank=True)
    producers = ArrayField(models.BigIntegerField(), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pin")
        verbose_name_plural = _("pins")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(released_at=None), name="one_review_of_a_page_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}@{self.revision_id}"


class ApprovalRecordQuerySet(models.QuerySet["ApprovalRecord"]):
    def unused(self) -> "ApprovalRecordQuerySet":
        """Those that may still let something up: neither used nor void."""
        return self.filter(used_at=None, void_at=None, revision__isnull=False)

    def make_void(self) -> int:
        """What was approved and has not gone up shall not go up; the evidence stays."""
        return self.unused().update(void_at=timezone.now())


class ApprovalRecord(models.Model):
    """A decision, standing alone: it keeps its own copy of what was approved, by whom and on what grounds.

    Its links may become empty when a page or a revision goes; the copy stays. An approval is *spent* when the content
    it let up has been replaced or taken down: it cannot let the same content up again. One that has not been used is
    void from when the page was taken down, the work was withdrawn, or a later approval went up.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", _("Review")
        SYSTEM = "system", _("Made by the system")
        DEMO = "demo", _("Demo content")
        MEASURING = "measuring", _("Made for measuring")
        EMERGENCY = "emergency", _("Put up in an emergency")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="approval_records", verbose_name=_("page")
    )
    revision = models.ForeignKey(
        Revision,
        on_delete=models.SET_NULL,
        null=True,
        related_name="approval_records",
        verbose_name=_("revision"),
    )
    workflow_state = models.ForeignKey(
        WorkflowState, on_delete=models.SET_NULL, null=True, related_name="approval_records"
    )
    page_number = models.PositiveBigIntegerField(_("the page's number"))
    page_type = models.CharField(_("page type"), max_length=100)
    title = models.CharField(_("title"), max_length=255)
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder)
    content_hash = models.CharField(_("content hash"), max_length=64)
    voters = models.JSONField(_("approved by"), default=list)
    grounds = models.TextField(_("grounds"), blank=True)
    checklist = models.JSONField(_("checklist"), default=dict)
    talk = models.JSONField(_("what was said"), default=list)
    approved_at = models.DateTimeField(_("approved"))
    publish_at = models.DateTimeField(_("to go up"), null=True, blank=True)
    used_at = models.DateTimeField(_("went up"), null=True, blank=True)
    void_at = models.DateTimeField(
        _("void"), null=True, blank=True, help_text=_("Taken down, withdrawn or overtaken before it went up.")
    )

    objects = ApprovalRecordQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-approved_at", "-pk"]
        verbose_name = _("approval record")
        verbose_name_plural = _("approval records")

    def __str__(self) -> str:
        return f"{self.title} ({self.approved_at:%Y-%m-%d})"


def as_text(content: dict[str, Any]) -> str:
    """The content as JSON with sorted keys: of this the hash is taken."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(as_text(content).encode()).hexdigest()
