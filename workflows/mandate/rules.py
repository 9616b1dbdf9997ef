"""When the group is too thin, when it meets, and who keeps its agenda. Plain functions of plain values."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workflows.rules import Refusal

FEWEST_MEMBERS = 5  # four were too vulnerable to absence
ENDS_SOON = datetime.timedelta(days=60)  # long enough to find the next member before the chair is empty
BETWEEN_MEETINGS = 14  # days


@dataclass(frozen=True)
class Seat:
    """A member's place in the group."""

    person: str
    library: str
    ends_on: datetime.date | None


class Weakness(StrEnum):
    TOO_FEW = "too_few"
    SAME_LIBRARY = "same_library"
    ENDS_SOON = "ends_soon"


@dataclass(frozen=True)
class Warned:
    """One weakness of the group. `names`: the people it concerns; `library` and `day` where it is about one."""

    weakness: Weakness
    names: tuple[str, ...]
    library: str = ""
    day: datetime.date | None = None


def weaknesses(seats: Sequence[Seat], today: datetime.date) -> list[Warned]:
    """Too few, two from one county library, and each term that is over within two months, the first to end first."""
    found = []
    if len({seat.person for seat in seats}) < FEWEST_MEMBERS:
        found.append(Warned(Weakness.TOO_FEW, tuple(seat.person for seat in seats)))
    for library, number in Counter(seat.library for seat in seats).items():
        if number > 1:
            names = tuple(seat.person for seat in seats if seat.library == library)
            found.append(Warned(Weakness.SAME_LIBRARY, names, library=library))
    ending = [(seat.ends_on, seat) for seat in seats if seat.ends_on and seat.ends_on <= today + ENDS_SOON]
    for day, seat in sorted(ending, key=lambda pair: (pair[0], pair[1].person)):
        found.append(Warned(Weakness.ENDS_SOON, (seat.person,), library=seat.library, day=day))
    return found


def next_meeting(set_by_leader: datetime.date | None, today: datetime.date) -> datetime.date | None:
    """The day the leader has set, then every fourteenth day after it; None until a day is set."""
    if set_by_leader is None or set_by_leader >= today:
        return set_by_leader
    rounds = -(-(today - set_by_leader).days // BETWEEN_MEETINGS)
    return set_by_leader + datetime.timedelta(days=rounds * BETWEEN_MEETINGS)


def may_keep_agenda(*, is_member: bool, is_leader: bool) -> Refusal | None:
    """Reads the agenda, adds to it and ticks off: every member, the leader and the deputy."""
    return None if is_member or is_leader else Refusal.NOT_A_MEMBER


def may_settle(*, is_member: bool, is_leader: bool, is_open: bool) -> Refusal | None:
    return may_keep_agenda(is_member=is_member, is_leader=is_leader) or (None if is_open else Refusal.IS_DONE)
