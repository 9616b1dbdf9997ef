"""Letters put meetings into the receiver's calendar, change them there, and take them out."""

import datetime
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.core.models import Mail
from cms.core.tasks import send_mail
from events.actions import cancel_occurrence, save_occurrences
from events.calendars.invitations import of_letter
from events.models import EventPage, Occurrence, OccurrenceChange, Registration
from events.places import letters
from events.places.addresses import calendar_key
from tests.calendars import Component, IcalJs, ical_js
from tests.post_office import PostOffice, post_office
from tests.registrations import door_to, register
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
LINK = "https://mote.example.org/rom"
State = Registration.State


@pytest.fixture(scope="module")
def reader() -> Iterator[IcalJs]:
    with ical_js() as program:
        yield program


@pytest.fixture
def event(world: World) -> EventPage:
    event = put_up(draft_event(world, "Fagprat; på «nynorsk» 📚"))
    event.occurrences.update(online_link=LINK)
    return event


@pytest.fixture
def kari(event: EventPage) -> Registration:
    return register(door_to(event), name="Kari Nørd", confirmed_at=timezone.now())


def asked(
    reader: IcalJs, template: str, registration: Registration, about: Occurrence | None = None
) -> list[Component]:
    registration.refresh_from_db()
    event = EventPage.objects.get()
    return [reader.read(each["text"]) for each in of_letter(template, registration, event, about)]


def invited(registration: Registration) -> Mail:
    """A letter that has put the meeting into the calendar."""
    return Mail.objects.create(
        to=registration.email,
        key=f"registration:{registration.pk}:1",
        language="nb",
        subject="Du har plass",
        body="Hei.\n",
        calendar=of_letter("place", registration, EventPage.objects.get()),
    )


def add_meeting(registration: Registration, **fields: Any) -> Occurrence:
    first = registration.sign_up.occurrences.first()
    times = {"starts_at": first.starts_at + DAY, "ends_at": first.ends_at + DAY}
    return Occurrence.objects.create(work=first.work, sign_up=registration.sign_up, **times | fields)


# --- what is asked -----------------------------------------------------------------------------------------------


def test_a_place_is_a_request_to_who_has_it(reader: IcalJs, event: EventPage, kari: Registration) -> None:
    (calendar,) = asked(reader, "place", kari)

    (told,) = calendar.events
    occurrence = event.occurrences.get()
    assert (calendar["method"], told["status"], told["transp"]) == ("REQUEST", "CONFIRMED", "OPAQUE")
    assert told.times == (occurrence.starts_at, occurrence.ends_at)
    assert (told["summary"], told["location"]) == (event.title, LINK)
    assert (told["attendee"], told.parameters["attendee"]["cn"]) == ("mailto:kari@example.org", "Kari Nørd")
    assert told["organizer"] == "mailto:kontakt@example.org"


def test_the_letter_and_the_feed_name_a_meeting_alike(
    reader: IcalJs, client: Client, event: EventPage, kari: Registration
) -> None:
    Occurrence.objects.update(sequence=4)
    (calendar,) = asked(reader, "place", kari)

    feeds = [f"/kalender/min/{calendar_key(kari)}.ics", "/kalender/arrangement.ics"]

    names = [(told["uid"], told["sequence"]) for told in calendar.events]
    assert [
        [(told["uid"], told["sequence"]) for told in reader.read(client.get(feed).content).events] for feed in feeds
    ] == [
        names,
        names,
    ]


def test_each_meeting_of_a_series_is_asked_for_by_itself_and_none_that_is_over_or_cancelled(
    reader: IcalJs, kari: Registration
) -> None:
    later = add_meeting(kari, title="Del to")
    add_meeting(kari, cancelled_at=timezone.now())
    add_meeting(kari, starts_at=timezone.now() - DAY, ends_at=timezone.now() - HOUR)

    calendars = asked(reader, "place", kari)

    assert [len(calendar.events) for calendar in calendars] == [1, 1]
    assert calendars[1].events[0]["uid"] == str(later.uid)


@pytest.mark.parametrize("state", [State.WAITING, State.OFFERED, State.LAPSED, State.CANCELLED])
def test_who_has_no_place_is_asked_for_nothing(reader: IcalJs, event: EventPage, state: State) -> None:
    registration = register(door_to(event), state=state)

    assert [asked(reader, letter, registration) for letter in (state, "changed", "meeting_cancelled")] == [[], [], []]


def test_a_reminder_asks_for_nothing(reader: IcalJs, kari: Registration) -> None:
    invited(kari)

    assert (asked(reader, "reminder", kari), asked(reader, "message", kari)) == ([], [])


def test_who_cancels_is_taken_off_and_the_link_is_not_told_again(reader: IcalJs, kari: Registration) -> None:
    letter = invited(kari)
    Registration.objects.update(state=State.CANCELLED)

    (calendar,) = asked(reader, "cancelled", kari)

    (told,) = calendar.events
    (before,) = reader.read(letter.calendar[0]["text"]).events
    assert (calendar["method"], told["uid"], "status" in told) == ("CANCEL", before["uid"], False)
    assert told["attendee"] == "mailto:kari@example.org"
    assert (LINK in letter.calendar[0]["text"], LINK in str(told.values)) == (True, False)


