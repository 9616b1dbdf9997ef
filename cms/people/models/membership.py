"""Who has which role, for how long, and who stands in."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.models.library import CountyLibrary


class Role(models.TextChoices):
    CONTACT = "contact", _("County contact")
    MEMBER = "member", _("Member of the resource group")
    LEADER = "leader", _("Leader of the resource group")
    OPERATOR = "operator", _("Operator")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_term(self, day: datetime.date | None = None) -> "MembershipQuerySet":
        """Those whose term has begun and has not ended on that day (default: today in Norway)."""
        day = day or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def not_over(self) -> "MembershipQuerySet":
        """Those in term today and those to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


class Membership(models.Model):
    """A role held by one person for a term, with a deputy.

    A county contact's deputy (vara) has the contact's rights all the time: drafts belong to the library.
    The deputy of the leader's membership is the nestleder. A member's deputy takes over claims when the member is away,
    and must be a member too.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    library = models.ForeignKey(
        CountyLibrary,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("county library"),
        help_text=_("The library a contact writes for, or the one a member comes from."),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputy_memberships",
        verbose_name=_("deputy"),
    )
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day, or empty."))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["role", "library__name", "starts_on"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
                violation_error_message=_("The term cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(role="operator") | Q(role="leader") | Q(library__isnull=False),
                name="contacts_and_members_have_a_library",
                violation_error_message=_("A contact or member belongs to a county library."),
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("user")),
                name="nobody_is_their_own_deputy",
                violation_error_message=_("Nobody can be their own deputy."),
            ),
        ]

    def __str__(self) -> str:
        parts = [str(self.user), self.get_role_display()]
        if self.library:
            parts.append(self.library.name)
        return ", ".join(parts)


class Absence(models.Model):
    """Days when a person cannot be waited for; entered by oneself, the deputy or the leader."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="absences",
        verbose_name=_("person"),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["first_day"]
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="absence_ends_after_start",
                violation_error_message=_("The last day cannot come before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.first_day} – {self.last_day}"
