"""The blocks of guides and learning paths, which choose among works; and what a lesson's body may hold besides."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks import BodyBlock
from cms.core.fields import BodyField, PlainStreamField
from learning.packages.blocks import PackageBlock

CHOSEN = ["learning.CoursePage", "learning.LessonPage", "learning.ResourcePage"]


class WorkChooserBlock(blocks.PageChooserBlock):
    """Wagtail's own lets the browser alone hold to the page types."""

    def clean(self, value: Any) -> Any:
        page = super().clean(value)
        if page is not None and not issubclass(page.specific_class, tuple(self.target_models)):
            raise ValidationError(_("Choose a work of one of these kinds: %(kinds)s.") % {"kinds": self._kinds()})
        return page

    def _kinds(self) -> str:
        return ", ".join(str(model._meta.verbose_name) for model in self.target_models)


class StepBlock(blocks.StructBlock):
    """One work, and why it is worth the reader's time just then."""

    page = WorkChooserBlock(page_type=CHOSEN, label=_("Work"))
    why = blocks.TextBlock(
        label=_("Why"), max_length=300, rows=2, help_text=_("One sentence: what the reader is helped with.")
    )

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class StepListBlock(blocks.StreamBlock):
    step = StepBlock()

    class Meta:
        max_num = 12


class StepsField(PlainStreamField):
    block = StepListBlock


class PathStepBlock(blocks.StructBlock):
    """One work of a learning path."""

    page = WorkChooserBlock(
        page_type=["learning.CoursePage", "learning.ResourcePage", "events.EventPage"], label=_("Work")
    )
    why = blocks.TextBlock(
        label=_("Why"),
        required=False,
        max_length=300,
        rows=2,
        help_text=_("One sentence: what this step adds to those before it."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Step")


class PathStepListBlock(blocks.StreamBlock):
    step = PathStepBlock()

    class Meta:
        max_num = 20


class PathStepsField(PlainStreamField):
    block = PathStepListBlock


class LessonBodyBlock(BodyBlock):
    """The body of a lesson."""

    package = PackageBlock()


class LessonBodyField(BodyField):
    block = LessonBodyBlock


def chosen_pages(steps: Any) -> list[tuple[int | None, str]]:
    """The numbers of the chosen pages with why, in order, as they are stored: no query. None where a page is gone."""
    return [(step["value"].get("page"), step["value"].get("why") or "") for step in steps.get_prep_value()]
