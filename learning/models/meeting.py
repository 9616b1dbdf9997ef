"""A course taken together at a staff meeting, and who was there."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning.models.learner import Learner


class StaffMeeting(models.Model):
    """`work` is the course's translation key; `title` what it was called then. Whoever led it entered those present."""

    work = models.UUIDField()
    title = models.CharField(_("title"), max_length=255)
    language = models.CharField(_("the title's language"), max_length=3, default="nb")
    held_on = models.DateField(_("held on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    led_by = models.ForeignKey(Learner, on_delete=models.SET_NULL, null=True, related_name="meetings_led")
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-held_on", "-pk"]
        verbose_name = _("staff meeting")
        verbose_name_plural = _("staff meetings")


class Attendee(models.Model):
    """Somebody who is said to have been there. Until they confirm it, it is only said; then it is theirs."""

    meeting = models.ForeignKey(StaffMeeting, on_delete=models.CASCADE, related_name="attendees")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    entered_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "email"], name="one_entry_per_person_and_meeting"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["entered_at"], condition=models.Q(confirmed_at=None), name="attendees_unconfirmed"),
        ]
