"""When and where: rows beside the page, changed at once by the organiser (docs/adr/0009-occurrences.md)."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.core.dates import likely_year
from cms.people.models import Municipality
from events.faults import FAULTS
from events.models.sign_up import SignUp
from events.rules import OccurrenceFacts, faults_of


class Occurrence(models.Model):
    """One time and place of an event; more than one makes a series. The event's editions have the same."""

    work = models.UUIDField(_("event"), editable=False)  # the translation key of its pages
    language = models.CharField(max_length=20, blank=True, editable=False)  # of what is written: title and preparation
    title = models.CharField(_("title of the meeting"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"), validators=[likely_year])
    ends_at = models.DateTimeField(_("ends"), validators=[likely_year])
    venue = models.CharField(_("place"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("municipality")
    )
    online_link = models.URLField(
        _("link to the meeting"),
        blank=True,
        help_text=_("Whoever has a place gets the link by letter and on their own page. Other readers do not see it."),
    )
    preparation = models.TextField(_("preparation"), blank=True)
    is_required = models.BooleanField(
        _("counts towards the certificate"),
        default=True,
        help_text=_("Of a cohort: who has been at all meetings that count, has met what the course asks."),
    )
    sign_up = models.ForeignKey(
        SignUp, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="occurrences"
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)  # what calendars know it by, for ever
    sequence = models.PositiveIntegerField(default=0, editable=False)  # grows when calendars must take it in anew
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        verbose_name = _("time and place")
        verbose_name_plural = _("times and places")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="occurrence_ends_after_start",
                violation_error_message=FAULTS["ends_before_start"],
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["starts_at"], include=["ends_at", "work"], name="occurrence_start"),
            models.Index(fields=["work", "ends_at"], include=["starts_at"], name="occurrence_of_work"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.work} {self.starts_at:%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        """Says by the field what cannot be."""
        faults = faults_of(self.starts_at, self.ends_at)
        if faults:
            raise ValidationError({field: FAULTS[code] for field, code in faults})

    def validate_constraints(self, exclude: Any = None) -> None:
        """`clean` has said it by the field already; the constraints stand guard in the database."""

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def online_link_given(self) -> bool:
        return bool(self.online_link)

    def facts(self) -> OccurrenceFacts:
        return OccurrenceFacts(
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            sign_up=self.sign_up.facts() if self.sign_up else None,
            is_cancelled=self.is_cancelled,
        )


class OccurrenceChange(models.Model):
    """The log of changes: who changed what when and where, from what to what."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="changes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField(_("changes"), help_text=_("Field name to [before, after], as text."))
    told_at = models.DateTimeField(null=True, editable=False)  # when the letters to those signed up were stored

    class Meta:
        ordering: ClassVar[list[str]] = ["-changed_at"]
        verbose_name = _("change of time and place")

    def __str__(self) -> str:
        return ", ".join(self.changes)
