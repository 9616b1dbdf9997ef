"""Who is entered as present, and when. Plain functions of plain values (docs/adr/0042-desk.md)."""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

OPENS_BEFORE = datetime.timedelta(hours=1)  # the meeting begins
CLOSES_AFTER = datetime.timedelta(hours=1)  # it has ended
FROM_ONE_PLACE = 300  # tries an hour from one network address at one meeting; all who come may share the room's
TOLD_WITHIN = datetime.timedelta(days=14)  # of the last meeting


class Refusal(StrEnum):
    CANCELLED = "cancelled"
    NOT_YET = "not_yet"
    OVER = "over"
    NO_PLACE = "no_place"
    SAY_YOUR_NAME = "say_your_name"
    TOO_MANY = "too_many"
    NOT_HELD = "not_held"
    NOT_THERE = "not_there"


def may_enter(
    *,
    is_organiser: bool,
    is_cancelled: bool,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    now: datetime.datetime,
) -> Refusal | None:
    """Who comes enters themself around the meeting; the organiser also afterwards, from paper."""
    if is_cancelled:
        return Refusal.CANCELLED
    if now < starts_at - OPENS_BEFORE:
        return Refusal.NOT_YET
    return Refusal.OVER if now > ends_at + CLOSES_AFTER and not is_organiser else None


def opens_later(
    *, is_cancelled: bool, starts_at: datetime.datetime, now: datetime.datetime
) -> datetime.datetime | None:
    """When somebody can be entered, as long as nobody can."""
    opens_at = starts_at - OPENS_BEFORE
    return opens_at if now < opens_at and not is_cancelled else None


def who_comes(found: Sequence[tuple[int, str]], name_key: str) -> int | Refusal:
    """Of those who have a place with an address, as (registration, name as it is compared), the one who comes.

    A library may have signed up several with one address: then the name tells.
    """
    if len(found) > 1 and not name_key:
        return Refusal.SAY_YOUR_NAME
    named = [registration for registration, key in found if len(found) == 1 or key == name_key]
    return named[0] if named else Refusal.NO_PLACE


def may_try(*, from_here: int) -> Refusal | None:
    return Refusal.TOO_MANY if from_here >= FROM_ONE_PLACE else None


def may_have_certificate(*, is_over: bool, meetings: int) -> Refusal | None:
    """`meetings`: at how many the person was."""
    if not is_over:
        return Refusal.NOT_HELD
    return None if meetings else Refusal.NOT_THERE


def is_over(ends: Iterable[datetime.datetime], now: datetime.datetime) -> bool:
    """Of what one signed up for: `ends` of its meetings that are not cancelled, of which there is one at least."""
    last = max(ends, default=None)
    return last is not None and last <= now


def minutes_of(meetings: Iterable[tuple[datetime.datetime, datetime.datetime]]) -> int:
    return sum(int((ends_at - starts_at).total_seconds()) // 60 for starts_at, ends_at in meetings)
