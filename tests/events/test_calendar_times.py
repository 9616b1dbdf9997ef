"""A program that is not ours reads the same moments, whenever they are."""

import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.calendars import ics
from events.calendars.entries import Entry, EventCalendar
from events.calendars.rules import Method, Status, one_line, plain
from tests.calendars import Component, IcalJs, ical_js

Moment = datetime.datetime
ADDRESS = "kontakt@example.org"


@pytest.fixture(scope="module")
def reader() -> Iterator[IcalJs]:
    with ical_js() as program:
        yield program


def entry(starts_at: Moment, ends_at: Moment, **changes: object) -> Entry:
    said = {
        "uid": "5f0e1f2c-0000-4000-8000-000000000001",
        "sequence": 0,
        "modified_at": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        "title": "Fagprat",
        "language": "nb",
        "description": "Kort.",
        "location": "Hamar",
        "url": "https://bank.example.org/innlandet/fagprat/",
        "categories": ("Formidling",),
        "organiser": "Innlandet fylkesbibliotek",
        "organiser_email": ADDRESS,
        "status": Status.CONFIRMED,
        "is_busy": False,
    }
    return Entry(starts_at=starts_at, ends_at=ends_at, **said | changes)  # type: ignore[arg-type]


def utc(text: str) -> Moment:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


def fed(reader: IcalJs, *entries: Entry) -> Component:
    return reader.read(ics.feed(EventCalendar("Alt", entries)))


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "clock"),
    [
        # A whole night across each change: seven hours in March, nine in October.
        ("2026-03-28 21:00", "2026-03-29 04:00", "2026-03-28T22:00:00"),
        ("2026-10-24 20:00", "2026-10-25 05:00", "2026-10-24T22:00:00"),
        # From the first half past two to the second.
        ("2026-10-25 00:30", "2026-10-25 01:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25 01:30", "2026-10-25 02:30", "2026-10-25T01:30:00Z"),
        ("2026-10-25 02:00", "2026-10-25 03:00", "2026-10-25T03:00:00"),
        # The minute before two is followed by three o'clock.
        ("2026-03-29 00:59", "2026-03-29 01:00", "2026-03-29T01:59:00"),
        # After the year in which lists of changes end.
        ("2050-07-01 07:00", "2050-07-01 08:00", "2050-07-01T09:00:00"),
        ("2050-12-01 08:00", "2050-12-01 09:00", "2050-12-01T09:00:00"),
    ],
)
def test_both_changes_of_the_clock_leave_the_moments_as_they_are(
    reader: IcalJs, starts_at: str, ends_at: str, clock: str
) -> None:
    night = utc(starts_at), utc(ends_at)

    (event,) = fed(reader, entry(*night)).events

    assert (event.times, event["dtstart"]) == (night, clock)


FIRST, LAST = datetime.datetime.fromisoformat("1997-01-01"), datetime.datetime.fromisoformat("2120-01-01")


@given(
    starts_at=st.datetimes(FIRST, LAST),
    minutes=st.integers(1, 60 * 24 * 400),
)
def test_any_two_moments_are_read_as_they_were_written(
    reader: IcalJs, starts_at: datetime.datetime, minutes: int
) -> None:
    begins = starts_at.replace(microsecond=0, tzinfo=datetime.UTC)
    ends = begins + datetime.timedelta(minutes=minutes)

    (event,) = fed(reader, entry(begins, ends)).events

    assert event.times == (begins, ends)


@given(
    hours=st.lists(st.integers(0, 24 * 4), min_size=1, max_size=8), year=st.integers(1997, 2100), autumn=st.booleans()
)
def test_any_hour_around_a_change_of_the_clock_is_read_as_it_was_written(
    reader: IcalJs, hours: list[int], year: int, autumn: bool
) -> None:
    last_day = datetime.date(year, 10 if autumn else 3, 31)
    sunday = last_day - datetime.timedelta(days=(last_day.weekday() + 1) % 7)
    midnight = datetime.datetime.combine(sunday, datetime.time(), datetime.UTC) - datetime.timedelta(hours=12)
    quarters = [midnight + datetime.timedelta(minutes=15 * hour) for hour in hours]
    written = [(begins, begins + datetime.timedelta(minutes=45)) for begins in quarters]

    events = fed(reader, *(entry(*times) for times in written)).events

    assert [event.times for event in events] == written


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
NOON = utc("2026-05-01 10:00"), utc("2026-05-01 11:00")


