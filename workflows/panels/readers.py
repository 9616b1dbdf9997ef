"""What readers have told and what they miss: reports that wait to be read, guides that lack works."""

from collections.abc import Iterable
from typing import Any

from wagtail.admin.ui.components import Component

from cms.core.sections import libraries_by_section_path
from cms.people.models import CountyLibrary
from learning.models import ResourcePage, TriedReport
from workflows.guides import guides_with_missing_works, missing_text
from workflows.querysets import in_sections_of_all

SHOWN = 5


class ReadersPanel(Component):
    """To the group and to contacts, as it concerns them. At most four queries."""

    order = 22
    template_name = "workflows/home/readers.html"

    def __init__(self, libraries: Iterable[CountyLibrary], *, is_group: bool) -> None:
        self.libraries, self.is_group = list(libraries), is_group

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        waiting = TriedReport.objects.waiting().select_related("recipe", "municipality")
        if not self.is_group:
            own = in_sections_of_all(self.libraries, libraries_by_section_path())
            waiting = waiting.filter(recipe__in=ResourcePage.objects.filter(own))
        chooses = self.is_group or any(library.kind == CountyLibrary.Kind.SHARED for library in self.libraries)
        guides = guides_with_missing_works() if chooses else {}
        return {
            "waiting": list(waiting[:SHOWN]),
            "guides": [(guide, missing_text(number)) for guide, number in guides.items()],
        }
