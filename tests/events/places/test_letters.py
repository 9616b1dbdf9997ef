"""Letters to those who have signed up: one for each thing that happens, in their own language, none twice.

Long, since each thing that can happen to a place has its letter.
"""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from cms.core.models import Mail
from cms.core.tasks import send_waiting_mail
from events.actions import cancel_occurrence, save_occurrences
from events.models import EventPage, Occurrence, OccurrenceChange, Registration, SignUp
from events.organising.actions import Rows, save_sign_up
from events.places import actions, letters
from events.places.addresses import own_path
from events.places.tasks import remind, tell, tell_changes, tend_places
from tests.jobs import Commit
from tests.places import open_sign_up, registered, send
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    return open_sign_up(event, capacity=1, has_waiting_list=True)


def told() -> list[tuple[str, str]]:
    """To whom, and the subject, the oldest first."""
    return list(Mail.objects.order_by("pk").values_list("to", "subject"))


ONE, TWO = "deltaker-1@example.org", "deltaker-2@example.org"


def test_a_place_and_a_wait_are_told_with_the_way_to_the_own_page(door: SignUp, client: Client) -> None:
    for number in (1, 2):
        send(client, door, number=number)

    for _time in range(2):
        tell()

    assert told() == [(ONE, "Du har plass: Fagprat"), (TWO, "Du står på venteliste: Fagprat")]
    first, second = Mail.objects.order_by("pk")
    assert own_path(Registration.objects.get(email=ONE)) in first.body
    assert "er nummer 1 på ventelista" in second.body


@pytest.mark.parametrize(("prefix", "subject"), [("", "Du har plass: Fagprat"), ("/en", "You have a place: Fagprat")])
def test_the_letter_is_in_the_language_of_the_form(door: SignUp, client: Client, prefix: str, subject: str) -> None:
    from tests.places import filled_in

    client.post(f"{prefix}/pamelding/{door.pk}/", filled_in())
    tell()

    mail = Mail.objects.get()
    assert (mail.subject, f"{prefix}/pamelding/min/" in mail.body) == (subject, True)


def test_each_thing_that_happens_to_a_place_is_told(door: SignUp) -> None:
    first, second = registered(door, 1), registered(door, 2, state="waiting")
    tell()

    actions.cancel(first.pk)
    tell()
    Registration.objects.filter(state="offered").update(offered_until=timezone.now())
    tend_places()

    assert told()[2:] == [
        (ONE, "Du er ikke påmeldt lenger: Fagprat"),
        (TWO, "En plass er blitt ledig: Fagprat"),
        (TWO, "Plassen er gått til den neste: Fagprat"),
    ]
    assert second.pk


def test_an_accepted_offer_is_told_as_a_place(door: SignUp) -> None:
    offered = registered(door, 2, state="offered", offered_until=timezone.now() + DAY, told_version=1)

    actions.accept(offered.pk)
    tell()

    assert told() == [(TWO, "Du har plass: Fagprat")]


def test_the_link_to_the_meeting_is_told_to_who_has_a_place(door: SignUp) -> None:
    Occurrence.objects.update(online_link="https://mote.example.org/hemmelig", venue="Hamar bibliotek")
    registered(door, 1)
    registered(door, 2, state="waiting")

    tell()

    assert ["hemmelig" in mail.body for mail in Mail.objects.order_by("pk")] == [True, False]


