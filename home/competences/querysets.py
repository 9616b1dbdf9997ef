"""What strengthens a competence: told once, so that the map counts what a competence's own page lists."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Substr

from cms.core.editions import farther, language_of
from cms.core.sections import WORK_PATH_LENGTH, attach_libraries, readable
from events.models import EventPage
from events.querysets import attach_occurrences, upcoming
from learning.models import Competence, CoursePage, LearningPathPage, LessonPage, ResourcePage
from learning.querysets import attach_courses, attach_lessons

KINDS: tuple[Any, ...] = (CoursePage, LessonPage, LearningPathPage, ResourcePage, EventPage)
PROPOSED = (CoursePage, LearningPathPage, ResourcePage, EventPage)  # in the order they are proposed in
MOST_PROPOSED = 3


class Proposal(NamedTuple):
    """A work as a list of links shows it."""

    title: str
    url_path: str

    @property
    def path(self) -> str:
        return self.url_path.lstrip("/").partition("/")[2]

    @property
    def content_language(self) -> str:
        return language_of(self.url_path)


class Shelves(NamedTuple):
    """All that strengthens one competence."""

    courses: list[CoursePage]
    lessons: list[LessonPage]
    paths: list[LearningPathPage]
    resources: list[ResourcePage]
    events: list[EventPage]


def strengthening(kind: Any, others: list[int]) -> QuerySet[Any]:
    """The pairs of a page and a competence: pages readers can open, each work once; events to come alone.

    `others` are the pages that have a nearer edition. A lesson stands by itself where its course does not say the same.
    """
    name = kind._meta.model_name
    pages = upcoming(EventPage.objects.live()) if kind is EventPage else kind.objects.live()
    pages = pages.order_by().exclude(pk__in=others)
    pairs = kind.competences.through.objects
    if kind is not LessonPage:
        return pairs.filter(**{f"{name}__in": pages.values("pk")})
    course = CoursePage.competences.through.objects.filter(
        competence=OuterRef("competence"), coursepage__path=Substr(OuterRef("lessonpage__path"), 1, WORK_PATH_LENGTH)
    )
    return pairs.filter(~Exists(course), lessonpage__in=readable(pages).values("pk"))


def counts() -> dict[int, int]:
    """How many works strengthen each competence, by its primary key; none is left out. Six queries."""
    others, found = farther(), defaultdict[int, int](int)
    for kind in KINDS:
        for competence, number in strengthening(kind, others).values_list("competence").annotate(number=Count("pk")):
            found[competence] += number
    return found


def shelves(competence: Competence) -> Shelves:
    """With what their cards show. Ten queries, whatever there is."""
    others = farther()
    found = [list(_pages(kind, competence, others)) for kind in KINDS]
    courses, lessons, _paths, _resources, events = found
    attach_lessons(courses)
    attach_courses(lessons)
    attach_occurrences(events)
    attach_libraries([page for pages in found for page in pages])
    return Shelves(*found)


def _pages(kind: Any, competence: Competence, others: list[int]) -> QuerySet[Any]:
    pairs = strengthening(kind, others).filter(competence=competence)
    pages = kind.objects.filter(pk__in=pairs.values(kind._meta.model_name))
    if kind is EventPage:
        return upcoming(pages.select_related("main_area"))
    if kind is LessonPage:
        return pages.order_by("path").defer("body", "learn", "reflection", "read_more", "desk_card")
    return pages.select_related("main_area").order_by("-first_published_at", "pk")


def proposals() -> dict[int, list[Proposal]]:
    """By competence, the few works to begin with: courses first, and the newest of each kind. Five queries."""
    others, found = farther(), defaultdict[int, list[Proposal]](list)
    for kind in PROPOSED:
        name = kind._meta.model_name
        rows = strengthening(kind, others).order_by(f"-{name}__first_published_at", f"{name}__pk")
        for competence, title, url_path in rows.values_list("competence", f"{name}__title", f"{name}__url_path"):
            if len(found[competence]) < MOST_PROPOSED:
                found[competence].append(Proposal(title, url_path))
    return found
