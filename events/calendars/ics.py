"""iCalendar (RFC 5545), written by icalendar: a feed's, and an invitation's (RFC 5546)."""

import datetime

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vDuration, vText, vUri

from events.calendars.entries import Entry, EventCalendar
from events.calendars.rules import Method, Status, comes_twice
from events.calendars.time_zone import oslo

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCER = "-//Kompetansebanken//Arrangement//NO"
ASKED_AGAIN_AFTER = datetime.timedelta(hours=1)


def feed(calendar: EventCalendar) -> bytes:
    """What one subscribes to. It changes with what it says alone: each entry is stamped with its latest change."""
    written = _empty("PUBLISH")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was there before it
        written.add(name, calendar.name)
    written.add("refresh-interval", vDuration(ASKED_AGAIN_AFTER), parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", vDuration(ASKED_AGAIN_AFTER))
    for entry in calendar.entries:
        event = _event(entry, stamped=entry.modified_at)
        event.add("status", entry.status)
        written.add_component(event)
    return written.to_ical()


def invitation(
    entry: Entry, method: Method, attendee: tuple[str, str], *, sender: str, made_at: datetime.datetime
) -> str:
    """To one meeting, for one person (`attendee`: name and address), who has asked to come and so is not asked again.

    One object for each meeting: all parts of a request have one UID. `sender` writes on behalf of the organiser.
    """
    event = _event(entry, stamped=made_at, sent_by=sender)
    name, address = attendee
    invited = vCalAddress(f"mailto:{address}")
    invited.params["CN"] = vText(name)
    invited.params["ROLE"] = vText("REQ-PARTICIPANT")
    invited.params["PARTSTAT"] = vText("ACCEPTED")
    invited.params["RSVP"] = vText("FALSE")
    event.add("attendee", invited)
    if method == Method.REQUEST or entry.status == Status.CANCELLED:
        event.add("status", entry.status)  # RFC 5546, 3.2.5: none where one person is taken off what goes on
    written = _empty(method)
    written.add_component(event)
    return written.to_ical().decode()


def _empty(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(oslo())
    return calendar


def _event(entry: Entry, *, stamped: datetime.datetime, sent_by: str = "") -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamped.astimezone(datetime.UTC))
    event.add("last-modified", entry.modified_at.astimezone(datetime.UTC))
    local = timezone.localtime(entry.starts_at), timezone.localtime(entry.ends_at)
    zone = datetime.UTC if comes_twice(*local) else timezone.get_default_timezone()
    for name, moment in zip(("dtstart", "dtend"), local, strict=True):
        event.add(name, moment.astimezone(zone))
    event.add("summary", entry.title, parameters={"LANGUAGE": entry.language})
    event.add("description", entry.description)
    event.add("url", vUri(entry.url))
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    if entry.location:
        event.add("location", entry.location)
    if entry.categories:
        event.add("categories", list(entry.categories))
    organiser = vCalAddress(f"mailto:{entry.organiser_email}")
    organiser.params["CN"] = vText(entry.organiser)
    if sent_by and sent_by != entry.organiser_email:
        organiser.params["SENT-BY"] = vText(f"mailto:{sent_by}")
    event.add("organizer", organiser)
    return event
