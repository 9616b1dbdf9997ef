"""What a calendar says, in its final words. Two that are equal are written alike."""

import datetime
from dataclasses import dataclass

from events.calendars.rules import Status


@dataclass(frozen=True)
class Entry:
    """One meeting. Times are aware; `language` is the title's; without an `organiser_email` there is no organiser."""

    uid: str
    sequence: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    modified_at: datetime.datetime
    title: str
    language: str
    description: str
    location: str
    url: str
    categories: tuple[str, ...]
    organiser: str
    organiser_email: str
    status: Status
    is_busy: bool


@dataclass(frozen=True)
class EventCalendar:
    name: str
    entries: tuple[Entry, ...]
