"""A county library's section: its public landing page, where its contacts write, and what routes its reviews."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.core.context import front_crumb
from cms.core.editions import farther
from cms.core.models import BasePage
from cms.core.sections import SECTION_PATH_LENGTH, attach_libraries, libraries_by_section_path
from events.models import EventPage
from events.querysets import attach_occurrences, upcoming
from learning.models import CoursePage, LearningPathPage, ResourcePage
from learning.querysets import attach_lessons

SHOWN = 12
KINDS: tuple[Any, ...] = (CoursePage, ResourcePage, EventPage, LearningPathPage)


class CountyLibraryListPage(BasePage):
    """All who make content, with a way to each."""

    class Meta:
        verbose_name = _("list of county libraries")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "home/county_library_list_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "libraries": _libraries_with_counts(),
            "crumbs": [front_crumb()],
        }


def _libraries_with_counts() -> list[dict[str, Any]]:
    """Each county library with its section's address and the number of live works in all languages."""
    by_path = libraries_by_section_path()
    counts: dict[int, int] = {}
    works = Page.objects.live().type(*KINDS).exclude(pk__in=farther()).order_by()  # each counts once
    section_path = Substr("path", 1, SECTION_PATH_LENGTH)
    for path, number in works.annotate(at=section_path).values_list("at").annotate(number=Count("pk")):
        if path in by_path:
            counts[by_path[path].pk] = counts.get(by_path[path].pk, 0) + number
    sections: dict[int, CountyLibraryPage] = {}
    for section in CountyLibraryPage.objects.live().filter(path__in=by_path).order_by("path"):
        sections.setdefault(by_path[section.path].pk, section)
    libraries = {library.pk: library for library in by_path.values()}
    rows = [
        {"library": libraries[pk], "section": section, "url": section.url, "count": counts.get(pk, 0)}
        for pk, section in sections.items()
    ]
    return sorted(rows, key=lambda row: row["library"].name)


class CountyLibraryPage(BasePage):
    """A section of the tree. Its rights are its group's; everything in it belongs to its county library."""

    class Meta:
        verbose_name = _("county library's page")
        verbose_name_plural = _("county libraries' pages")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "learning.CoursePage",
        "learning.ResourcePage",
        "events.EventPage",
        "learning.LearningPathPage",
        "learning.GuidePage",
        "home.StandardPage",
    ]

    template = "home/county_library_page.html"
    is_permanent = True

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link", "ul", "ol"])

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("image"),
    ]

    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("intro")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        libraries: dict[str, Any] = libraries_by_section_path()
        mine = Q(path__startswith=self.path)
        for path, library in libraries.items():  # in any language's tree
            if library == libraries.get(self.path):
                mine |= Q(path__startswith=path)
        newest = ("-first_published_at", "pk")
        others = farther()
        live = {
            kind: kind.objects.live().filter(mine).exclude(pk__in=others).select_related("main_area") for kind in KINDS
        }
        courses = list(live[CoursePage].order_by(*newest)[:SHOWN])
        resources = list(live[ResourcePage].order_by(*newest)[:SHOWN])
        events = list(upcoming(live[EventPage])[:SHOWN])
        paths = list(live[LearningPathPage].order_by(*newest)[:SHOWN])
        attach_libraries([self, *courses, *paths, *resources, *events], libraries)
        attach_lessons(courses)
        attach_occurrences(events)
        return super().get_context(request, *args, **kwargs) | {
            "library": self.county_library,
            "introduced_by": _introduced_by(self),
            "counties": libraries[self.path].county_names if self.path in libraries else [],
            "courses": courses,
            "paths": paths,
            "resources": resources,
            "events": events,
            "shelf_items": [(page.title, page.colour) for page in [*courses, *paths, *resources, *events]],
            "crumbs": [
                front_crumb(),
                {"title": str(_("County libraries")), "url": front_crumb()["url"] + "fylkesbibliotekene/"},
            ],
        }


def _introduced_by(section: CountyLibraryPage) -> CountyLibraryPage:
    """The section whose words are shown: one that was opened for a work in its language has none of its own yet."""
    if section.summary or section.intro or section.content_language == settings.LANGUAGE_CODE:
        return section
    editions = CountyLibraryPage.objects.live().filter(translation_key=section.translation_key)
    return editions.exclude(summary="", intro="").order_by("path").first() or section
