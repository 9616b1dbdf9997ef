"""An iCalendar feed (RFC 5545) of plain values. Times are in UTC, so that it needs no time zone of its own."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

REFRESHED = datetime.timedelta(hours=4)  # how often programs are asked to look again (RFC 7986, 5.7)


@dataclass(frozen=True)
class Entry:
    """`sequence` grows by every change; `changed_at`: when that was. Times are aware."""

    uid: uuid.UUID
    sequence: int
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    changed_at: datetime.datetime
    title: str
    place: str = ""
    link: str = ""
    is_cancelled: bool = False


def feed(name: str, entries: Iterable[Entry]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Kompetansebanken//NO")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(datetime.UTC))
    event.add("dtstart", entry.starts_at.astimezone(datetime.UTC))
    event.add("dtend", entry.ends_at.astimezone(datetime.UTC))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    if entry.link:
        event.add("url", entry.link)
        event.add("description", entry.link)
    return event
