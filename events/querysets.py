"""Adjectives of events."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

if TYPE_CHECKING:
    from events.models import EventPage


def upcoming(events: "QuerySet[EventPage]") -> "QuerySet[EventPage]":
    """Those with an occurrence that has not ended, soonest first; cancelled ones too, since readers must see it."""
    still_to_come = Q(occurrences__ends_at__gte=timezone.now())
    return (
        events.annotate(next_at=Min("occurrences__starts_at", filter=still_to_come))
        .filter(next_at__isnull=False)
        .order_by("next_at", "pk")
    )


def past(events: "QuerySet[EventPage]") -> "QuerySet[EventPage]":
    """Those whose last occurrence has ended, latest first."""
    return (
        events.annotate(last_at=Max("occurrences__ends_at"))
        .filter(last_at__lt=timezone.now())
        .order_by("-last_at", "pk")
    )


def attach_occurrences(events: "Sequence[EventPage]") -> None:
    """Sets `occurrence_list` on each event, with one query for all of them."""
    from events.models import Occurrence

    by_page: dict[int, list[Occurrence]] = {event.pk: [] for event in events}
    for occurrence in Occurrence.objects.filter(page__in=list(by_page)).select_related("municipality"):
        by_page[occurrence.page_id].append(occurrence)
    for event in events:
        event.occurrence_list = by_page[event.pk]
