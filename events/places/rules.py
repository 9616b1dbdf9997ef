"""Who gets a place, and who is next. Plain functions of plain values (docs/adr/0039-places.md)."""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from events.rules import EventState

LARGEST_PARTY = 12  # people in one form
FROM_ONE_PLACE = 60  # forms an hour from one network address to one sign-up; a county's libraries may share one
ERASED_AFTER = datetime.timedelta(days=90)  # the last meeting, where the organiser has said nothing
LONGEST_KEPT = datetime.timedelta(days=400)
PUT_RIGHT_IN = datetime.timedelta(days=14)  # a time that was changed when it had passed; till then nobody is forgotten
REMINDED_BEFORE = datetime.timedelta(hours=24)  # of when it begins


class Refusal(StrEnum):
    NOT_OPEN = "not_open"
    CLOSED = "closed"
    FULL = "full"
    CANCELLED = "cancelled"
    ANOTHER_COUNTY = "another_county"
    TOO_MANY = "too_many"
    LARGE_PARTY = "large_party"
    OFFER_IS_OVER = "offer_is_over"
    IS_SETTLED = "is_settled"
    FEWER_THAN_TAKEN = "fewer_than_taken"
    QUOTAS_ABOVE = "quotas_above"
    IS_THERE = "is_there"
    IS_OVER = "is_over"


_REFUSED_IN = {
    EventState.PLANNED: Refusal.NOT_OPEN,
    EventState.CLOSED: Refusal.CLOSED,
    EventState.DONE: Refusal.CLOSED,
    EventState.CANCELLED: Refusal.CANCELLED,
    EventState.FULL: Refusal.FULL,
}


@dataclass(frozen=True)
class Places:
    """What there is and who holds it. Counties are named by their codes.

    `capacity`: None is without limit. `held`: places and offers, by county. `quotas`: those not yet released.
    """

    capacity: int | None
    blocked: int = 0
    held: Mapping[str, int] = field(default_factory=dict)
    quotas: Mapping[str, int] = field(default_factory=dict)

    def with_one_more(self, county: str) -> "Places":
        held = Counter(self.held)
        held[county] += 1
        return Places(self.capacity, self.blocked, held, self.quotas)

    def has_room_for(self, county: str) -> bool:
        """Whether somebody from there can have a place now, with what is kept for the others left to them."""
        if self.capacity is None:
            return True
        kept = sum(max(0, places - self.held.get(other, 0)) for other, places in self.quotas.items() if other != county)
        return self.capacity - self.blocked - sum(self.held.values()) - kept > 0


def next_offers(places: Places, line: Sequence[tuple[int, str]]) -> list[int]:
    """Who on the waiting list is offered a place now. `line`: (registration, county), the next first.

    Somebody is passed by only where all that is left is kept for other counties.
    """
    offered = []
    for registration, county in line:
        if places.has_room_for(county):
            offered.append(registration)
            places = places.with_one_more(county)
    return offered


def offer_ends(now: datetime.datetime, hours: int, begins: datetime.datetime | None) -> datetime.datetime | None:
    """When an offer made now must be answered; None when it is too late for one: the event has begun, or is off."""
    if begins is None or begins <= now:
        return None
    return min(now + datetime.timedelta(hours=hours), begins)


def may_sign_up(
    state: EventState, *, has_waiting_list: bool, has_room: bool, is_open_to_county: bool
) -> Refusal | None:
    """`state`: of the sign-up. `has_room`: for the county of whoever asks."""
    refusal = _REFUSED_IN.get(state)
    if refusal is not None and refusal != Refusal.FULL:
        return refusal
    if not is_open_to_county:
        return Refusal.ANOTHER_COUNTY
    return None if has_room or has_waiting_list else Refusal.FULL


def is_open_to(county: str, open_to: Collection[str]) -> bool:
    """Whether a library in the county may sign up. `open_to`: the codes of the counties, none for all."""
    return not open_to or county in open_to


def may_answer_offer(*, is_offered: bool, offered_until: datetime.datetime | None, now: datetime.datetime) -> bool:
    return is_offered and offered_until is not None and now < offered_until


def may_send(*, from_here: int, people: int) -> Refusal | None:
    """`from_here`: forms from the same network address in the last hour."""
    if people > LARGEST_PARTY:
        return Refusal.LARGE_PARTY
    return Refusal.TOO_MANY if from_here >= FROM_ONE_PLACE else None


def faults_of_places(
    *, capacity: int | None, blocked: int, taken: int, quotas: Sequence[int]
) -> list[tuple[str, Refusal]]:
    """What cannot be, as (field, why): fewer places than are held; more kept for counties than there are."""
    if capacity is None:
        return []
    faults = []
    if capacity < taken + blocked:
        faults.append(("capacity", Refusal.FEWER_THAN_TAKEN))
    if sum(quotas) > capacity - blocked:
        faults.append(("capacity", Refusal.QUOTAS_ABOVE))
    return faults


def erased_on(last_day: datetime.date, chosen: datetime.date | None) -> datetime.date:
    """The day names are erased: the organiser's, within what the law lets us keep."""
    latest = last_day + LONGEST_KEPT
    return min(chosen, latest) if chosen else last_day + ERASED_AFTER
