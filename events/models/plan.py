"""The common plan: what the county libraries mean to make, long before it is written (docs/adr/0044-plan.md)."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.dates import likely_year
from cms.core.half_years import HalfYear
from cms.people.models import CountyLibrary
from learning.models import Competence, CompetenceArea, TargetGroup
from learning.models.strategy import LANGUAGES

if TYPE_CHECKING:
    from events.plans.states import Standing


class PlannedMeasure(models.Model):
    """An event or a course that a county library plans. How far it has come follows from facts and is not stored."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        COURSE = "course", _("Course")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # of the form it was entered in
    library = models.ForeignKey(
        CountyLibrary, on_delete=models.PROTECT, related_name="measures", verbose_name=_("county library")
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.EVENT)
    language = models.CharField(_("written form"), max_length=2, choices=LANGUAGES, default="nb")
    title = models.CharField(_("title"), max_length=200)
    areas = models.ManyToManyField(CompetenceArea, blank=True, related_name="+", verbose_name=_("competence areas"))
    competences = models.ManyToManyField(Competence, blank=True, related_name="+", verbose_name=_("competences"))
    target_groups = models.ManyToManyField(TargetGroup, related_name="+", verbose_name=_("target groups"))
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()  # 1 or 2
    day = models.DateField(
        _("date"), null=True, blank=True, validators=[likely_year], help_text=_("Where it is settled.")
    )
    note = models.TextField(
        _("note"), max_length=1000, blank=True, help_text=_("For the other county libraries and the group. Short.")
    )
    work = models.UUIDField(null=True, unique=True, editable=False)  # the translation key of its page
    version = models.PositiveIntegerField(default=1, editable=False)  # grows by each change
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdraw_reason = models.CharField(_("why it is withdrawn"), max_length=300, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["year", "half", "title", "pk"]
        verbose_name = _("planned measure")
        verbose_name_plural = _("planned measures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="measure_in_first_or_second_half"),
        ]

    standing: "Standing"  # set by `events.plans.states.attach_standings`

    def __str__(self) -> str:
        return self.title

    @property
    def half_year(self) -> HalfYear:
        return HalfYear(self.year, self.half)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @cached_property
    def area_list(self) -> list[CompetenceArea]:
        """Those chosen and those of the competences chosen, each once, in their order."""
        found = {area.pk: area for area in self.areas.all()}
        found |= {competence.area_id: competence.area for competence in self.competences.all()}
        return sorted(found.values(), key=lambda area: (area.order, area.name_nb))


class Joining(models.Model):
    """Another county library that wants to make a planned measure together with its owner, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for an answer")
        ACCEPTED = "accepted", _("Takes part")
        DECLINED = "declined", _("Declined")
        LEFT = "left", _("Has left")

    measure = models.ForeignKey(PlannedMeasure, on_delete=models.CASCADE, related_name="joinings")
    library = models.ForeignKey(CountyLibrary, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("answer"), max_length=8, choices=State.choices, default=State.WAITING)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        verbose_name = _("joining of a planned measure")
        verbose_name_plural = _("joinings of planned measures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["measure", "library"],
                condition=Q(state__in=["waiting", "accepted"]),
                name="a_library_joins_a_measure_once",
            ),
        ]
