"""Choosing a package for a lesson: from every county library's, as with pictures and documents."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from learning.models import LessonPackage


class _Columns:
    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("collection", label=_("Collection"), accessor="collection.name"),
        ]


class ChoosePackage(_Columns, ChooseView):
    pass


class ChoosePackageResults(_Columns, ChooseResultsView):
    pass


class PackageChooserViewSet(ChooserViewSet):
    model = LessonPackage
    icon = "download"
    choose_one_text = _("Choose a package")
    choose_another_text = _("Choose another package")
    edit_item_text = _("Look at the package")
    choose_view_class = ChoosePackage
    choose_results_view_class = ChoosePackageResults

    def get_object_list(self) -> QuerySet[LessonPackage]:
        """What is looked through or refused is not offered."""
        return LessonPackage.objects.filter(state=LessonPackage.State.READY).select_related("collection")


package_chooser = PackageChooserViewSet("package_chooser", url_prefix="pakker/velg")
