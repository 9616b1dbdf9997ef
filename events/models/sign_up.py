"""What one signs up for: its places, its deadline, what is asked (docs/adr/0039-places.md)."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.dates import likely_year
from cms.people.models import County
from events.rules import SignUpFacts

OFFER_HOURS = 48


class SignUp(models.Model):
    """One door to an event: to the whole of a series, or to each of its meetings where they are signed up for alone.

    Its row is locked by whoever gives or takes a place, and the database keeps `taken` within `capacity`. Where one
    signs up elsewhere, `taken` is what the organiser types; here it is the number of places held, never typed.
    """

    work = models.UUIDField(_("event"), editable=False)  # the translation key of its pages
    is_whole = models.BooleanField(_("for the whole series"), default=True, editable=False)
    is_here = models.BooleanField(
        _("sign-up here"), default=False, help_text=_("Without it, readers follow the address that the event gives.")
    )
    opens_at = models.DateTimeField(
        _("sign-up opens"), null=True, blank=True, validators=[likely_year], help_text=_("Empty: at once.")
    )
    deadline = models.DateTimeField(_("deadline for signing up"), null=True, blank=True, validators=[likely_year])
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    taken = models.PositiveIntegerField(_("places taken"), default=0)
    blocked = models.PositiveIntegerField(
        _("places held back"), default=0, help_text=_("For speakers, helpers and others who do not sign up.")
    )
    has_waiting_list = models.BooleanField(_("has a waiting list"), default=False)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"),
        default=OFFER_HOURS,
        validators=[MinValueValidator(1), MaxValueValidator(336)],
        help_text=_("So long a place is held for the next on the waiting list."),
    )
    asks_food = models.BooleanField(_("asks what people eat"), default=False)
    erase_on = models.DateField(
        _("names are erased on"),
        null=True,
        blank=True,
        validators=[likely_year],
        help_text=_("Empty: 90 days after the last meeting. Needs and allergies are erased the day after it."),
    )

    asks_more: bool  # whether there are questions, as `events.places.querysets.door_here` finds it

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["work"], condition=Q(is_whole=True), name="one_sign_up_for_the_whole"),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=F("taken") + F("blocked")),
                name="never_above_capacity",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["work"], name="sign_up_of_work")]

    def validate_constraints(self, exclude: Any = None) -> None:
        """The forms say by the field what cannot be; the constraints stand guard in the database."""

    def facts(self) -> SignUpFacts:
        return SignUpFacts(
            key=self.pk,
            is_here=self.is_here,
            opens_at=self.opens_at,
            deadline=self.deadline,
            capacity=self.capacity,
            taken=self.taken + self.blocked,
            has_waiting_list=self.has_waiting_list,
        )

    def last_day(self) -> datetime.date | None:
        """Of what one signed up for, in Norway; None when no time is set."""
        ends_at = self.occurrences.aggregate(last=models.Max("ends_at"))["last"]
        return timezone.localdate(ends_at) if ends_at else None


class Quota(models.Model):
    """Places kept for one county until a day; from then on they are everybody's."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="quotas")
    county = models.ForeignKey(County, on_delete=models.PROTECT, related_name="+", verbose_name=_("county"))
    places = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1)])
    released_at = models.DateTimeField(_("kept until"), validators=[likely_year])

    class Meta:
        ordering: ClassVar[list[str]] = ["county__name"]
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sign_up", "county"], name="one_quota_per_county"),
        ]


class Question(models.Model):
    """The organiser's own question, asked of everybody who signs up."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of several")

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("question"), max_length=200)
    kind = models.CharField(_("kind of answer"), max_length=8, choices=Kind.choices, default=Kind.TEXT)
    choices = models.TextField(_("choices"), blank=True, help_text=_("One on each line."))
    is_required = models.BooleanField(_("must be answered"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    @property
    def choice_list(self) -> list[str]:
        return [line.strip() for line in self.choices.splitlines() if line.strip()]


class SignUpChange(models.Model):
    """The log of changes: who changed what of the sign-up, from what to what."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="changes")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    changes = models.JSONField(_("changes"), help_text=_("Field name to [before, after], as text."))
    told_at = models.DateTimeField(null=True, default=timezone.now, editable=False)  # None: letters are to be stored

    class Meta:
        ordering: ClassVar[list[str]] = ["-changed_at"]
        verbose_name = _("change of the sign-up")
