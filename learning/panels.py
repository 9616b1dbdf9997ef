"""The panel in which an editor orders a course's lessons."""

import json
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel


class LessonOrderWidget(forms.HiddenInput):
    """Posts the order as JSON; what the editor sees and moves is the panel's list."""

    def format_value(self, value: Any) -> str:
        return value if isinstance(value, str) else json.dumps(value or [])


class LessonOrderPanel(FieldPanel):
    """The lessons with their minutes, moved up and down by buttons, and «New lesson» beside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Lessons"))
        super().__init__(*args, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["widgets"] = {self.field_name: LessonOrderWidget}
        return options

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "learning/panels/lesson_order.html"

        class Media:
            js = ("kb/lesson-order.js",)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            course = self.instance
            context |= {
                "lessons": self._lessons,
                "total_minutes": sum(lesson.minutes or 0 for lesson in self._lessons),
                "is_locked": course.is_pinned,
            }
            if course.pk:
                context["add_url"] = reverse("wagtailadmin_pages:add", args=("learning", "lessonpage", course.pk))
            return context

        def id_for_label(self) -> str:
            return ""  # a hidden field has no label to click

        @cached_property
        def _lessons(self) -> list[Any]:
            """Every lesson as it was last saved, drafts included, in the course's order."""
            if not self.instance.pk:
                return []
            return [lesson.get_latest_revision_as_object() for lesson in self.instance.work_pages()[1:]]


class CoursePanel(Panel):
    """Which course a lesson belongs to, the way back to it, and the next new lesson."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning/panels/course.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            course = self.instance.get_parent().specific
            return super().get_context_data(parent_context) | {
                "course": course,
                "is_locked": course.is_pinned,
                "add_url": reverse("wagtailadmin_pages:add", args=("learning", "lessonpage", course.pk)),
            }
