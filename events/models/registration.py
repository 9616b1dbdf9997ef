"""Who has signed up, and who came. It is the organiser's county's, and has an end date (docs/adr/0039-places.md)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.people.models import Municipality
from events.models.occurrence import Occurrence
from events.models.sign_up import SignUp


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> "RegistrationQuerySet":
        """Those who have a place, are offered one, or wait."""
        return self.filter(state__in=Registration.STANDING)

    def holding(self) -> "RegistrationQuerySet":
        """Those who take up a place."""
        return self.filter(state__in=Registration.HOLDING)

    def attending(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.PLACE)

    def in_line(self) -> "RegistrationQuerySet":
        """The waiting list: whom the organiser has put first, then by arrival."""
        return self.filter(state=Registration.State.WAITING).order_by("-priority", "pk")

    def untold(self) -> "RegistrationQuerySet":
        """Those to whom something has happened that no letter has told yet."""
        return self.filter(told_version__lt=models.F("version"), erased_at=None)


class Registration(models.Model):
    """One person at one sign-up. The primary key is the order of arrival: it is given while the sign-up is locked.

    `version` grows by every change that the person is told of; `told_version` follows when the letter is stored.
    `party` is the same for those who were signed up in one go, and `form` for what one form sent.
    `answers`: {question's primary key as text: what was answered}.
    """

    class State(models.TextChoices):
        PLACE = "place", _("Has a place")
        WAITING = "waiting", _("On the waiting list")
        OFFERED = "offered", _("Has been offered a place")
        CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")
        LAPSED = "lapsed", _("The offer was not answered")

    HOLDING = (State.PLACE, State.OFFERED)
    STANDING = (State.PLACE, State.OFFERED, State.WAITING)

    sign_up = models.ForeignKey(SignUp, on_delete=models.PROTECT, related_name="registrations")
    state = models.CharField(_("state"), max_length=9, choices=State.choices)
    name = models.CharField(_("name"), max_length=120)
    name_key = models.CharField(max_length=120, editable=False)  # the name as it is compared
    email = models.EmailField(_("e-mail address"))
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    library = models.CharField(_("library"), max_length=120, blank=True)
    access_needs = models.CharField(_("needs"), max_length=300, blank=True)
    food_needs = models.CharField(_("food"), max_length=300, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    language = models.CharField(_("language"), max_length=3, default="nb")
    party = models.UUIDField(default=uuid.uuid4, editable=False)
    form = models.UUIDField(null=True, editable=False)
    priority = models.SmallIntegerField(default=0, editable=False)
    offered_until = models.DateTimeField(_("offered until"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    registered_at = models.DateTimeField(_("signed up"), default=timezone.now)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    told_version = models.PositiveIntegerField(default=0, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sign_up", "email", "name_key"],
                condition=Q(state__in=["place", "offered", "waiting"], erased_at=None),
                name="nobody_is_signed_up_twice",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", offered_until__isnull=False) | ~Q(state="offered"),
                name="an_offer_has_an_end",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["sign_up", "state", "-priority", "id"], name="registration_line"),
            models.Index(fields=["email"], name="registration_by_email"),
            models.Index(
                fields=["id"],
                condition=Q(told_version__lt=models.F("version"), erased_at=None),
                name="registration_untold",
            ),
        ]

    @property
    def is_standing(self) -> bool:
        return self.state in self.STANDING


class CheckIn(models.Model):
    """Somebody who has a place came to a meeting; entered at the door by the list or by the code."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="check_ins")
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="check_ins")
    at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["registration", "occurrence"], name="one_check_in_per_meeting"),
        ]
