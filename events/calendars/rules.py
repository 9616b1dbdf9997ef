"""Questions about what calendars are told. Plain values in, plain values out."""

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum

KEPT = datetime.timedelta(days=365)  # so long after it ended, a feed still has a meeting

# What RFC 5545 (3.3.11) lets no text hold: all controls but the tab; line breaks are written as an escape.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class Status(StrEnum):
    """RFC 5545, 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Standing(StrEnum):
    """Of the person whose calendar it is; the values are those of `Registration.state`, the strongest first."""

    PLACE = "place"
    OFFERED = "offered"
    WAITING = "waiting"


class Method(StrEnum):
    """RFC 5546, 3.2."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


def strongest(standings: Iterable[str]) -> Standing:
    """Who has signed up twice by one address, has one entry. Raises ValueError for none at all."""
    return min(map(Standing, standings), key=list(Standing).index)


def status_of(standing: Standing | None, *, is_cancelled: bool) -> Status:
    """`standing`: None in a calendar that is nobody's own."""
    if is_cancelled:
        return Status.CANCELLED
    return Status.CONFIRMED if standing in (None, Standing.PLACE) else Status.TENTATIVE


def is_busy(standing: Standing | None, *, is_cancelled: bool) -> bool:
    """Whether it takes time in the calendar: what one might go to does not, nor what one waits for."""
    return standing in (Standing.PLACE, Standing.OFFERED) and not is_cancelled


def method_of(letter: str, *, has_place: bool, is_invited: bool) -> Method | None:
    """What the letter asks the receiver's calendar to do; None for nothing.

    `letter`: a template of `events.places.letters`. `is_invited`: an earlier letter has put something there.
    """
    match letter:
        case "place" | "changed":
            return Method.REQUEST if has_place else None
        case "cancelled" | "meeting_cancelled":
            return Method.CANCEL if is_invited else None
    return None


def comes_twice(*local: datetime.datetime) -> bool:
    """Whether one of the local times comes twice, in the night when the clock is set back.

    RFC 5545 (3.3.5) means the first by it, and some programs the second. Only UTC is sure.
    """
    return any(moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset() for moment in local)


def plain(text: str) -> str:
    """A text as a calendar may hold it: lines end in one way, and nothing stands in it that cannot be seen."""
    return _CONTROLS.sub("", _LINE_BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())
