"""To a contact or deputy: translations that their sources have left behind, and the machine's drafts under way."""

from collections.abc import Iterable
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.core.sections import libraries_by_section_path
from cms.people.models import CountyLibrary
from workflows.models import Translation, TranslationJob
from workflows.querysets import in_sections_of_all

SHOWN = 10


class TranslationsPanel(Component):
    """Three queries: the sections, what is behind, and what the machine is at."""

    order = 23
    template_name = "workflows/home/translations.html"

    def __init__(self, libraries: Iterable[CountyLibrary]) -> None:
        self.libraries = list(libraries)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        own = Page.objects.filter(in_sections_of_all(self.libraries, libraries_by_section_path()))
        translations = Translation.objects.filter(page__in=own).exclude(behind_since=None)
        behind = list(translations.select_related("page__locale").order_by("behind_since", "pk"))
        jobs = TranslationJob.objects.filter(source__in=own, finished_at=None).select_related("source")
        return {"behind": behind[:SHOWN], "more": len(behind) - SHOWN, "jobs": list(jobs)}
