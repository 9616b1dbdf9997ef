"""To a contact or deputy: what must be checked, what is live, and what readers did with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, Sum
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.core.rules import step_on
from cms.core.sections import SECTION_PATH_LENGTH, WORK_PATH_LENGTH, libraries_by_section_path
from cms.core.tallies import FEWEST
from cms.people.models import CountyLibrary
from events.models import EventPage
from learning.models import CoursePage, LearningPathPage, ResourcePage
from workflows.querysets import in_sections_of, to_be_checked
from workflows.readings import PERIOD, views_lately

SHOWN = 10


@dataclass
class Published:
    """One county library's live works."""

    library: CountyLibrary
    due: list[Page] = field(default_factory=list)
    works: list[Page] = field(default_factory=list)

    @property
    def first_due(self) -> list[Page]:
        return self.due[:SHOWN]

    @property
    def most_read(self) -> list[Page]:
        return sorted(self.works, key=lambda work: (-work.views_lately, work.title))[:SHOWN]


class PublishedPanel(Component):
    """Four queries: the sections, what is due, what is live, and the views of a month."""

    order = 25
    template_name = "workflows/home/published.html"

    def __init__(self, libraries: Iterable[CountyLibrary]) -> None:
        self.libraries = sorted(libraries, key=lambda library: library.name)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        by_path, today = libraries_by_section_path(), timezone.localdate()
        shelves = {library.pk: Published(library) for library in self.libraries}
        inside = Q(pk__in=[])
        for library in self.libraries:
            inside |= in_sections_of(library, by_path)
        outside = next((lib for lib in self.libraries if lib.kind == CountyLibrary.Kind.NATIONAL), None)

        def shelf_of(page: Page) -> Published:
            owner: Any = by_path.get(page.path[:SECTION_PATH_LENGTH], outside)
            return shelves[owner.pk]

        for page in to_be_checked(Page.objects.filter(inside), today):
            page.step = step_on(today, page.check_due_on)
            shelf_of(page).due.append(page)
        views = _views(inside)
        for work in Page.objects.live().type(CoursePage, ResourcePage, EventPage, LearningPathPage).filter(inside):
            work.views_lately = views.get(work.path, 0)
            shelf_of(work).works.append(work)
        return {"shelves": list(shelves.values()), "days": PERIOD.days, "fewest": FEWEST}


def _views(inside: Q) -> dict[str, int]:
    """Views in the last month by the path of the work: a course's lessons count with it."""
    lately = views_lately(Page.objects.filter(inside).values("pk"))
    works = lately.annotate(work=Substr("page__path", 1, WORK_PATH_LENGTH))
    return dict(works.values_list("work").annotate(total=Sum("number")))
