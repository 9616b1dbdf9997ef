"""Searching everything that is live."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models

from cms.core.context import front_crumb
from cms.core.listing import FilterForm, Ticks, build_listing
from cms.core.models import BasePage
from cms.core.sections import readable
from events.models import EventPage
from events.querysets import attach_occurrences
from learning.models import CoursePage, LessonPage, ResourcePage
from learning.querysets import attach_courses, attach_lessons

MAX_QUERY = 200
KINDS = {"kurs": CoursePage, "leksjon": LessonPage, "ressurs": ResourcePage, "arrangement": EventPage}


class SearchFilters(FilterForm):
    slag = Ticks(
        label=_("Kind"),
        choices=[
            ("kurs", _("Courses")),
            ("leksjon", _("Lessons")),
            ("ressurs", _("Resources")),
            ("arrangement", _("Events")),
        ],
    )

    def narrow(self, name: str, values: list[str]) -> Q:
        return Page.objects.type_q(*(KINDS[value] for value in values))


def search(request: HttpRequest) -> HttpResponse:
    """Any input is answered; a NUL, which PostgreSQL refuses, is dropped."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUERY]

    def find(pages: Any) -> Any:
        return pages.search(query, operator="or") if query else pages.none()

    listing = build_listing(SearchFilters, request.GET, searchable_pages(), prepare, find=find)
    context = {"query": query, "listing": listing, "crumbs": [front_crumb()]}
    return render(request, "search/search.html", context)


def searchable_pages() -> Any:
    """What readers can open, of the kinds that want to be found."""
    kinds = [model for model in get_page_models() if issubclass(model, BasePage) and model.is_found_by_search]
    return readable(Page.objects.type(*kinds))


def prepare(found: list[Any]) -> list[Any]:
    """The specific pages, in the order found, with what their cards show."""
    by_pk: dict[int, Any] = {}
    for kind in {page.specific_class for page in found}:
        by_pk |= kind.objects.select_related(*kind.shown_with).in_bulk([page.pk for page in found])
    pages = [by_pk[page.pk] for page in found if page.pk in by_pk]
    attach_lessons([page for page in pages if isinstance(page, CoursePage)])
    attach_courses([page for page in pages if isinstance(page, LessonPage)])
    attach_occurrences([page for page in pages if isinstance(page, EventPage)])
    return pages