@given(title=TEXT, description=TEXT, category=TEXT, organiser=st.text(st.characters(categories=["L", "P", "Zs"])))
def test_any_text_is_read_as_it_was_written(
    reader: IcalJs, title: str, description: str, category: str, organiser: str
) -> None:
    said = {
        "title": one_line(title),
        "description": plain(description),
        "categories": (one_line(category) or "Annet",),
        "organiser": one_line(organiser),
    }

    (event,) = fed(reader, entry(*NOON, **said)).events

    assert (event["summary"], event["description"]) == (said["title"], said["description"])
    assert (event.values["categories"], event.parameters["organizer"].get("cn", "")) == (
        list(said["categories"]),
        said["organiser"],
    )


@pytest.mark.parametrize(
    "title",
    [
        "Bøker, kaffe; og \\ skråstrek: «Å lese» (del 2)",
        "👩🏽‍🏫 Veiledning 📚 " * 12,
        "Ånd" + "ø" * 400,
        'BEGIN:VEVENT "sitat" END:VEVENT',
    ],
)
def test_lines_are_folded_by_octets_and_never_inside_a_letter(reader: IcalJs, title: str) -> None:
    written = ics.feed(EventCalendar("Alt", (entry(*NOON, title=one_line(title)),)))

    (event,) = reader.read(written).events

    assert event["summary"] == one_line(title)
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert written.count(b"\n") == written.count(b"\r\n")


def test_what_is_not_known_is_not_said(reader: IcalJs) -> None:
    (event,) = fed(reader, entry(*NOON, location="", categories=())).events

    assert [name in event for name in ("location", "categories", "geo", "attendee")] == [False] * 4


def test_an_invitation_is_to_one_person_from_the_organiser_and_says_who_sent_it(reader: IcalJs) -> None:
    made_at = utc("2026-02-01 12:00")

    calendar = reader.read(
        ics.invitation(
            entry(*NOON, sequence=3),
            Method.REQUEST,
            ('Kari "K" Nord, ph.d.', "kari@example.org"),
            sender="bank@example.org",
            made_at=made_at,
        )
    )

    (event,) = calendar.events
    assert (calendar["method"], event["uid"], event["sequence"], event["status"]) == (
        "REQUEST",
        "5f0e1f2c-0000-4000-8000-000000000001",
        "3",
        "CONFIRMED",
    )
    assert (event["attendee"], event["organizer"], event["dtstamp"]) == (
        "mailto:kari@example.org",
        f"mailto:{ADDRESS}",
        "2026-02-01T12:00:00Z",
    )
    assert event.parameters["attendee"] == {
        "cn": 'Kari "K" Nord, ph.d.',
        "role": "REQ-PARTICIPANT",
        "partstat": "ACCEPTED",
        "rsvp": "FALSE",
    }
    assert event.parameters["organizer"] == {"cn": "Innlandet fylkesbibliotek", "sent-by": "mailto:bank@example.org"}


@pytest.mark.parametrize(("status", "said"), [(Status.CONFIRMED, False), (Status.CANCELLED, True)])
def test_who_is_taken_off_is_not_told_that_the_meeting_is_cancelled(reader: IcalJs, status: Status, said: bool) -> None:
    who = "Kari Nord", "kari@example.org"

    calendar = reader.read(
        ics.invitation(entry(*NOON, status=status), Method.CANCEL, who, sender=ADDRESS, made_at=NOON[0])
    )

    (event,) = calendar.events
    assert (calendar["method"], "status" in event) == ("CANCEL", said)
    assert event.parameters["organizer"] == {"cn": "Innlandet fylkesbibliotek"}
