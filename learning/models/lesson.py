"""A lesson of a course."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.core.context import page_crumb
from cms.core.fields import LinesField, LinksField, translated
from cms.core.models import BasePage, OwnerCheck
from cms.core.querysets import with_owner_check
from cms.people.models import CountyLibrary
from learning.blocks import LessonBodyField
from learning.competences.widgets import CompetenceTicks
from learning.packages.blocks import has_lost_its_package
from learning.panels import CoursePanel
from learning.querysets import listed, with_lists
from learning.quizzes.blocks import QuizField
from learning.quizzes.reading import flaws_of_quiz, parts_of
from learning.quizzes.showing import notice, practice, solutions
from learning.quizzes.texts import FLAWS


class LessonPage(BasePage):
    """One sitting of a course: what one will know, the text, questions to think over, and where to read more."""

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    parent_page_types: ClassVar[list[str]] = ["learning.CoursePage"]
    subpage_types: ClassVar[list[str]] = []

    template = "learning/lesson_page.html"
    is_shown_alone = True

    producer = models.ForeignKey(
        CountyLibrary,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lessons",
        verbose_name=_("made by"),
        help_text=_("Leave empty when it is the course's own county library."),
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    competences = ParentalManyToManyField(
        "learning.Competence",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("competences"),
        help_text=_("Leave empty when the lesson strengthens what the whole course does."),
    )
    learn = LinesField(verbose_name=_("In this lesson you will learn"))
    body = LessonBodyField(verbose_name=_("text"))
    quiz = QuizField(
        verbose_name=_("quiz"), help_text=_("In a formalised course it must be passed; in an open one it is practice.")
    )
    reflection = LinesField(verbose_name=_("questions to think over"))
    read_more = LinksField(verbose_name=_("read more"))
    desk_card = LinesField(
        verbose_name=_("card for the desk"), help_text=_("What one wants at hand: printed on a small card of its own.")
    )

    shown_with: ClassVar[tuple[str, ...]] = (*BasePage.shown_with, "producer")
    shown_lists: ClassVar[tuple[str, ...]] = ("competences",)
    required_for_review: ClassVar[tuple[str, ...]] = ("minutes", "body")

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("minutes"),
        FieldPanel("learn"),
        FieldPanel("body"),
        FieldPanel("quiz"),
        MultiFieldPanel(
            [
                FieldPanel("reflection"),
                FieldPanel("read_more"),
                FieldPanel("desk_card"),
                FieldPanel("competences", widget=CompetenceTicks),
                FieldPanel("producer", widget=forms.Select),
                FieldPanel("image"),
            ],
            heading=_("More"),
            classname="collapsed",
        ),
        CoursePanel(),
    ]

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("learn"),
        index.SearchField("reflection"),
    ]
    translatable_fields: ClassVar = [
        *BasePage.translatable_fields,
        *translated("learn", "body", "quiz", "reflection", "read_more", "desk_card"),
    ]

    @classmethod
    def for_readers(cls) -> Any:
        return with_lists(super().for_readers(), cls.shown_lists)

    @cached_property
    def course(self) -> Any:
        """With what the lesson shows of it."""
        courses = self._meta.apps.get_model("learning", "CoursePage").objects
        fetched = with_lists(with_owner_check(courses.select_related("main_area")), self.shown_lists)
        return fetched.get(path=self.path[: -self.steplen])

    @cached_property
    def competence_list(self) -> list[Any]:
        """Its own; the course's where it names none."""
        return listed(self, "competences") or self.course.competence_list

    @cached_property
    def county_library(self) -> CountyLibrary | None:
        """The course's: asked for only where it is shown, and then once for all lessons."""
        return self.course.county_library

    @property
    def learn_list(self) -> list[str]:
        return [str(block.value) for block in self.learn]

    @property
    def reflection_list(self) -> list[str]:
        return [str(block.value) for block in self.reflection]

    @property
    def desk_lines(self) -> list[str]:
        return [str(block.value) for block in self.desk_card]

    @property
    def link_list(self) -> list[Any]:
        return [block.value for block in self.read_more]

    @property
    def has_quiz(self) -> bool:
        return bool(self.quiz)

    def producers(self) -> set[int]:
        """The primary keys of the county libraries behind the lesson: its own producer's and the course's owner's.

        Naming another producer adds one who cannot review it; it does not let the owner's own member in.
        """
        return super().producers() | ({self.producer_id} if self.producer_id else set())

    @cached_property
    def owner_check(self) -> OwnerCheck | None:
        """A course is checked whole."""
        return self.course.owner_check

    @property
    def check_due_on(self) -> datetime.date | None:
        return self.course.check_due_on

    @property
    def is_readable(self) -> bool:
        return bool(self.live and self.course.live)

    def faults_before_review(self) -> dict[str, str]:
        """A draft may hold a quiz that is half written, and a package that somebody has deleted since."""
        faults = super().faults_before_review()
        flaws = flaws_of_quiz(self.quiz)
        if flaws:
            said = (gettext("Number %(number)d: %(flaw)s") % {"number": n, "flaw": FLAWS[flaw]} for n, flaw in flaws)
            faults["quiz"] = " ".join(said)
        gone = (number for number, block in enumerate(self.body, 1) if has_lost_its_package(block))
        for number in gone:
            faults["body"] = gettext("Number %(number)d: the package is deleted. Choose another.") % {"number": number}
        return faults

    def quiz_to_show(self, *, is_preview: bool) -> dict[str, Any]:
        """The quiz itself where it is practice; where it counts, that there is one. Who writes or reviews sees all."""
        parts = parts_of(self.quiz)
        if not parts:
            return {}
        course = self.course
        shown: dict[str, Any] = {}
        if course.is_formalised:
            shown["quiz_notice"] = notice(parts, course.pass_mark, course.most_attempts)
        if is_preview or not course.is_formalised:
            shown["practice"] = practice(parts)
        if is_preview:
            shown["solutions"] = solutions(parts)
        return shown

    def work_root(self) -> BasePage:
        return self.course

    def work_pages(self) -> list[BasePage]:
        return self.course.work_pages()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A lesson is served only while its course is live; Wagtail alone would serve it."""
        if not self.is_readable:
            raise Http404
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lessons = self.course.lessons_to_show(request, including=self)
        number = [lesson.pk for lesson in lessons].index(self.pk)
        quiz = self.quiz_to_show(is_preview=getattr(request, "is_preview", False))
        return super().get_context(request, *args, **kwargs) | {
            **quiz,
            "course": self.course,
            "lessons": lessons,
            "number": number + 1,
            "previous": lessons[number - 1] if number else None,
            "next": lessons[number + 1] if number + 1 < len(lessons) else None,
            "crumbs": [*self.course.crumbs(), page_crumb(self.course)],
        }
