"""What courses, resources and events have in common: what they strengthen, for whom, by whom, on which terms."""

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.search import index

from cms.core.fields import translated
from cms.core.models import BasePage
from cms.media.licences import LICENCE_ADDRESSES, Licence
from cms.people.models import CountyLibrary, User
from learning.competences.widgets import CompetenceTicks
from learning.forms import WorkPageForm
from learning.querysets import listed, with_lists
from learning.strategy.panels import StrategyPanel

if TYPE_CHECKING:
    from learning.models.competence import Competence
    from learning.models.vocabulary import CompetenceArea, TargetGroup, Topic

NO_COLOUR = 8
REVIEW_INTERVAL = datetime.timedelta(days=365)


class Level(models.TextChoices):
    BASIC = "basic", _("Basic")
    INTERMEDIATE = "intermediate", _("Further")
    ADVANCED = "advanced", _("Advanced")


class WorkPage(BasePage):
    """A course, a resource or an event: something a county library makes and the group reviews."""

    class Meta:
        abstract = True

    areas = ParentalManyToManyField(
        "learning.CompetenceArea", blank=True, related_name="%(class)ss", verbose_name=_("competence areas")
    )
    main_area = models.ForeignKey(
        "learning.CompetenceArea",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("main competence area"),
        help_text=_("Gives the colour."),
    )
    competences = ParentalManyToManyField(
        "learning.Competence",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("competences"),
        help_text=_("What one gets better at. A formalised course names at least one, and its certificate says it."),
    )
    target_groups = ParentalManyToManyField(
        "learning.TargetGroup", blank=True, related_name="%(class)ss", verbose_name=_("target groups")
    )
    topics = ParentalManyToManyField("learning.Topic", blank=True, related_name="%(class)ss", verbose_name=_("topics"))
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, blank=True)
    co_producers = ParentalManyToManyField(
        CountyLibrary,
        blank=True,
        related_name="+",
        verbose_name=_("made together with"),
        help_text=_("Other county libraries that are producers too."),
    )
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    supported_by = models.CharField(_("supported by"), max_length=300, blank=True)
    contact_name = models.CharField(_("contact"), max_length=120, blank=True, help_text=_("A role, not a name."))
    contact_email = models.EmailField(_("contact's address"), blank=True)
    licence = models.CharField(_("licence"), max_length=10, choices=Licence.choices, default=Licence.CC_BY)

    base_form_class = WorkPageForm
    shown_with: ClassVar[tuple[str, ...]] = (*BasePage.shown_with, "main_area")
    shown_lists: ClassVar[tuple[str, ...]] = (
        "areas",
        "competences",
        "target_groups",
        "topics",
        "tags",
        "co_producers",
    )
    required_for_review: ClassVar[tuple[str, ...]] = (
        *BasePage.required_for_review,
        "target_groups",
        "main_area",
        "contact_email",
        "review_due_on",
    )

    finding_panel = MultiFieldPanel(
        [
            FieldPanel("main_area", widget=forms.Select),
            StrategyPanel(),
            FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
            FieldPanel("competences", widget=CompetenceTicks),
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            FieldPanel("level"),
            FieldPanel("tags"),
        ],
        heading=_("How it is found"),
    )
    makers_panel = MultiFieldPanel(
        [
            FieldPanel("co_producers", widget=forms.CheckboxSelectMultiple),
            FieldPanel("partners"),
            FieldPanel("supported_by"),
            FieldPanel("licence"),
            FieldPanel("image"),
        ],
        heading=_("Who made it"),
        classname="collapsed",
    )
    contact_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")]),
            FieldRowPanel([FieldPanel("responsible_role"), FieldPanel("deputy_role"), FieldPanel("review_due_on")]),
        ],
        heading=_("Contact and freshness"),
        classname="collapsed",
    )
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
    ]

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.FilterField("level"),
        index.RelatedFields("main_area", [index.SearchField("name_nb")]),
    ]
    translatable_fields: ClassVar = [*BasePage.translatable_fields, *translated("contact_name")]

    def prefill(self, library: CountyLibrary | None, writer: User | None = None) -> None:
        """Fills what a new draft can know by itself; what somebody has written stays.

        The library's own address stands as contact; the writer's only until the library has one.
        """
        if library is not None:
            self.contact_name = self.contact_name or str(library)
            self.contact_email = self.contact_email or library.email or (writer.email if writer else "")
            self.responsible_role = self.responsible_role or str(_("County contact")) + f", {library}"
        self.review_due_on = self.review_due_on or timezone.localdate() + REVIEW_INTERVAL

    @classmethod
    def for_readers(cls) -> Any:
        return with_lists(super().for_readers(), cls.shown_lists)

    def listed(self, relation: str) -> list[Any]:
        return listed(self, relation)

    @property
    def kind_name(self) -> str:
        return str(self._meta.verbose_name)

    @cached_property
    def area_list(self) -> "list[CompetenceArea]":
        """The main area first, each area once."""
        others = [area for area in self.listed("areas") if area.pk != self.main_area_id]
        return ([self.main_area] if self.main_area else []) + others

    @cached_property
    def competence_list(self) -> "list[Competence]":
        """In the order of the map: by area."""
        return self.listed("competences")

    @property
    def colour(self) -> int:
        return self.main_area.colour if self.main_area else NO_COLOUR

    @cached_property
    def target_group_list(self) -> "list[TargetGroup]":
        return self.listed("target_groups")

    @cached_property
    def topic_list(self) -> "list[Topic]":
        return self.listed("topics")

    @cached_property
    def tag_list(self) -> list[str]:
        return [tag.name for tag in self.listed("tags")]

    @cached_property
    def producer_list(self) -> list[CountyLibrary]:
        """The owner first, then those it was made together with."""
        owner = [self.county_library] if self.county_library else []
        return owner + [library for library in self.listed("co_producers") if library not in owner]

    @property
    def licence_url(self) -> str:
        return LICENCE_ADDRESSES.get(self.licence, "")

    def producers(self) -> set[int]:
        """The primary keys of the county libraries behind the page."""
        return {library.pk for library in self.producer_list}

    def json_ld(self) -> dict[str, Any]:
        """The page in schema.org's words; each kind adds its own."""
        return {
            "@context": "https://schema.org",
            "name": self.title,
            "description": self.summary,
            "url": self.canonical_url,
            "inLanguage": self.content_language,
        }
