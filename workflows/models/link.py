"""What is known of the addresses on other sites that our pages link to."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from workflows.fetching import GONE, Answer

BETWEEN_FAILURES = datetime.timedelta(days=1)
BETWEEN_CHECKS = datetime.timedelta(days=7)
LONGEST_AGO = F("checked_at").asc(nulls_first=True)
PATIENCE = datetime.timedelta(hours=1)  # for whoever asks an address; a job that was killed writes no answer


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def dead(self) -> "LinkCheckQuerySet":
        """Gone by the site's own word, or failing twice at least a day apart."""
        failing = Q(first_failed_at__isnull=False, checked_at__gte=F("first_failed_at") + BETWEEN_FAILURES)
        return self.filter(Q(status__in=[int(status) for status in GONE]) | failing)

    def due(self, now: datetime.datetime) -> "LinkCheckQuerySet":
        """Those never asked first, then those asked longest ago. One that began to fail is asked the next day."""
        is_due = (
            Q(checked_at=None)
            | Q(checked_at__lte=now - BETWEEN_CHECKS)
            | Q(first_failed_at=F("checked_at"), checked_at__lte=now - BETWEEN_FAILURES)
        )
        free = Q(asked_at=None) | Q(asked_at__lte=now - PATIENCE)
        return self.filter(is_due & free).order_by(LONGEST_AGO, "pk")

    def in_turns(self, most: int) -> "LinkCheckQuerySet":
        """No more than so many of one host, the hosts taking turns: none holds up the others."""
        turn = Window(RowNumber(), partition_by="host", order_by=[LONGEST_AGO, "pk"])
        return self.annotate(turn=turn).filter(turn__lte=most).order_by("turn", LONGEST_AGO, "pk")


class LinkCheck(models.Model):
    """One address, whether it answered when it was last asked, and since when it has not."""

    LONGEST = 2000

    address = models.CharField(_("address"), max_length=LONGEST, unique=True)
    host = models.CharField(_("site"), max_length=LONGEST)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    error = models.CharField(_("trouble"), max_length=20, blank=True)
    asked_at = models.DateTimeField(_("being asked since"), null=True, blank=True)
    checked_at = models.DateTimeField(_("last checked"), null=True, blank=True)
    first_failed_at = models.DateTimeField(_("failing since"), null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["checked_at"], name="link_checked_at")]

    def __str__(self) -> str:
        return self.address

    def note(self, answer: Answer, now: datetime.datetime) -> None:
        """Writes what was answered; the first of failures in a row is remembered."""
        self.status, self.error, self.checked_at = answer.status, answer.trouble or "", now
        self.first_failed_at = (self.first_failed_at or now) if answer.is_failure else None
        self.save(update_fields=["status", "error", "checked_at", "first_failed_at"])
