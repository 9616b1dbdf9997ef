"""What a learner hands in, and who looks at it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.media.private import PrivateStorage
from learning.models.enrolment import Enrolment


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def passed(self) -> "SubmissionQuerySet":
        return self.filter(state=Submission.State.PASSED)

    def waiting(self) -> "SubmissionQuerySet":
        """Handed in and not assessed, the oldest first."""
        return self.filter(state=Submission.State.HANDED_IN).order_by("handed_in_at", "pk")


class Submission(models.Model):
    """One try at a course's assignment. A new one is begun when the assessor asks for it; the old ones are kept."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        HANDED_IN = "handed_in", _("Handed in")
        PASSED = "passed", _("Passed")
        TRY_AGAIN = "try_again", _("Try again")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(_("your answer"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assessed_at = models.DateTimeField(_("assessed"), null=True, blank=True)
    feedback = models.TextField(_("feedback"), blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="one_submission_per_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(state__in=["draft", "handed_in"]), name="one_open_submission"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["handed_in_at"], condition=Q(state="handed_in"), name="submissions_waiting"),
        ]

    @property
    def version(self) -> str:
        """Of what is written: another after each time it is saved."""
        return self.saved_at.isoformat() if self.saved_at else ""


class SubmissionFile(models.Model):
    """`name` is what the learner called it; where it lies says nothing. The file goes with its row."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(storage=PrivateStorage(), upload_to="submissions/%Y/%m", max_length=200)
    size = models.PositiveIntegerField(help_text="In bytes.")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]


class Assessor(models.Model):
    """Somebody who assesses what is handed in to a course, by its translation key. Beside the page: people change."""

    work = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assesses")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["work", "user"], name="one_assessor_per_course"),
        ]
