"""The bank's strategy: what is to be strengthened in each competence area, how, and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.editions import WRITTEN_FORMS
from learning.models.vocabulary import CompetenceArea

LANGUAGES = [(code, name) for code, name in settings.INTERFACE_LANGUAGES if code in WRITTEN_FORMS]


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def current(self) -> "StrategyQuerySet":
        """The latest version of each area."""
        latest = Strategy.objects.filter(area=OuterRef("area")).order_by("-pk")
        return self.filter(pk=Subquery(latest.values("pk")[:1]))


class Strategy(models.Model):
    """One version of what the group wants with a competence area. A new version is a new row; none is changed.

    Written once, in the writer's own language, and shown with that `lang`.
    """

    area = models.ForeignKey(
        CompetenceArea, on_delete=models.CASCADE, related_name="strategies", verbose_name=_("competence area")
    )
    language = models.CharField(_("written form"), max_length=2, choices=LANGUAGES, default="nb")
    what = models.TextField(_("what"), max_length=1000, help_text=_("Which competence is to be strengthened?"))
    how = models.TextField(_("how"), max_length=1000, help_text=_("By which courses, resources and events?"))
    why = models.TextField(_("why"), max_length=1000, help_text=_("What does it do for the libraries' users?"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    def __str__(self) -> str:
        return f"{self.area}: {self.what}"
