"""A course and the order of its lessons."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.search import index

from cms.core.context import catalog_crumbs
from cms.core.fields import BodyField, LinesField, says_something, translated
from cms.core.models import BasePage
from cms.core.shelf import Spine, course_spines
from learning.models.lesson import LessonPage
from learning.models.run import RunWish
from learning.models.work import WorkPage
from learning.panels import LessonOrderPanel
from learning.querysets import lessons_inside
from learning.requirements import (
    LEAST_HOURS,
    SAME_IN_ALL,
    faults_of_edition,
    faults_of_formalised,
    requirements_in_words,
)
from learning.runs.register import coming_runs_of
from learning.runs.rules import shows_readers


class CourseTag(TaggedItemBase):
    content_object = ParentalKey("learning.CoursePage", on_delete=models.CASCADE, related_name="tagged_items")


class CoursePage(WorkPage):
    """A course of lessons, open to read or formalised with requirements and a certificate."""

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    parent_page_types: ClassVar[list[str]] = ["home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = ["learning.LessonPage"]

    template = "learning/course_page.html"
    is_shown_alone = True

    class Format(models.TextChoices):
        OPEN = "open", _("Open")
        FORMALISED = "formalised", _("Formalised, gives a course certificate")

    class Form(models.TextChoices):
        SELF_STUDY = "self_study", _("Self-study")
        WITH_MEETINGS = "with_meetings", _("With meetings")

    purpose = models.TextField(pgettext_lazy("course", "purpose"), blank=True)
    outcomes = LinesField(verbose_name=_("learning outcomes"), help_text=_("After the course you can …"))
    form = models.CharField(_("form"), max_length=15, choices=Form.choices, default=Form.SELF_STUDY)
    format = models.CharField(_("format"), max_length=12, choices=Format.choices, default=Format.OPEN)
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST_HOURS)],
        help_text=_("What the certificate says: lessons, assignment and meetings together."),
    )
    needs_lessons = models.BooleanField(_("every lesson is read"), default=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Per cent of a quiz's questions that must be right. Every quiz in the lessons must be passed."),
    )
    most_attempts = models.PositiveSmallIntegerField(
        _("attempts at a quiz"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when there is no limit."),
    )
    assignment = BodyField(verbose_name=_("assignment"), help_text=_("Leave empty when there is none."))
    assignment_days = models.PositiveSmallIntegerField(
        _("days to hand it in"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("From the day the learner began."),
    )
    needs_meeting = models.BooleanField(_("attends a webinar or meeting"), default=False)
    valid_months = models.PositiveSmallIntegerField(
        _("months the certificate is valid"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when it does not expire."),
    )
    certificate_requirements = models.CharField(
        _("more about the requirements"),
        max_length=300,
        blank=True,
        help_text=_("What the list of requirements does not say by itself."),
    )
    run_plan = models.TextField(_("running plan"), blank=True)
    run_speakers = models.CharField(_("speakers"), max_length=300, blank=True)
    run_equipment = models.CharField(_("equipment"), max_length=300, blank=True)
    run_price = models.CharField(_("price"), max_length=120, blank=True)
    lesson_order = models.JSONField(
        _("order of the lessons"),
        default=list,
        blank=True,
        help_text=_("Translation keys of the lessons. A lesson that is not named comes last."),
    )
    tags = ClusterTaggableManager(through=CourseTag, blank=True, verbose_name=_("tags"))

    required_for_review: ClassVar[tuple[str, ...]] = (*WorkPage.required_for_review, "outcomes")

    content_panels: ClassVar[list[Panel]] = [
        *WorkPage.content_panels,
        FieldPanel("outcomes"),
        LessonOrderPanel("lesson_order"),
        WorkPage.finding_panel,
        MultiFieldPanel(
            [
                FieldPanel("purpose"),
                FieldRowPanel([FieldPanel("form"), FieldPanel("format")]),
            ],
            heading=_("What kind of course"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("hours"), FieldPanel("valid_months")]),
                FieldRowPanel([FieldPanel("needs_lessons"), FieldPanel("needs_meeting")]),
                FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("most_attempts")]),
                FieldPanel("assignment"),
                FieldPanel("assignment_days"),
                FieldPanel("certificate_requirements"),
            ],
            heading=_("Requirements for the certificate"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("run_plan"),
                FieldPanel("run_speakers"),
                FieldPanel("run_equipment"),
                FieldPanel("run_price"),
            ],
            heading=_("Can be set up in the county"),
            classname="collapsed",
        ),
        WorkPage.makers_panel,
        WorkPage.contact_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]

    search_fields: ClassVar = [
        *WorkPage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("outcomes"),
        index.FilterField("form"),
        index.FilterField("format"),
    ]
    translatable_fields: ClassVar = [
        *WorkPage.translatable_fields,
        *translated(
            "purpose", "outcomes", "assignment", "certificate_requirements", "run_plan", "run_equipment", "run_price"
        ),
    ]

    @classmethod
    def for_readers(cls) -> Any:
        asked = RunWish.objects.asked(OuterRef("translation_key"))
        return super().for_readers().annotate(fetched_asked=Subquery(asked))

    @property
    def outcome_list(self) -> list[str]:
        return [str(block.value) for block in self.outcomes]

    @property
    def is_formalised(self) -> bool:
        return self.format == self.Format.FORMALISED

    @property
    def has_assignment(self) -> bool:
        return says_something(self.assignment)

    @property
    def can_run_in_county(self) -> bool:
        return bool(self.run_plan)

    @property
    def asked(self) -> dict[str, int] | None:
        """How many `libraries` have asked to have it in the county, in how many `counties`: what readers are told.

        None where they are too few, or it cannot be set up.
        """
        if not self.can_run_in_county:
            return None
        if "fetched_asked" in self.__dict__:
            found = self.__dict__["fetched_asked"]
        else:
            found = next(iter(RunWish.objects.asked(self.translation_key).values_list("asked", flat=True)), None)
        return found if found and shows_readers(libraries=found["libraries"]) else None

    @cached_property
    def lessons(self) -> list[LessonPage]:
        """The lessons that readers see, in the course's order."""
        return self.in_order(lessons_inside(self))

    def in_order(self, lessons: Any) -> list[LessonPage]:
        """Sorts lessons by the course's order; those it does not name come last, oldest first."""
        place = {key: number for number, key in enumerate(self.lesson_order)}
        lessons = sorted(lessons, key=lambda lesson: (place.get(str(lesson.translation_key), len(place)), lesson.path))
        for lesson in lessons:
            lesson.course = self
        return lessons

    def lessons_to_show(self, request: HttpRequest, including: LessonPage | None = None) -> list[LessonPage]:
        """The live lessons; in a preview the drafts too, and always the lesson that is being shown."""
        if not getattr(request, "is_preview", False):
            return self.lessons
        drafts = [lesson.get_latest_revision_as_object() for lesson in LessonPage.objects.child_of(self)]
        if including is not None:
            drafts = [lesson for lesson in drafts if lesson.pk != including.pk] + [including]
        return self.in_order(drafts)

    @property
    def part_titles(self) -> list[str]:
        return [lesson.title for lesson in self.lessons]

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes or 0 for lesson in self.lessons)

    def work_pages(self) -> list[BasePage]:
        """The course, then its lessons in the course's order, drafts included."""
        return [self, *self.in_order(LessonPage.objects.child_of(self))]

    def faults_before_review(self) -> dict[str, str]:
        faults = super().faults_before_review()
        if not self.is_formalised:
            return faults_of_edition(self, ["format"]) | faults
        return faults_of_edition(self, SAME_IN_ALL) | faults_of_formalised(self) | faults

    def clean(self) -> None:
        super().clean()
        keys = self.lesson_order or []
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            self.lesson_order = []  # the form is shown again, with the lessons as they stand
            raise ValidationError({"lesson_order": _("The order of the lessons could not be read.")})
        self.lesson_order = list(dict.fromkeys(keys))

    def social_spines(self) -> list[Spine]:
        return course_spines(self.title, [lesson.title for lesson in self.lessons])

    def crumbs(self) -> list[dict[str, str]]:
        return catalog_crumbs("kurs", _("Courses"))

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | {
            "@type": "Course",
            "provider": {"@type": "Organization", "name": str(self.county_library or "")},
            "teaches": self.outcome_list,
            "isAccessibleForFree": True,
            "hasCourseInstance": {
                "@type": "CourseInstance",
                "courseMode": "online",
                "courseWorkload": f"PT{self.minutes}M",
            },
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lessons = self.lessons = self.lessons_to_show(request)  # a preview's shelf and minutes are the draft's
        return super().get_context(request, *args, **kwargs) | {
            "lessons": lessons,
            "first_lesson": lessons[0] if lessons else None,
            "requirements": requirements_in_words(self, lessons) if self.is_formalised else [],
            "asked": self.asked,
            "runs": coming_runs_of(self.translation_key),
            "crumbs": self.crumbs(),
            "json_ld": self.json_ld(),
        }
