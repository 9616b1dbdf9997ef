"""«Kilden»: what a translation is made from, in a panel beside the fields of the page editor."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from cms.core.models import BasePage
from cms.people.requests import AdminRequest
from workflows.models import Translation
from workflows.translation.segments import label_of, texts_of
from workflows.translation.sources import source_of, translation_of, version_to_translate


@dataclass(frozen=True)
class SourceText:
    """One text of the source, paragraph by paragraph. `is_same`: the translation says the same, letter for letter."""

    label: str
    paragraphs: list[str]
    is_same: bool


def source_texts(source: BasePage, page: BasePage) -> list[SourceText]:
    """In the order of the source's fields and blocks."""
    there = texts_of(page)
    return [
        SourceText(
            label_of(source, path),
            [string.render_text() for string in text.strings],
            path in there and there[path].strings == text.strings,
        )
        for path, text in texts_of(source).items()
    ]


class SourceSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle the source of the translation")
        icon_name = "globe"
        has_counter = False

    name = "kb-source"
    title = _("The source")
    template_name = "workflows/translation/source.html"
    order = 310

    def __init__(self, page: BasePage, request: AdminRequest, translation: Translation) -> None:
        super().__init__(page, request)
        self.translation = translation

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        source = version_to_translate(source_of(self.translation))
        texts = source_texts(source, self.object)
        return context | {
            "translation": self.translation,
            "source": source,
            "texts": texts,
            "same": sum(text.is_same for text in texts),
        }


def side_panels_for(page: Page, request: AdminRequest) -> list[BaseSidePanel]:
    """None for a page that was written as it is."""
    translation = translation_of(page) if page.pk else None
    if translation is None or translation.source is None or not isinstance(page, BasePage):
        return []
    return [SourceSidePanel(page, request, translation)]
