"""A package in the body of a lesson."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.packages.addresses import is_preview, player_address
from learning.packages.querysets import reported


class PackageChooserBlock(blocks.ChooserBlock):
    """Its widget is asked for when it is needed: the model that it shows is not there before the lesson's."""

    class Meta:
        icon = "download"

    target_model = "learning.LessonPackage"

    @cached_property
    def widget(self) -> Any:
        from learning.packages.choosers import package_chooser

        return package_chooser.widget_class()

    def clean(self, value: Any) -> Any:
        package = super().clean(value)
        if package is not None and not package.is_ready:
            raise ValidationError(_("The package is not ready."))
        return package


class PackageBlock(blocks.StructBlock):
    """A package made elsewhere, played in a frame of another site when the reader starts it."""

    package = PackageChooserBlock(
        label=_("Package"),
        help_text=_("Not everybody can use a package. The lesson's own text must say what matters in it."),
    )

    class Meta:
        icon = "download"
        label = _("Package (H5P or SCORM)")
        template = "learning/packages/block.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """A learner's own page of the lesson has their `enrolment` in its context: there what is done is kept."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        package, enrolment = value["package"], context.get("enrolment")
        if package is None:
            return context
        context["address"] = player_address(package, is_signed=is_preview(context.get("request")))
        if enrolment is not None:
            lesson = context["page"]
            context["keeps_at"] = reverse("learner_packages:state", args=(enrolment.pk, lesson.pk, package.pk))
            context["reported"] = reported(enrolment, lesson.translation_key, package)
        return context


def has_lost_its_package(block: Any) -> bool:
    """Of a body: whether it is a package's place, and the package is deleted."""
    return isinstance(block.block, PackageBlock) and block.value["package"] is None
