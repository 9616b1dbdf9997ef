"""«Vi har prøvd det»: a reader without an account tells how a practice recipe went."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cms.people.models import Municipality
from learning.models.resource import ResourcePage


class TriedReportQuerySet(models.QuerySet["TriedReport"]):
    def waiting(self) -> "TriedReportQuerySet":
        """The oldest first: it has waited longest."""
        return self.filter(status=TriedReport.Status.WAITING).order_by("written_at", "pk")

    def accepted(self) -> "TriedReportQuerySet":
        """What readers see, the last written first, with where it was."""
        found = self.filter(status=TriedReport.Status.ACCEPTED).select_related("municipality")
        return found.order_by("-written_at", "-pk")


class TriedReport(models.Model):
    """Beside the page and no part of what was reviewed. Nobody sees it before somebody has accepted it.

    `email` is asked for to tell the writer what became of it, is never shown, and is erased when that is decided.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    recipe = models.ForeignKey(
        ResourcePage, on_delete=models.CASCADE, related_name="tried_reports", verbose_name=_("practice recipe")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    what = models.TextField(_("what was done"), max_length=1000)
    how_it_went = models.TextField(_("how it went"), max_length=2000)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.INTERFACE_LANGUAGES, default="nb")
    status = models.CharField(_("state"), max_length=8, choices=Status.choices, default=Status.WAITING)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)

    objects = TriedReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at", "-pk"]
        verbose_name = _("report from somebody who has tried it")
        verbose_name_plural = _("reports from those who have tried it")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "written_at"], name="tried_by_status")]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.recipe}"


def with_tried_count(recipes: QuerySet[ResourcePage]) -> QuerySet[ResourcePage]:
    """Annotates `tried_count`, the number of accepted reports."""
    mine = TriedReport.objects.filter(recipe=OuterRef("pk"), status=TriedReport.Status.ACCEPTED).order_by()
    number = mine.values("recipe").annotate(number=Count("pk")).values("number")
    return recipes.annotate(tried_count=Coalesce(Subquery(number, output_field=IntegerField()), 0))
