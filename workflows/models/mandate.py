"""The group's mandate: its tasks, its year, its meetings, and what members want to speak of."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField


@register_setting(icon="group")
class Mandate(ClusterableModel, BaseGenericSetting):
    """One for the whole bank, written by the leader and the deputy."""

    text = RichTextField(_("the group's tasks"), blank=True, features=["h3", "bold", "ul", "ol", "link"])
    next_meeting_on = models.DateField(
        _("next meeting"),
        null=True,
        blank=True,
        help_text=_("After that the group meets every other week, until you write another day here."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("text"),
        InlinePanel("year_wheel", heading=_("Year wheel"), label=_("Task")),
        FieldPanel("next_meeting_on"),
    ]

    class Meta:
        verbose_name = _("the resource group's mandate")


class YearWheelTask(models.Model):
    """What the group does in one month of every year."""

    mandate = ParentalKey(Mandate, on_delete=models.CASCADE, related_name="year_wheel")
    month = models.PositiveSmallIntegerField(_("month"), choices=list(MONTHS.items()))
    task = models.CharField(_("task"), max_length=200)

    panels: ClassVar[list[Panel]] = [FieldRowPanel([FieldPanel("month"), FieldPanel("task")])]

    class Meta:
        ordering: ClassVar[list[str]] = ["month", "pk"]
        verbose_name = _("task of the year wheel")
        verbose_name_plural = _("tasks of the year wheel")

    def __str__(self) -> str:
        return self.task


class AgendaPoint(models.Model):
    """Something a member wants to speak of. It stands on every agenda until somebody says it is done."""

    text = models.CharField(_("point"), max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    settled_at = models.DateTimeField(_("done"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at", "pk"]
        verbose_name = _("agenda point")
        verbose_name_plural = _("agenda points")

    def __str__(self) -> str:
        return self.text
