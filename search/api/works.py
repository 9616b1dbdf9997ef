"""Courses, resources, events and learning paths: which there are, in which order, and what is fetched with them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.listing import FilterForm, read_filters
from cms.core.pagecache.keeping import holds_until
from cms.core.sections import attach_libraries
from events.filters import EventFilters
from events.models import EventPage, Occurrence
from events.querysets import attach_occurrences, first_of_work, over, to_come
from learning.models import CoursePage, LearningPathPage, LessonPage, ResourcePage
from learning.models.catalog import CourseFilters, PathFilters, ResourceFilters
from learning.paths.querysets import attach_steps
from learning.querysets import attach_lessons, with_lists
from search.api import cursors, walks
from search.api.problems import not_there, not_understood

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
Prepare = Callable[[list[Any]], None]


@dataclass(frozen=True)
class Kind:
    """A kind of work: how lists of it are narrowed, and what is fetched for many and for one."""

    model: Any
    filters: type[FilterForm]
    prepare: Prepare
    prepare_one: Prepare


def _attach_public_lessons(courses: list[Any]) -> None:
    attach_lessons(courses, LessonPage.objects.live().public())


def _attach_whole_lessons(courses: list[Any]) -> None:
    for course in courses:
        lessons = with_lists(LessonPage.objects.child_of(course).live().public(), LessonPage.shown_lists)
        course.lessons = course.in_order(lessons)


def _attach_nothing(pages: list[Any]) -> None:
    """A resource has all it needs with it; so has a learning path in a list."""


COURSES = Kind(CoursePage, CourseFilters, _attach_public_lessons, _attach_whole_lessons)
RESOURCES = Kind(ResourcePage, ResourceFilters, _attach_nothing, _attach_nothing)
PATHS = Kind(LearningPathPage, PathFilters, _attach_nothing, attach_steps)
EVENTS = Kind(EventPage, EventFilters, attach_occurrences, attach_occurrences)


def read_list(kind: Kind, request: HttpRequest, number: int) -> tuple[list[walks.ShownWork], str | None]:
    """The works, and the address of what follows."""
    pages = _narrowed(kind, request.GET)
    place = cursors.read_place(request)
    begun = datetime.datetime.fromisoformat(place[2]) if place else _beginning(kind)
    after = (datetime.datetime.fromisoformat(place[0]), UUID(place[1])) if place else None
    rows = walks.read_rows(_in_order(kind, pages, request.GET, begun), number + 1, after)
    shown = rows[:number]
    works = _fetch(kind, {row.key: row.pages for row in shown}, kind.prepare)
    if len(rows) == len(shown):
        return works, None
    last = shown[-1]
    return works, cursors.next_url(request, [last.moment.isoformat(), str(last.key), begun.isoformat()])


def read_one(kind: Kind, key: UUID) -> walks.ShownWork:
    """Raises Problem where readers can open no such work."""
    works = _fetch(kind, {key: None}, kind.prepare_one)
    if not works:
        raise not_there()
    return works[0]


def _fetch(kind: Kind, wanted: dict[UUID, Any], prepare: Prepare) -> list[walks.ShownWork]:
    works = walks.fetch(kind.model, wanted, get_language() or "nb")
    shown = [work.page for work in works]
    prepare(shown)
    attach_libraries(shown)
    return works


def _narrowed(kind: Kind, query: QueryDict) -> QuerySet[Any]:
    """The pages that pass the filters. Raises Problem for a value that a filter does not know."""
    form, _ignored = read_filters(kind.filters, query)
    refuse_unknown(form, query)
    pages = kind.model.objects.live().public()
    for name, values in form.cleaned_data.items():
        if values and name != "nar":
            pages = pages.filter(form.narrow(name, values))
    return kind.model.objects.filter(pk__in=pages.order_by().values("pk"))


def refuse_unknown(form: FilterForm, query: QueryDict) -> None:
    """Raises Problem for values that the form did not take; readers are told, and get what is left."""
    errors = []
    for name in form.fields:
        taken = form.cleaned_data[name]
        known = taken if isinstance(taken, list) else [taken]
        unknown = [value for value in query.getlist(name) if value not in known]
        errors += [(name, _("Not one of the values there are: %(value)s") % {"value": v[:40]}) for v in unknown]
    if errors:
        raise not_understood(errors)


def _beginning(kind: Kind) -> datetime.datetime:
    """When a walk begins, which it keeps to the end: an event that is over meanwhile stays where it was.

    To the minute, so that what has not changed has the tag it had a moment ago. For others than events it says nothing.
    """
    if kind is not EVENTS:
        return EPOCH
    minute = timezone.now().replace(second=0, microsecond=0)
    holds_until(minute + datetime.timedelta(minutes=1))
    return minute


def _in_order(kind: Kind, pages: QuerySet[Any], query: QueryDict, begun: datetime.datetime) -> walks.Order:
    """Courses, resources and learning paths by when they first came out, in a translation that may be down since.

    Events by what is left of them, or by when they ended, which is the same for all editions.
    """
    if kind is not EVENTS:
        return walks.Order(pages, Min("first_published_at"), latest_first=True, editions=kind.model.objects.all())
    if query.get("nar") == "tidligere":
        held = pages.filter(translation_key__in=over(begun).values("work"))
        return walks.Order(held, Max(first_of_work(Occurrence.objects.all(), "-ends_at")), latest_first=True)
    return walks.Order(pages, Min(first_of_work(to_come(begun), "starts_at")), latest_first=False)
