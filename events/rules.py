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
class SignUpFacts:
    """`key`: which sign-up it is. `is_here`: one signs up with us. `taken`: with those held back. Times are aware."""

    key: int | None = None
    is_here: bool = False
    opens_at: datetime.datetime | None = None
    deadline: datetime.datetime | None = None
    capacity: int | None = None
    taken: int = 0
    has_waiting_list: bool = False


@dataclass(frozen=True)
class OccurrenceFacts:
    """What the state follows from. Times are aware."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    is_cancelled: bool = False
    sign_up: SignUpFacts | None = None


def state_of(occurrences: Sequence[OccurrenceFacts], now: datetime.datetime, *, has_address: bool) -> EventState:
    """The state of the whole event. `has_address`: whether one signs up elsewhere.

    Sign-up to a series is to the whole of it, so it closes when its first meeting that is not cancelled begins, even
    when later ones remain. Where each is signed up for alone, the first that is still to come tells.
    """
    held = [occurrence for occurrence in occurrences if not occurrence.is_cancelled]
    if not occurrences:
        return EventState.PLANNED
    if not held:
        return EventState.CANCELLED
    coming = [occurrence for occurrence in held if occurrence.ends_at > now]
    if not coming:
        return EventState.DONE
    first = min(coming, key=lambda occurrence: occurrence.starts_at)
    begins = min(each.starts_at for each in held if _key(each) == _key(first))
    return sign_up_state(first.sign_up or SignUpFacts(), begins, now, has_address=has_address)


def _key(occurrence: OccurrenceFacts) -> int | None:
    return occurrence.sign_up.key if occurrence.sign_up else None


def sign_up_state(
    sign_up: SignUpFacts, begins: datetime.datetime, now: datetime.datetime, *, has_address: bool = False
) -> EventState:
    """Of one sign-up, to what `begins` then and is not cancelled."""
    if not (sign_up.is_here or has_address) or (sign_up.opens_at and sign_up.opens_at > now):
        return EventState.PLANNED
    if min(sign_up.deadline or begins, begins) <= now:
        return EventState.CLOSED
    return places_state(sign_up)


def places_state(sign_up: SignUpFacts) -> EventState:
    """Of the places alone, while one can sign up."""
    if sign_up.capacity is None:
        return EventState.OPEN
    left = sign_up.capacity - sign_up.taken
    if left <= 0:
        return EventState.WAITING_LIST if sign_up.has_waiting_list else EventState.FULL
    return EventState.FEW if left <= FEW else EventState.OPEN


def faults_of(
    starts_at: datetime.datetime | None,
    ends_at: datetime.datetime | None,
    deadline: datetime.datetime | None = None,
) -> list[tuple[str, str]]:
    """What cannot be, as (field, code): end before start, a deadline after the event has begun."""
    faults = []
    if starts_at and ends_at and ends_at <= starts_at:
        faults.append(("ends_at", "ends_before_start"))
    if starts_at and deadline and deadline > starts_at:
        faults.append(("deadline", "deadline_after_start"))
    return faults


def faults_of_move(
    *,
    ended: datetime.datetime,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    deadline: datetime.datetime | None,
    now: datetime.datetime,
) -> list[tuple[str, str]]:
    """What a meeting cannot be moved to, as (field, code). `ended`: when it would have; `deadline`: of its sign-up.

    What is over is forgotten by the clock, with those who signed up: a slip of the finger must not do that.
    """
    faults = []
    if ended > now >= ends_at > starts_at:
        faults.append(("starts_at", "moved_into_the_past"))
    if deadline and starts_at < deadline:
        faults.append(("starts_at", "before_the_deadline"))
    return faults
