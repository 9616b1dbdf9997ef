"""Questions about an event's state: worked out from facts, never typed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FEW = 5  # places left that are worth a hint


class EventState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    FEW = "few"
    FULL = "full"
    WAITING_LIST = "waiting_list"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    DONE = "done"


@dataclass(frozen=True)
class OccurrenceFacts:
    """What the state follows from. Times are aware."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    deadline: datetime.datetime | None = None
    capacity: int | None = None
    taken: int = 0
    has_waiting_list: bool = False
    is_cancelled: bool = False


def state_of(occurrences: Sequence[OccurrenceFacts], now: datetime.datetime, *, has_sign_up: bool) -> EventState:
    """The state of the whole event, told by the first occurrence that is still to come.

    Sign-up to a series is to the whole of it, so its deadline and places are those of its first occurrence that is not
    cancelled, even when later ones remain.
    """
    held = [occurrence for occurrence in occurrences if not occurrence.is_cancelled]
    if not occurrences:
        return EventState.PLANNED
    if not held:
        return EventState.CANCELLED
    if all(occurrence.ends_at <= now for occurrence in held):
        return EventState.DONE
    if not has_sign_up:
        return EventState.PLANNED
    return _places(min(held, key=lambda occurrence: occurrence.starts_at), now)


def _places(first: OccurrenceFacts, now: datetime.datetime) -> EventState:
    if (first.deadline or first.starts_at) <= now:
        return EventState.CLOSED
    if first.capacity is None:
        return EventState.OPEN
    left = first.capacity - first.taken
    if left <= 0:
        return EventState.WAITING_LIST if first.has_waiting_list else EventState.FULL
    return EventState.FEW if left <= FEW else EventState.OPEN


def faults_of(
    starts_at: datetime.datetime | None,
    ends_at: datetime.datetime | None,
    deadline: datetime.datetime | None,
) -> list[tuple[str, str]]:
    """What cannot be, as (field, code): end before start, a deadline after the event has begun."""
    faults = []
    if starts_at and ends_at and ends_at <= starts_at:
        faults.append(("ends_at", "ends_before_start"))
    if starts_at and deadline and deadline > starts_at:
        faults.append(("deadline", "deadline_after_start"))
    return faults
