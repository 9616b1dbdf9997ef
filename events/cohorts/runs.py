"""A cohort is a run of its course: learning asks, and this room answers (learning.runs.register)."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from cms.core.editions import nearest_of_each
from cms.core.sections import attach_libraries
from events.models import EventPage
from events.querysets import attach_occurrences
from learning.runs.register import Run


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