def test_a_change_asks_a_worker_to_tell_soon_and_once_for_all_that_is_stored_meanwhile(
    door: SignUp, client: Client, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("cms.core.jobs._send", lambda job, args, countdown: asked.append((job, countdown)))

    for number in (1, 2):
        with commit():
            send(client, door, number=number)

    assert asked == [(tell, 5)]


def test_with_the_mail_server_away_sign_ups_go_on_and_each_letter_follows_once(
    door: SignUp, client: Client, settings: Any, mailoutbox: list[Any]
) -> None:
    here, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1  # where nobody listens
    for number in (1, 2):
        assert send(client, door, number=number).status_code == 302
    for _minute in range(3):
        tend_places()
        send_waiting_mail()
    waiting = Mail.objects.filter(sent_at=None, failed_at=None).count()

    settings.EMAIL_BACKEND = here
    Mail.objects.update(due_at=timezone.now())
    for _minute in range(3):
        tend_places()
        send_waiting_mail()

    assert (waiting, sorted(message.to[0] for message in mailoutbox)) == (2, [ONE, TWO])


# --- when and where -------------------------------------------------------------------------------------------------


def change(world: World, event: EventPage, **fields: Any) -> None:
    occurrence = event.occurrences.get()
    for name, value in fields.items():
        setattr(occurrence, name, value)
    save_occurrences(event, [(occurrence, list(fields))], world.contact)


def test_a_moved_meeting_is_told_to_all_who_stand_on_the_list(world: World, event: EventPage, door: SignUp) -> None:
    for number, state in ((1, "place"), (2, "waiting"), (3, "cancelled")):
        registered(door, number, state=state, told_version=1)

    change(world, event, venue="Hamar bibliotek")
    for _time in range(2):
        tell_changes()

    assert told() == [(ONE, "Endret: Fagprat"), (TWO, "Endret: Fagprat")]
    assert "Hamar bibliotek" in Mail.objects.order_by("pk")[0].body


def test_the_letter_names_what_was_and_what_is_and_gives_those_who_wait_no_link(
    world: World, event: EventPage, door: SignUp
) -> None:
    for number, state in ((1, "place"), (2, "waiting")):
        registered(door, number, state=state, told_version=1)
    event.occurrences.update(venue="Gamle Folkets hus")

    change(world, event, venue="Hamar bibliotek", online_link="https://video.example.org/ny")
    tell_changes()

    bodies = list(Mail.objects.order_by("pk").values_list("body", flat=True))
    assert ["– Sted: Gamle Folkets hus → Hamar bibliotek\n" in body for body in bodies] == [True, True]
    assert ["https://video.example.org/ny" in body for body in bodies] == [True, False]


def setting(door: SignUp, event: EventPage, world: World, **values: Any) -> None:
    save_sign_up(event, door.pk, values, quotas=Rows(), questions=Rows(), by=world.contact)


def test_a_changed_deadline_or_number_of_places_is_told_once_to_all_who_stand_on_the_list(
    world: World, event: EventPage, door: SignUp
) -> None:
    SignUp.objects.update(capacity=3, deadline=None)
    for number, state in ((1, "place"), (2, "waiting"), (3, "cancelled")):
        registered(door, number, state=state, told_version=1)
    deadline = event.occurrences.get().starts_at - datetime.timedelta(days=2)

    setting(door, event, world, deadline=deadline, capacity=5)
    for _time in range(2):
        tell_changes()

    letters = Mail.objects.filter(key__contains=":setting:").order_by("pk")
    assert [letter.to for letter in letters] == [ONE, TWO]
    said = [line for line in letters[0].body.splitlines() if line.startswith("– ")]
    day = date_format(timezone.localtime(deadline), "DATETIME_FORMAT")
    assert said == [f"– Påmeldingsfrist: – → {day}", "– Plasser: 3 → 5"]


def test_what_is_set_besides_is_told_to_nobody(world: World, event: EventPage, door: SignUp) -> None:
    registered(door, 1, told_version=1)

    setting(door, event, world, offer_hours=12, asks_food=True)
    tell_changes()

    assert told() == []


def test_a_changed_deadline_asks_a_worker_to_tell_once_it_is_stored(
    world: World, event: EventPage, door: SignUp, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("events.organising.actions.ask", asked.append)

    with commit():
        setting(door, event, world, deadline=timezone.now() + datetime.timedelta(days=1))

    assert asked == [tell_changes]


def test_a_moved_meeting_asks_a_worker_to_tell_once_it_is_stored(
    world: World, event: EventPage, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("events.actions.ask", asked.append)

    with commit():
        change(world, event, venue="Hamar bibliotek")

    assert asked == [tell_changes]


def test_what_calendars_do_not_show_is_told_to_nobody(world: World, event: EventPage, door: SignUp) -> None:
    registered(door, 1, told_version=1)

    change(world, event, preparation="Les boka.")
    tell_changes()

    assert (told(), Occurrence.objects.get().sequence) == ([], 0)


def test_a_cancelled_meeting_is_told_with_why(world: World, event: EventPage, door: SignUp) -> None:
    registered(door, 1, told_version=1)

    cancel_occurrence(event, event.occurrences.get().pk, world.contact, "Kurslederen er syk.")
    tell_changes()

    assert told() == [(ONE, "Avlyst: Fagprat")]
    assert "Kurslederen er syk." in Mail.objects.get().body
    assert Occurrence.objects.get().sequence == 1


def test_a_new_meeting_and_one_without_sign_up_are_told_to_nobody(world: World, event: EventPage) -> None:
    change(world, event, venue="Hamar bibliotek")
    starts_at = timezone.now() + 3 * DAY
    save_occurrences(event, [(Occurrence(starts_at=starts_at, ends_at=starts_at + HOUR), ())], world.contact)

    tell_changes()

    assert (told(), OccurrenceChange.objects.filter(told_at=None).count()) == ([], 0)


def test_a_meeting_that_is_added_to_a_series_belongs_to_its_sign_up(
    world: World, event: EventPage, door: SignUp
) -> None:
    starts_at = timezone.now() + 3 * DAY

    save_occurrences(event, [(Occurrence(starts_at=starts_at, ends_at=starts_at + HOUR), ())], world.contact)

    assert [each.sign_up for each in Occurrence.objects.all()] == [door, door]


# --- the day before -------------------------------------------------------------------------------------------------


def move(event: EventPage, delta: datetime.timedelta) -> None:
    starts_at = timezone.now() + delta
    event.occurrences.update(starts_at=starts_at, ends_at=starts_at + HOUR)


@pytest.mark.parametrize(("delta", "number"), [(25 * HOUR, 0), (23 * HOUR, 1), (-HOUR, 0)])
def test_who_has_a_place_is_reminded_the_day_before_and_once(
    event: EventPage, door: SignUp, delta: datetime.timedelta, number: int
) -> None:
    registered(door, 1)
    registered(door, 2, state="waiting")
    move(event, delta)

    for _time in range(2):
        remind()

    assert told() == [(ONE, "Snart: Fagprat")] * number


def test_a_meeting_moved_after_the_reminder_is_reminded_of_again(event: EventPage, door: SignUp) -> None:
    registered(door, 1)
    move(event, 10 * HOUR)
    remind()
    move(event, 20 * HOUR)

    remind()

    assert len(told()) == 2


def test_a_cancelled_meeting_is_nobodys_reminder(event: EventPage, door: SignUp) -> None:
    registered(door, 1)
    move(event, 10 * HOUR)
    event.occurrences.update(cancelled_at=timezone.now())

    remind()

    assert told() == []


def test_an_event_that_is_gone_has_nothing_to_tell(event: EventPage, door: SignUp) -> None:
    mine = registered(door, 1)
    SignUp.objects.update(work="00000000-0000-0000-0000-000000000000")

    letters.of_state([Registration.objects.select_related("sign_up").get(pk=mine.pk)])

    assert told() == []
