"""A guide: some chosen works for one of the situations librarians are in."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page
from wagtail.search import index

from cms.core.context import front_crumb
from cms.core.fields import translated
from cms.core.models import BasePage
from cms.core.sections import attach_libraries, library_of, readable
from cms.people.models import CountyLibrary
from learning.blocks import StepsField, chosen_pages
from learning.models.course import CoursePage
from learning.models.lesson import LessonPage
from learning.models.resource import ResourcePage
from learning.querysets import attach_courses, attach_lessons


@dataclass(frozen=True)
class Step:
    """A chosen work that readers can open, and why it was chosen."""

    page: Any
    why: str


class GuidePage(BasePage):
    """A short way through chosen works for somebody in a certain situation, written in the section of joint measures.

    Its address is its situation's, at the front page's own level (docs/adr/0027-entrances.md).
    """

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    parent_page_types: ClassVar[list[str]] = ["home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    template = "learning/guide_page.html"

    class Situation(models.TextChoices):
        NEW = "ny-i-biblioteket", _("New in the library")
        ALONE = "alene-pa-vakt", _("Alone at the desk")

    situation = models.CharField(
        _("situation"),
        max_length=20,
        choices=Situation.choices,
        blank=True,
        help_text=_("Gives the guide its address and its place on the front page."),
    )
    steps = StepsField(verbose_name=_("steps"))

    required_for_review: ClassVar[tuple[str, ...]] = (
        *BasePage.required_for_review,
        "situation",
        "steps",
        "review_due_on",
    )

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("situation"),
        FieldPanel("steps"),
        FieldPanel("image"),
        BasePage.freshness_panel,
    ]
    promote_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Search engines"),
            classname="collapsed",
        ),
    ]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("steps")]
    translatable_fields: ClassVar = [*BasePage.translatable_fields, *translated("steps")]

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """With joint measures alone: no county writes at the front page's own level."""
        if not super().can_exist_under(parent):
            return False
        library = library_of(parent)
        return library is not None and library.kind == CountyLibrary.Kind.SHARED

    def set_url_path(self, parent: Page) -> str:
        """The language's front page and the slug: the section is where it is written, not where it is read."""
        self.url_path = f"/{parent.url_path.split('/')[1]}/{self.slug}/"
        return self.url_path

    def clean(self) -> None:
        """The slug follows from the situation; there is one guide for each in a language."""
        if self.situation:
            others = GuidePage.objects.filter(situation=self.situation, locale=self.locale_id).exclude(pk=self.pk)
            if others.exists():
                raise ValidationError({"situation": gettext("There is a guide for this situation already.")})
            self.slug = self.situation
        super().clean()

    def faults_before_review(self) -> dict[str, str]:
        missing = self.number_missing
        if not missing:
            return super().faults_before_review()
        message = gettext("%(number)d of the chosen works cannot be opened by readers. Choose others.")
        return super().faults_before_review() | {"steps": message % {"number": missing}}

    @property
    def number_missing(self) -> int:
        """How many of the chosen works readers cannot open: taken down, or gone."""
        chosen = [pk for pk, _why in chosen_pages(self.steps)]
        there = set(readable(Page.objects.filter(pk__in=filter(None, chosen))).values_list("pk", flat=True))
        return sum(pk not in there for pk in chosen)

    def steps_to_show(self) -> list[Step]:
        """Those whose work readers can open, with what is shown of it. Five queries, whatever their number."""
        chosen = chosen_pages(self.steps)
        works = works_by_pk([pk for pk, _why in chosen if pk is not None])
        return [Step(works[pk], why) for pk, why in chosen if pk in works]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_preview = getattr(request, "is_preview", False)
        return super().get_context(request, *args, **kwargs) | {
            "steps": self.steps_to_show(),
            "number_missing": self.number_missing if is_preview else 0,
            "crumbs": [front_crumb()],
        }


def works_by_pk(keys: list[int]) -> dict[int, Any]:
    """The courses, lessons and resources among these pages that readers can open, with what a list shows of them."""
    lessons = list(LessonPage.objects.live().filter(pk__in=keys).defer("body", "learn", "reflection", "read_more"))
    attach_courses(lessons)
    lessons = [lesson for lesson in lessons if lesson.course.live]
    courses = list(CoursePage.objects.live().filter(pk__in=keys).select_related("main_area"))
    attach_lessons(courses)
    resources = list(ResourcePage.objects.live().filter(pk__in=keys).select_related("main_area"))
    attach_libraries([*courses, *lessons, *resources])
    return {page.pk: page for page in [*courses, *lessons, *resources]}
