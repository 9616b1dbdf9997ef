"""A contact asks the resource group for help with a course project."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.people.models import CountyLibrary


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def unanswered(self) -> "HelpRequestQuerySet":
        """Those still open, the soonest wanted first."""
        return self.filter(answered_at=None).order_by(F("wanted_by").asc(nulls_last=True), "asked_at", "pk")

    def answered(self) -> "HelpRequestQuerySet":
        return self.exclude(answered_at=None).order_by("-answered_at", "-pk")


class HelpRequest(models.Model):
    """New until somebody of the group has it, taken until it is answered."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        TAKEN = "taken", _("Taken")
        ANSWERED = "answered", _("Answered")

    library = models.ForeignKey(
        CountyLibrary, on_delete=models.PROTECT, related_name="help_requests", verbose_name=_("county library")
    )
    title = models.CharField(_("title"), max_length=200)
    what = models.TextField(_("what help is wanted"), max_length=4000)
    wanted_by = models.DateField(_("wanted by"), null=True, blank=True)
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="help_requests", verbose_name=_("draft")
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="help_requests"
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=8000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        verbose_name = _("request for help")
        verbose_name_plural = _("requests for help")

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        if self.answered_at is not None:
            return self.State.ANSWERED
        return self.State.NEW if self.owner_id is None else self.State.TAKEN

    @property
    def is_late(self) -> bool:
        today: datetime.date = timezone.localdate()
        return self.answered_at is None and self.wanted_by is not None and self.wanted_by < today
