"""Who has taken a review, who has approved what, and who was named from elsewhere."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.models import Pin
from workflows.models.task import ReviewTaskState


class Claim(models.Model):
    """«I take it»: so that two do not read the same work. It stops nobody from deciding."""

    class Ending(models.TextChoices):
        DECIDED = "decided", _("Decided")
        RELEASED = "released", _("Let go")
        HANDED_OVER = "handed_over", _("Handed over")
        AWAY = "away", _("The claimant is away")
        OVERDUE = "overdue", _("The answer was overdue")

    task_state = models.ForeignKey(ReviewTaskState, on_delete=models.CASCADE, related_name="claims")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField(_("taken"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ending = models.CharField(_("why it ended"), max_length=12, choices=Ending.choices, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["claimed_at", "pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["task_state", "user"], condition=Q(ended_at=None), name="one_claims_a_review_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.task_state_id}"


class Vote(models.Model):
    """One approval of one pinned page. A page that is pinned anew has no votes: an edit voids them by itself."""

    pin = models.ForeignKey(Pin, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="votes")
    checklist = models.JSONField(_("checklist"), default=dict)
    comment = models.TextField(_("comment"), blank=True)
    cast_at = models.DateTimeField(_("cast"), auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["cast_at", "pk"]
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["pin", "user"], name="one_approves_a_page_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.pin}"


class NamedApprover(models.Model):
    """Somebody outside the group whom the leader named to decide on one work, because the group had nobody."""

    task_state = models.ForeignKey(ReviewTaskState, on_delete=models.CASCADE, related_name="named_approvers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"))
    named_at = models.DateTimeField(_("named"), auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["named_at", "pk"]
        verbose_name = _("named approver")
        verbose_name_plural = _("named approvers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["task_state", "user"], name="one_is_named_for_a_review_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.task_state_id}"
