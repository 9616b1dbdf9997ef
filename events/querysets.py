"""Adjectives of events."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear
from django.utils import timezone

from cms.core.prepared import Prepared

if TYPE_CHECKING:
    from events.models import EventPage, Occurrence


def to_come(now: Any) -> "QuerySet[Occurrence]":
    """Those that have not ended; cancelled ones too, since readers must see it. `now` may be given later."""
    return _occurrences().filter(ends_at__gte=now)


def over(now: datetime) -> "QuerySet[Occurrence]":
    """Those of works of which nothing is left."""
    return _occurrences().filter(ends_at__lt=now).exclude(work__in=to_come(now).values("work"))


def expected(works: "QuerySet[Any]") -> "QuerySet[Occurrence]":
    """Meetings of these works (a queryset of their keys) to which somebody will come who has a place or waits."""
    from events.models import Registration

    coming = to_come(timezone.now()).filter(work__in=works, cancelled_at=None)
    return coming.filter(sign_up__registrations__state__in=Registration.STANDING)


def upcoming(events: "QuerySet[EventPage]", now: Any = None) -> "QuerySet[EventPage]":
    """Those with an occurrence that has not ended, soonest first; `next_at` is when a cancelled one would have been
    only where all that are left are cancelled."""
    occurrences = to_come(now or timezone.now())
    coming = events.filter(translation_key__in=occurrences.values("work"))
    return coming.annotate(next_at=_first_held(occurrences, "starts_at")).order_by("next_at", "pk")


def past(events: "QuerySet[EventPage]") -> "QuerySet[EventPage]":
    """Those whose last occurrence has ended, latest first; `last_at` is when the last that was held ended."""
    occurrences = over(timezone.now())
    held = events.filter(translation_key__in=occurrences.values("work"))
    return held.annotate(last_at=_first_held(_occurrences(), "-ends_at")).order_by("-last_at", "pk")


def _first_held(occurrences: "QuerySet[Occurrence]", order: str) -> Any:
    """Where all are cancelled, the first of those."""
    return Coalesce(first_of_work(occurrences.filter(cancelled_at=None), order), first_of_work(occurrences, order))


def first_of_work(occurrences: "QuerySet[Occurrence]", order: str) -> Any:
    """Of each page's work, the moment that comes first in that order."""
    of_work = occurrences.filter(work=OuterRef("translation_key"))
    return Subquery(of_work.order_by(order).values(order.removeprefix("-"))[:1])


def attach_occurrences(events: "Sequence[EventPage]") -> None:
    """Sets `occurrence_list` on each event, with one query for all of them."""
    by_work: dict[UUID, list[Occurrence]] = defaultdict(list)
    works = {event.translation_key for event in events}
    for occurrence in _OF_WORKS(list(works)) if works else ():
        by_work[occurrence.work].append(occurrence)
    for event in events:
        event.occurrence_list = by_work[event.translation_key]


def attach_shown(events: "Sequence[EventPage]") -> None:
    """Sets on each also `shown`: the occurrence that gives it its place among those `upcoming`, or `past`."""
    attach_occurrences(events)
    for event in events:
        name, annotation = ("ends_at", "last_at") if hasattr(event, "last_at") else ("starts_at", "next_at")
        moment = getattr(event, annotation)
        at_once = [each for each in event.occurrence_list if getattr(each, name) == moment]
        event.shown = min(at_once, key=lambda each: each.is_cancelled)


_OF_WORKS: "Prepared[Occurrence]" = Prepared(
    lambda works: _occurrences().filter(work__one_of=works).select_related("municipality", "sign_up")
)


def _occurrences() -> "QuerySet[Occurrence]":
    from events.models import Occurrence

    return Occurrence.objects.all()


def years_of(events: "QuerySet[EventPage]") -> dict[int, int]:
    """Of those that are `past`: how many ended in each year, the latest year first."""
    by_year = events.order_by().values(year=ExtractYear("last_at")).annotate(number=Count("pk")).order_by("-year")
    return {row["year"]: row["number"] for row in by_year}


def in_year(events: "QuerySet[EventPage]", year: int) -> "QuerySet[EventPage]":
    """Of those that are `past`: the ones that ended in that year, in Norway."""
    return events.filter(last_at__year=year)
