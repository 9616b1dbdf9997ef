"""Who may ask for a course, who answers, and what is counted. Plain functions of plain values (docs/adr/0037)."""

import datetime
from enum import StrEnum

FROM_ONE_PLACE = 10  # wishes an hour from one network address; a library's machines may share one
MOST_ADDRESSES = 20  # on one library's wish; more than that is no library
ADDRESS_KEPT = datetime.timedelta(days=180)  # with a wish that nobody has answered
LETTER_KEPT = datetime.timedelta(days=14)  # after it was written, sent or not
FEWEST_SHOWN = 5  # libraries in all, before readers are told how many have asked


class Refusal(StrEnum):
    TOO_MANY = "too_many"
    NOT_YOURS = "not_yours"
    NOBODY_WAITS = "nobody_waits"
    NO_TEXT = "no_text"


def may_ask(*, from_here: int) -> Refusal | None:
    """`from_here`: how many have come from the same network address in the last hour."""
    return Refusal.TOO_MANY if from_here >= FROM_ONE_PLACE else None


def may_look(*, is_contact: bool, is_member: bool) -> bool:
    """Contacts and deputies of any county library, so that two can join; and the group, which brings them together."""
    return is_contact or is_member


def may_answer(*, is_contact: bool, waiting: int, text: str) -> Refusal | None:
    """`is_contact`: of the county library whose libraries ask. `waiting`: how many of them have no answer yet."""
    if not is_contact:
        return Refusal.NOT_YOURS
    if not waiting:
        return Refusal.NOBODY_WAITS
    return None if text.strip() else Refusal.NO_TEXT


def shows_readers(*, libraries: int) -> bool:
    return libraries >= FEWEST_SHOWN


def is_since(asked_at: datetime.datetime, last_run: datetime.datetime | None) -> bool:
    """Whether a wish is newer than the county's last run of the course, if there was any."""
    return last_run is None or asked_at > last_run
