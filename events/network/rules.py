"""Who reads and keeps which meetings, and when a series meets. Plain functions of plain values (docs/adr/0045).

Everybody else is told that there is no such meeting.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

EVERY = 14  # days between the meetings of a series
MOST = 27  # meetings made in one go: a year of every other week
NEAR = datetime.timedelta(days=5)


class Kind(StrEnum):
    GROUP = "group"
    NETWORK = "network"


@dataclass(frozen=True)
class Seat:
    """What somebody is today. `is_leader`: or the leader's deputy. `is_contact`: or a contact's deputy."""

    is_member: bool = False
    is_leader: bool = False
    is_contact: bool = False


NOBODY = Seat()


class Refusal(StrEnum):
    NOT_YOURS = "not_yours"
    IS_CANCELLED = "is_cancelled"
    IS_APPROVED = "is_approved"
    NO_MINUTES = "no_minutes"
    OWN_MINUTES = "own_minutes"
    NOT_BEGUN = "not_begun"
    WRITTEN_MEANWHILE = "written_meanwhile"
    NO_DAYS = "no_days"
    TOO_MANY = "too_many"
    ENDS_FIRST = "ends_first"
    ORGANISER_READS_NOT = "organiser_reads_not"


def may_read(kind: str, seat: Seat) -> bool:
    """The group's own: its members and leader. The network's: they, and all county contacts with their deputies."""
    return seat.is_member or seat.is_leader or (kind == Kind.NETWORK and seat.is_contact)


def kinds_read_by(seat: Seat) -> list[Kind]:
    return [kind for kind in Kind if may_read(kind, seat)]


def may_call(kind: str, seat: Seat) -> bool:
    return seat.is_leader or (kind == Kind.GROUP and seat.is_member)


def may_keep(kind: str, seat: Seat, *, is_organiser: bool) -> bool:
    """Whether one may change the meeting, its agenda, minutes and decisions. An organiser without a role may not."""
    return may_call(kind, seat) or (is_organiser and may_read(kind, seat))


def may_change(kind: str, seat: Seat, *, is_organiser: bool, is_cancelled: bool) -> Refusal | None:
    if not may_keep(kind, seat, is_organiser=is_organiser):
        return Refusal.NOT_YOURS
    return Refusal.IS_CANCELLED if is_cancelled else None


def may_write(kind: str, seat: Seat, *, is_organiser: bool, is_cancelled: bool, is_approved: bool) -> Refusal | None:
    """The agenda, the minutes and the decisions: until the minutes are approved."""
    refusal = may_change(kind, seat, is_organiser=is_organiser, is_cancelled=is_cancelled)
    return refusal or (Refusal.IS_APPROVED if is_approved else None)


def may_approve(
    kind: str,
    seat: Seat,
    *,
    is_organiser: bool,
    is_approved: bool,
    has_minutes: bool,
    has_written: bool,
    has_begun: bool,
) -> Refusal | None:
    """`has_written`: whoever asks has written in them. Nobody approves their own."""
    if not may_keep(kind, seat, is_organiser=is_organiser):
        return Refusal.NOT_YOURS
    if is_approved:
        return Refusal.IS_APPROVED
    if not has_minutes:
        return Refusal.NO_MINUTES
    if not has_begun:
        return Refusal.NOT_BEGUN
    return Refusal.OWN_MINUTES if has_written else None


def days_of_series(
    first: datetime.date, last: datetime.date, is_working_day: Callable[[datetime.date], bool]
) -> list[datetime.date]:
    """Every other week from the first day to the last, with both. A public holiday is left out, and not moved."""
    number = (last - first).days // EVERY + 1
    days = (first + datetime.timedelta(days=EVERY * turn) for turn in range(max(number, 0)))
    return [day for day in days if is_working_day(day)]


def fault_of_series(days: list[datetime.date]) -> Refusal | None:
    if not days:
        return Refusal.NO_DAYS
    return Refusal.TOO_MANY if len(days) > MOST else None


def may_wait(starts_at: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a letter about a meeting may wait for the daily one, which may be a long weekend away."""
    return starts_at - now > NEAR
