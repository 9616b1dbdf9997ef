"""How far planned measures have come, gathered for many at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cms.core.editions import nearest
from cms.core.models import Pin
from events.models import EventPage, PlannedMeasure
from events.plans.rules import State, state_of
from events.querysets import attach_occurrences
from learning.models import CoursePage

KINDS: dict[str, Any] = {PlannedMeasure.Kind.EVENT: EventPage, PlannedMeasure.Kind.COURSE: CoursePage}


@dataclass(frozen=True)
class Standing:
    """`pages`: the editions of what was written of it, drafts too. A measure whose page is deleted is planned again."""

    state: State
    is_in_review: bool = False  # a page that readers see already may be so too
    pages: tuple[Any, ...] = ()

    @property
    def draft(self) -> Any:
        """What its owners write in: the edition that was made first."""
        return min(self.pages, key=lambda page: page.pk, default=None)

    @property
    def live(self) -> Any:
        """What readers see, in the edition nearest to whoever looks."""
        return nearest([page for page in self.pages if page.live])


def attach_standings(measures: Iterable[PlannedMeasure]) -> None:
    """Sets `standing` on each: four queries, however many they are."""
    measures = list(measures)
    works = {measure.work for measure in measures if measure.work}
    events = list(EventPage.objects.filter(translation_key__in=works).defer_streamfields())
    courses = list(CoursePage.objects.filter(translation_key__in=works).defer_streamfields())
    attach_occurrences(events)
    by_work: dict[UUID, list[Any]] = defaultdict(list)
    for page in (*events, *courses):
        by_work[page.translation_key].append(page)
    pins = Pin.objects.filter(released_at=None, page__translation_key__in=works)
    pinned = set(pins.values_list("page__translation_key", flat=True))
    for measure in measures:
        pages = by_work[measure.work] if measure.work else []
        shown = [page for page in pages if page.live]
        is_in_review = measure.work in pinned
        state = state_of(
            is_withdrawn=measure.is_withdrawn,
            has_page=bool(pages),
            is_in_review=is_in_review,
            is_live=bool(shown),
            event=shown[0].state if shown and isinstance(shown[0], EventPage) else None,
        )
        measure.standing = Standing(state, is_in_review, tuple(pages))


def standing_of(measure: PlannedMeasure) -> Standing:
    attach_standings([measure])
    return measure.standing
