"""How long a recording may stand without captions. Plain functions of plain values (docs/adr/0045-after-the-event.md).

Forskrift om universell utforming av IKT-løsninger: the recording of a webinar that is left online has captions, and
somebody has decided on audio description (synstolking), within fourteen days.
"""

import datetime
from enum import StrEnum

ALLOWED = datetime.timedelta(days=14)
DAY = datetime.timedelta(days=1)
MOST_CAPTIONS = 2 * 1024 * 1024  # bytes; a whole day of talk is less
FILM_KINDS = ("mp4", "webm", "m4a", "mp3")


class Step(StrEnum):
    """What the owner is written about, in the order of time."""

    WEEK = "week"
    SOON = "soon"
    LAPSED = "lapsed"


STEPS = {Step.LAPSED: ALLOWED, Step.SOON: ALLOWED - 2 * DAY, Step.WEEK: 7 * DAY}  # after it was put up; latest first


class Fault(StrEnum):
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NOT_VTT = "not_vtt"


def lapses_at(put_up_at: datetime.datetime) -> datetime.datetime:
    return put_up_at + ALLOWED


def is_held(put_up_at: datetime.datetime | None, now: datetime.datetime, *, is_complete: bool) -> bool:
    """Whether readers are kept from it. `put_up_at`: None while it has never been up."""
    return not is_complete and put_up_at is not None and now >= lapses_at(put_up_at)


def days_left(put_up_at: datetime.datetime, now: datetime.datetime) -> int:
    """Begun days count as whole ones; 0 when the time is up."""
    return max(0, -((now - lapses_at(put_up_at)) // DAY))


def step_at(put_up_at: datetime.datetime, now: datetime.datetime) -> Step | None:
    """The last step that has come: a job that was away tells that one, and none of those before it."""
    return next((step for step, after in STEPS.items() if now >= put_up_at + after), None)


def fault_of_captions(data: bytes) -> Fault | None:
    """A WebVTT file is UTF-8, begins with its name, and has at least one cue (https://www.w3.org/TR/webvtt1/)."""
    if len(data) > MOST_CAPTIONS:
        return Fault.TOO_LARGE
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Fault.NOT_TEXT
    begins = text.startswith("WEBVTT") and not text[6:7].strip()
    return None if begins and "-->" in text else Fault.NOT_VTT
