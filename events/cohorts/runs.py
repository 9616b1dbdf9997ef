"""A cohort is a run of its course: learning asks, and this room answers (learning.runs.register)."""

from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from cms.core.editions import nearest, nearest_of_each
from cms.core.prepared import Prepared
from cms.core.sections import attach_libraries
from events.models import EventPage, Occurrence
from events.querysets import attach_occurrences
from events.rules import EventState
from learning.runs.register import ComingRun, Run

_SHOWN = ("id", "title", "url_path", "cohort", "sign_up_url", "translation_key")


def runs_of_cohorts(works: frozenset[UUID], **kwargs: Any) -> list[Run]:
    """Those readers see, with a meeting that is not cancelled. Three queries at most."""
    editions = EventPage.objects.live().filter(course__translation_key__in=works).select_related("course")
    pages: list[Any] = list(nearest_of_each(editions).values())
    attach_occurrences(pages)
    attach_libraries(pages)
    found = []
    for page in pages:
        held = [occurrence.starts_at for occurrence in page.occurrence_list if not occurrence.is_cancelled]
        if held and page.county_library is not None:
            first_day = timezone.localdate(min(held))
            found.append(Run(page.course.translation_key, page.county_library.pk, first_day, page.title, page.url))
    return found


def coming_runs_of_cohorts(work: UUID, **kwargs: Any) -> list[ComingRun]:
    """Those readers see that are neither over nor cancelled. One query: a course's page has no room for more."""
    of_work: dict[UUID, list[Occurrence]] = {}
    pages: dict[UUID, EventPage] = {}
    for meeting in _MEETINGS(work):
        of_work.setdefault(meeting.work, []).append(meeting)
        pages[meeting.work] = nearest([EventPage(**page) for page in meeting.editions])
    for key, page in pages.items():
        page.occurrence_list = of_work[key]
    return [_coming(page) for page in pages.values() if page.state not in {EventState.DONE, EventState.CANCELLED}]


def _meetings(work: Any) -> QuerySet[Occurrence]:
    """Of all runs of the course, each with the `editions` of its run that readers see."""
    live = EventPage.objects.live().filter(course__translation_key=work)
    editions = live.filter(translation_key=OuterRef("work")).values(page=JSONObject(**{name: name for name in _SHOWN}))
    meetings = Occurrence.objects.filter(work__in=live.values("translation_key")).select_related("sign_up")
    return meetings.annotate(editions=ArraySubquery(editions))


_MEETINGS: Prepared[Any] = Prepared(_meetings)


def _coming(page: EventPage) -> ComingRun:
    upcoming = cast("Occurrence", page.next_occurrence)
    return ComingRun(
        title=page.title,
        cohort=page.cohort,
        language=page.content_language,
        url=page.url or "",
        starts_at=upcoming.starts_at,
        ends_at=upcoming.ends_at,
        state=page.state,
        state_text=page.state_text,
    )
