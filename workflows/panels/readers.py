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
    """To a contact or deputy: what readers told of the library's recipes, and what the joint guides lack.

    Two queries; two more for whoever writes the guides. The group has the same on its agenda.
    """

    order = 22
    template_name = "workflows/home/readers.html"

    def __init__(self, libraries: Iterable[CountyLibrary]) -> None:
        self.libraries = list(libraries)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        own = in_sections_of_all(self.libraries, libraries_by_section_path())
        waiting = TriedReport.objects.waiting().select_related("recipe", "municipality")
        waiting = waiting.filter(recipe__in=ResourcePage.objects.filter(own))
        writes_guides = any(library.kind == CountyLibrary.Kind.SHARED for library in self.libraries)
        guides = guides_with_missing_works() if writes_guides else {}
        return {
            "waiting": list(waiting[:SHOWN]),
            "guides": [(guide, missing_text(number)) for guide, number in guides.items()],
        }
