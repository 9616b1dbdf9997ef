"""Questions about people: who holds a role today, who is away. Plain functions of plain values."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A membership as the rules see it."""

    role: str
    starts_on: datetime.date
    ends_on: datetime.date | None

    def covers(self, day: datetime.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def holds_role(terms: Iterable[Term], role: str, day: datetime.date) -> bool:
    return any(term.role == role and term.covers(day) for term in terms)


def is_away(absences: Iterable[tuple[datetime.date, datetime.date]], day: datetime.date) -> bool:
    """Absences as (first day, last day), both included."""
    return any(first <= day <= last for first, last in absences)


def may_enter_absence(*, is_self: bool, is_deputy: bool, is_leader: bool) -> bool:
    """One's own absence, that of somebody one is deputy for, and as leader anybody's."""
    return is_self or is_deputy or is_leader


def may_appoint(giver: int | None, receiver: int) -> bool:
    """Nobody gives oneself a role or moves one's own term: another who appoints does. None: the command line."""
    return giver != receiver
