"""What a sign-up can be set to. Plain functions of plain values."""

import datetime
from collections.abc import Collection, Sequence
from enum import StrEnum

from events.places.rules import LONGEST_KEPT, faults_of_places, is_open_to
from events.rules import faults_of

FROZEN = {"text", "kind", "choices"}  # of a question that somebody has answered: else the answer is to another


class Fault(StrEnum):
    OPENS_LATE = "opens_late"
    ERASED_EARLY = "erased_early"
    ERASED_LATE = "erased_late"
    SIGNED_UP_HERE = "signed_up_here"
    COUNTY_TWICE = "county_twice"
    NOTHING_TO_SHARE = "nothing_to_share"
    IS_ANSWERED = "is_answered"
    NOT_OPEN_TO_COUNTY = "not_open_to_county"
    RELEASED_ALREADY = "released_already"


def faults_of_sign_up(
    *,
    is_here: bool,
    standing: int,
    opens_at: datetime.datetime | None,
    deadline: datetime.datetime | None,
    begins: datetime.datetime | None,
    last_day: datetime.date | None,
    erase_on: datetime.date | None,
    capacity: int | None,
    blocked: int,
    taken: int,
    quotas: Sequence[int],
) -> list[tuple[str, str]]:
    """What cannot be, as (field, code). `standing`: who has a place here or waits for one.

    `begins`: the first meeting that is not cancelled. `quotas`: places of those that are not released.
    """
    faults: list[tuple[str, str]] = [*faults_of(begins, None, deadline)]
    if opens_at and deadline and opens_at >= deadline:
        faults.append(("opens_at", Fault.OPENS_LATE))
    if not is_here and standing:
        faults.append(("is_here", Fault.SIGNED_UP_HERE))
    if erase_on and last_day and erase_on <= last_day:
        faults.append(("erase_on", Fault.ERASED_EARLY))
    if erase_on and last_day and erase_on > last_day + LONGEST_KEPT:
        faults.append(("erase_on", Fault.ERASED_LATE))
    if quotas and capacity is None:
        faults.append(("capacity", Fault.NOTHING_TO_SHARE))
    return [*faults, *faults_of_places(capacity=capacity, blocked=blocked, taken=taken, quotas=quotas)]


def may_have_quota(*, has_one: bool) -> Fault | None:
    """`has_one`: whether the county has another at the same sign-up."""
    return Fault.COUNTY_TWICE if has_one else None


def faults_of_quota(
    *, county: str | None, open_to: Collection[str], released_at: datetime.datetime | None, now: datetime.datetime
) -> list[tuple[str, Fault]]:
    """What cannot be of what is newly written, as (field, code); None for what stands as it was.

    `county`: its code. `open_to`: the codes of the counties that may sign up, none for all.
    """
    faults = []
    if county and not is_open_to(county, open_to):
        faults.append(("county", Fault.NOT_OPEN_TO_COUNTY))
    if released_at and released_at <= now:
        faults.append(("released_at", Fault.RELEASED_ALREADY))
    return faults


def may_change_question(*, is_answered: bool, changed: Collection[str]) -> Fault | None:
    """`changed`: names of fields."""
    return Fault.IS_ANSWERED if is_answered and not FROZEN.isdisjoint(changed) else None


def may_remove_question(*, is_answered: bool) -> Fault | None:
    return Fault.IS_ANSWERED if is_answered else None