def test_who_was_never_invited_is_not_taken_off(reader: IcalJs, kari: Registration) -> None:
    Mail.objects.create(
        to=kari.email, key=f"registration:{kari.pk}:1", language="nb", subject="På venteliste", body="Hei.\n"
    )
    other = register(kari.sign_up, "ola@example.org", name="Ola Vest")
    invited(other)
    Registration.objects.update(state=State.CANCELLED)

    assert (asked(reader, "cancelled", kari), len(asked(reader, "cancelled", other))) == ([], 1)


# --- the letters of those who have signed up ---------------------------------------------------------------------


@pytest.fixture
def letter_texts(settings: Any, tmp_path: Path) -> None:
    """Words for the letters that have none of their own yet."""
    folder = tmp_path / "mail" / "events"
    folder.mkdir(parents=True)
    for name in ("place", "waiting", "changed", "cancelled", "meeting_cancelled", "reminder"):
        (folder / f"{name}.txt").write_text(f"{name}\n\nHei.\n")
    (template,) = settings.TEMPLATES
    settings.TEMPLATES = [template | {"DIRS": [*template["DIRS"], tmp_path]}]


def told(reader: IcalJs, registration: Registration) -> list[tuple[str, str, str]]:
    """The latest letter's method, sequence and status of each meeting."""
    latest = Mail.objects.filter(to=registration.email).order_by("pk").last()
    assert latest is not None
    calendars = [reader.read(each["text"]) for each in latest.calendar]
    return [
        (calendar["method"], each["sequence"], "".join(each.values.get("status", [])))
        for calendar in calendars
        for each in calendar.events
    ]


@pytest.mark.usefixtures("letter_texts")
def test_a_calendar_follows_a_meeting_from_the_sign_up_to_the_end(
    reader: IcalJs, world: World, event: EventPage, kari: Registration
) -> None:
    waiting = register(kari.sign_up, "ola@example.org", name="Ola Vest", state=State.WAITING)
    seen = []

    def now() -> None:
        seen.append((told(reader, kari), told(reader, waiting)))

    letters.of_state([kari, waiting])
    now()
    occurrence = event.occurrences.get()
    occurrence.starts_at += HOUR
    occurrence.ends_at += HOUR
    save_occurrences(event, [(occurrence, ["starts_at", "ends_at"])], world.contact)
    letters.of_change(OccurrenceChange.objects.get())
    now()
    cancel_occurrence(event, occurrence.pk, world.contact, "Sykdom.")
    letters.of_change(OccurrenceChange.objects.order_by("pk").last())
    now()

    assert seen == [
        ([("REQUEST", "0", "CONFIRMED")], []),
        ([("REQUEST", "1", "CONFIRMED")], []),
        ([("CANCEL", "2", "CANCELLED")], []),
    ]


@pytest.mark.usefixtures("letter_texts")
def test_who_gives_up_a_place_and_comes_back_is_asked_anew(reader: IcalJs, kari: Registration) -> None:
    seen = []
    for version, state in enumerate((State.PLACE, State.CANCELLED, State.PLACE), 1):
        kari.state, kari.version = state, version
        kari.save()
        letters.of_state([kari])
        seen += told(reader, kari)

    assert seen == [("REQUEST", "0", "CONFIRMED"), ("CANCEL", "0", ""), ("REQUEST", "0", "CONFIRMED")]


# --- how it goes -------------------------------------------------------------------------------------------------


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = office.address
        yield office


def kinds(part: EmailMessage) -> Any:
    """The letter's build: a type, or of a part that holds others its type and theirs."""
    if not part.is_multipart():
        return part.get_content_type()
    return part.get_content_type(), *(kinds(each) for each in part.iter_parts())


def part_of(letter: EmailMessage, kind: str) -> Any:
    (part,) = [each for each in letter.walk() if each.get_content_type() == kind]
    return part


def test_one_meeting_is_the_letter_said_to_a_calendar_and_a_file(office: PostOffice, kari: Registration) -> None:
    mail = invited(kari)

    send_mail(mail.pk)

    (letter,) = office.taken
    assert kinds(letter) == (
        "multipart/mixed",
        ("multipart/alternative", "text/plain", "text/calendar"),
        "application/ics",
    )
    (text,) = [each["text"] for each in mail.calendar]
    part, file = part_of(letter, "text/calendar"), part_of(letter, "application/ics")
    assert part["Content-Type"] == 'text/calendar; method="REQUEST"; charset="utf-8"'
    assert (part.get_content(), file.get_content().decode()) == (text, text)
    assert (file.get_filename(), file.get_content_disposition()) == ("kalender-1.ics", "attachment")


def test_each_meeting_of_a_series_is_a_part_of_its_own(office: PostOffice, kari: Registration) -> None:
    add_meeting(kari)
    mail = invited(kari)

    send_mail(mail.pk)

    (letter,) = office.taken
    files = list(letter.iter_attachments())
    assert kinds(letter) == ("multipart/mixed", "text/plain", "text/calendar", "text/calendar")
    assert [part["Content-Type"].params["method"] for part in files] == ["REQUEST", "REQUEST"]
    assert [part.get_filename() for part in files] == ["kalender-1.ics", "kalender-2.ics"]
    assert [part.get_content() for part in files] == [each["text"] for each in mail.calendar]


def test_a_letter_without_a_calendar_is_plain_text(office: PostOffice) -> None:
    mail = Mail.objects.create(to="kari@example.org", language="nb", subject="Hei", body="Hei.\n")

    send_mail(mail.pk)

    assert [kinds(letter) for letter in office.taken] == ["text/plain"]
