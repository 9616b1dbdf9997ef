"""What of the pages the review's rooms ask for."""

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.core.querysets import with_check_due_on
from cms.core.rules import ASKED_AHEAD, FLAGGED_AFTER
from cms.core.sections import libraries_by_section_path, readable
from cms.people.models import CountyLibrary
from events.models import EventPage, Occurrence
from learning.models import CoursePage, LearningPathPage, LessonPage, ResourcePage
from workflows.models import TakeDown


def is_taken_down(url_paths: Iterable[str]) -> bool:
    """Whether one of these addresses is that of a page that was taken down by hand, alone or with its course."""
    pages = Page.objects.filter(url_path__in=list(url_paths), live=False, expired=False)
    paths = [path for page in pages.values_list("path", flat=True) for path in (page, page[: -Page.steplen])]
    return bool(paths) and TakeDown.objects.filter(page__path__in=paths, page__live=False).exists()


def to_be_checked(pages: PageQuerySet, today: datetime.date) -> QuerySet[Page]:
    """The live pages whose owners should be asked by that day, each with its `check_due_on`; the longest due first.

    A course is checked whole, and what is over is not checked again: neither lessons nor events that were held.
    """
    occurrences = Occurrence.objects.filter(work=OuterRef("translation_key"))
    is_over = Exists(occurrences) & ~Exists(occurrences.filter(ends_at__gt=timezone.now()))
    live = with_check_due_on(pages.live().not_type(LessonPage)).exclude(is_over)
    return live.filter(check_due_on__lte=today + ASKED_AHEAD).order_by("check_due_on", "title", "pk")


def flagged(pages: PageQuerySet, today: datetime.date) -> QuerySet[Page]:
    """Those of them that readers are told must be checked."""
    return to_be_checked(pages, today).filter(check_due_on__lte=today - FLAGGED_AFTER)


def in_sections_of(library: CountyLibrary, by_path: Mapping[str, CountyLibrary]) -> Q:
    """The pages a county library answers for, given every section's path: those in its sections, in all languages.

    The National Library answers for those outside all sections too.
    """
    inside = Q(pk__in=[])
    for path, owner in by_path.items():
        if owner == library:
            inside |= Q(path__startswith=path)
    if library.kind == CountyLibrary.Kind.NATIONAL:
        outside = Q()
        for path in by_path:
            outside &= ~Q(path__startswith=path)
        inside |= outside
    return inside


def in_sections_of_all(libraries: Iterable[CountyLibrary], by_path: Mapping[str, CountyLibrary]) -> Q:
    """As `in_sections_of`, of several; of none, no page."""
    inside = Q(pk__in=[])
    for library in libraries:
        inside |= in_sections_of(library, by_path)
    return inside


def works_to_copy(library: CountyLibrary) -> tuple[list[Page], list[Page]]:
    """The county library's own works, drafts too, and the practice recipes of others that readers can open."""
    inside = in_sections_of(library, libraries_by_section_path())
    kinds = (CoursePage, ResourcePage, EventPage, LearningPathPage)
    own = Page.objects.type(*kinds).filter(inside).select_related("content_type")
    recipes = readable(Page.objects.filter(resourcepage__type=ResourcePage.Type.RECIPE).exclude(inside))
    return list(own.order_by("content_type", "draft_title", "pk")), list(recipes.order_by("title", "pk"))
