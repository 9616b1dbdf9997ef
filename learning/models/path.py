"""A learning path: courses, resources and events in order, with one certificate for them all."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.search import index

from cms.core.context import catalog_crumbs
from cms.core.fields import LinesField, translated
from cms.core.shelf import Spine, course_spines
from learning.blocks import PathStepsField, chosen_pages
from learning.models.work import WorkPage
from learning.paths.querysets import attach_steps, live_works
from learning.requirements import LEAST_HOURS, faults_of_edition


@dataclass(frozen=True)
class Step:
    """A chosen work that readers can open, in the edition nearest to them, and what it adds."""

    page: Any
    why: str


class PathTag(TaggedItemBase):
    content_object = ParentalKey("learning.LearningPathPage", on_delete=models.CASCADE, related_name="tagged_items")


class LearningPathPage(WorkPage):
    """Courses, resources and events to be taken in order, with one certificate at the end."""

    class Meta:
        verbose_name = _("learning path")
        verbose_name_plural = _("learning paths")

    parent_page_types: ClassVar[list[str]] = ["home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    template = "learning/learning_path_page.html"

    outcomes = LinesField(verbose_name=_("learning outcomes"), help_text=_("After the path you can …"))
    steps = PathStepsField(verbose_name=_("steps"))
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_HOURS)],
        help_text=_("What the certificate says: all steps together."),
    )
    valid_months = models.PositiveSmallIntegerField(
        _("months the certificate is valid"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when it does not expire."),
    )
    tags = ClusterTaggableManager(through=PathTag, blank=True, verbose_name=_("tags"))

    required_for_review: ClassVar[tuple[str, ...]] = (*WorkPage.required_for_review, "outcomes", "steps")

    content_panels: ClassVar[list[Panel]] = [
        *WorkPage.content_panels,
        FieldPanel("outcomes"),
        FieldPanel("steps"),
        WorkPage.finding_panel,
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("hours"), FieldPanel("valid_months")])],
            heading=_("The certificate"),
            classname="collapsed",
        ),
        WorkPage.makers_panel,
        WorkPage.contact_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]

    search_fields: ClassVar = [
        *WorkPage.search_fields,
        index.SearchField("outcomes"),
        index.SearchField("steps"),
    ]
    translatable_fields: ClassVar = [*WorkPage.translatable_fields, *translated("outcomes", "steps")]

    @property
    def outcome_list(self) -> list[str]:
        return [str(block.value) for block in self.outcomes]

    @property
    def step_marks(self) -> list[str]:
        """What the spines of its picture are drawn from: known without asking for the works."""
        return [str(pk) for pk, _why in chosen_pages(self.steps)]

    @cached_property
    def steps_to_show(self) -> list[Step]:
        """Those whose work readers can open. One query, whatever their number."""
        attach_steps([self])
        return self.steps_to_show

    def path_steps(self) -> list[Any]:
        """The live works, in order."""
        return [step.page for step in self.steps_to_show]

    @property
    def part_titles(self) -> list[str]:
        return [page.title for page in self.path_steps()]

    @property
    def number_missing(self) -> int:
        """How many of the chosen works readers cannot open in any language: taken down, or gone."""
        chosen = [pk for pk, _why in chosen_pages(self.steps)]
        there = live_works(pk for pk in chosen if pk is not None)
        return sum(pk not in there for pk in chosen)

    def faults_before_review(self) -> dict[str, str]:
        faults = faults_of_edition(self, ["hours", "valid_months"]) | super().faults_before_review()
        missing = self.number_missing
        works = [step.page.translation_key for step in self.steps_to_show]
        if len(set(works)) < len(works):
            faults["steps"] = gettext("One of the works is chosen twice.")
        if missing:
            message = gettext("%(number)d of the chosen works cannot be opened by readers. Choose others.")
            faults["steps"] = message % {"number": missing}
        return faults

    def social_spines(self) -> list[Spine]:
        return course_spines(self.title, self.step_marks)

    def crumbs(self) -> list[dict[str, str]]:
        return catalog_crumbs("kurs", _("Courses"))

    def json_ld(self) -> dict[str, Any]:
        """A course that consists of others, in their order."""
        return super().json_ld() | {
            "@type": "Course",
            "provider": {"@type": "Organization", "name": str(self.county_library or "")},
            "teaches": self.outcome_list,
            "isAccessibleForFree": True,
            "hasPart": [
                {"@type": "LearningResource", "name": page.title, "url": page.canonical_url}
                for page in self.path_steps()
            ],
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_preview = getattr(request, "is_preview", False)
        return super().get_context(request, *args, **kwargs) | {
            "steps": self.steps_to_show,
            "number_missing": self.number_missing if is_preview else 0,
            "crumbs": self.crumbs(),
            "json_ld": self.json_ld(),
        }
