"""Meetings for members alone: agenda, minutes, decisions, and each person's link to a calendar (docs/adr/0045)."""

import datetime
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.dates import likely_year
from events.faults import FAULTS


class NetworkMeeting(models.Model):
    """One meeting of the resource group, or of the network of those who work with competence in the counties.

    `uid` and `sequence` are what calendars know it by. It is cancelled and never deleted: its decisions are archive.
    """

    class Kind(models.TextChoices):
        GROUP = "group", _("The resource group's meeting")
        NETWORK = "network", _("Network meeting")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices, editable=False)
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Empty: the kind of meeting."))
    starts_at = models.DateTimeField(_("begins"), validators=[likely_year])
    ends_at = models.DateTimeField(_("ends"), validators=[likely_year])
    place = models.CharField(_("place"), max_length=200, blank=True)
    online_link = models.URLField(_("link to the meeting"), blank=True)
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organiser"),
        help_text=_("Keeps the agenda and the minutes together with the leader."),
    )
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    approved_at = models.DateTimeField(_("minutes approved"), null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        verbose_name = _("meeting for members")
        verbose_name_plural = _("meetings for members")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message=FAULTS["ends_before_start"],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "starts_at"], name="network_meeting_by_kind")
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    def has_begun(self, now: datetime.datetime) -> bool:
        return self.starts_at <= now


class AgendaItem(models.Model):
    """What is to be spoken of, in its turn."""

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(pgettext_lazy("meeting", "number"), default=0)
    title = models.CharField(_("item"), max_length=200)
    text = models.TextField(_("what it is about"), blank=True, max_length=4000)
    presenter = models.CharField(_("presented by"), max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of the agenda")


class Minutes(models.Model):
    """One version of a meeting's minutes; the latest holds. None is written over, so nothing anybody wrote is lost."""

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.PROTECT, related_name="minutes")
    text = models.TextField(pgettext_lazy("meeting", "minutes"), max_length=100_000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        verbose_name = pgettext_lazy("meeting", "minutes")
        verbose_name_plural = pgettext_lazy("meeting", "minutes")


class MeetingDecision(models.Model):
    """What the meeting decided. Archive: kept, and never changed once the minutes are approved."""

    meeting = models.ForeignKey(NetworkMeeting, on_delete=models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField(pgettext_lazy("meeting", "number"), default=0)
    text = models.TextField(pgettext_lazy("meeting", "decision"), max_length=2000)
    responsible = models.CharField(_("who does it"), max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        verbose_name = pgettext_lazy("meeting", "decision")
        verbose_name_plural = pgettext_lazy("meeting", "decisions")


class CalendarLink(models.Model):
    """A person's secret address of their meetings. `key` is signed into it: another key, and the old one is dead."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("link to a calendar")
        verbose_name_plural = _("links to calendars")
