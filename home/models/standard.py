"""A page of plain text."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.search import index

from cms.core.context import front_crumb
from cms.core.fields import BodyField, translated
from cms.core.models import BasePage


class StandardPage(BasePage):
    """About the bank, privacy, and the like."""

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.CountyLibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    template = "home/standard_page.html"
    is_shown_alone = True

    body = BodyField(verbose_name=_("text"))

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        BasePage.freshness_panel,
    ]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields: ClassVar = [*BasePage.translatable_fields, *translated("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"crumbs": [front_crumb()]}
