"""A person's own calendar, behind a secret address."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone

from cms.core.logs import HideSecrets
from events.models import EventPage, Occurrence, Registration, SignUp
from events.places.addresses import calendar_key, key_of
from tests.calendars import Component, IcalJs, ical_js
from tests.registrations import door_to, register
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
LINK = "https://mote.example.org/rom"
State = Registration.State


@pytest.fixture(scope="module")
def reader() -> Iterator[IcalJs]:
    with ical_js() as program:
        yield program


def address(registration: Registration) -> str:
    return f"/kalender/min/{calendar_key(registration)}.ics"


@pytest.fixture
def mine(reader: IcalJs, client: Client) -> Callable[[Registration], Component]:
    return lambda registration: reader.read(client.get(address(registration)).content)


def live(world: World, title: str) -> EventPage:
    event = put_up(draft_event(world, title))
    event.occurrences.update(online_link=LINK)
    return event


@pytest.mark.parametrize(
    ("state", "status", "transp", "has_link"),
    [
        (State.PLACE, "CONFIRMED", "OPAQUE", True),
        (State.OFFERED, "TENTATIVE", "OPAQUE", False),
        (State.WAITING, "TENTATIVE", "TRANSPARENT", False),
    ],
)
def test_ones_own_calendar_says_what_one_has(
    world: World, mine: Callable[[Registration], Component], state: State, status: str, transp: str, has_link: bool
) -> None:
    registration = register(door_to(live(world, "Fagprat")), state=state)

    (told,) = mine(registration).events

    assert (told["status"], told["transp"], told["summary"].endswith("Fagprat")) == (status, transp, True)
    assert (told["summary"] == "Fagprat") == (state == State.PLACE)
    assert (LINK in told["description"], told["location"] == LINK) == (has_link, has_link)


@pytest.mark.parametrize("state", [State.CANCELLED, State.LAPSED])
def test_what_one_has_given_up_is_gone(world: World, mine: Callable[[Registration], Component], state: State) -> None:
    kept = register(door_to(live(world, "Beholdt")))
    given_up = register(door_to(live(world, "Gitt opp")), state=state)

    assert [[told["summary"] for told in mine(each).events] for each in (kept, given_up)] == [["Beholdt"]] * 2


def test_all_of_one_address_stand_there_and_nothing_of_anybody_elses(
    world: World, mine: Callable[[Registration], Component]
) -> None:
    first, second = door_to(live(world, "Ett")), door_to(live(world, "To"))
    kari = register(first, "kari@example.org")
    register(second, "kari@example.org", state=State.WAITING)
    register(second, "kari@example.org", name="Kari Vest")
    ola = register(second, "ola@example.org", state=State.WAITING)

    assert [(told["summary"], told["status"]) for told in mine(kari).events] == [
        ("Ett", "CONFIRMED"),
        ("To", "CONFIRMED"),  # by the better of two
    ]
    assert [told["status"] for told in mine(ola).events] == ["TENTATIVE"]


def test_a_series_is_all_its_meetings_and_a_cancelled_one_says_so(
    world: World, mine: Callable[[Registration], Component]
) -> None:
    door = door_to(live(world, "Rekke"))
    first = door.occurrences.get()
    Occurrence.objects.create(
        work=door.work,
        sign_up=door,
        starts_at=first.starts_at + DAY,
        ends_at=first.ends_at + DAY,
        cancelled_at=timezone.now(),
    )
    alone = SignUp.objects.create(work=door.work, is_whole=False)
    Occurrence.objects.create(
        work=door.work, sign_up=alone, starts_at=first.starts_at + 2 * DAY, ends_at=first.ends_at + 2 * DAY
    )

    told = mine(register(door)).events

    assert [each["status"] for each in told] == ["CONFIRMED", "CANCELLED"]
    assert told[0]["uid"] == str(first.uid)


def test_an_event_that_readers_may_not_open_is_not_there_either(
    world: World, mine: Callable[[Registration], Component]
) -> None:
    event = live(world, "Fagprat")
    registration = register(door_to(event))

    event.unpublish()

    assert mine(registration).events == ()


def test_a_key_that_was_not_made_here_opens_nothing(world: World, client: Client) -> None:
    registration = register(door_to(live(world, "Fagprat")))
    other = register(door_to(live(world, "Annet")), "ola@example.org")
    key = calendar_key(registration)
    guesses = [
        key[:-1] + ("A" if key[-1] != "A" else "B"),
        key.replace(str(registration.pk), str(other.pk), 1),
        key_of(registration),  # opens the page, where one can cancel: another key
        str(registration.pk),
        f"{registration.pk}:",
        "x",
    ]

    answers = [client.get(f"/kalender/min/{guess}.ics").status_code for guess in guesses]

    assert (client.get(address(registration)).status_code, answers) == (200, [404] * len(guesses))


def test_the_key_opens_nothing_when_the_name_is_erased(world: World, client: Client) -> None:
    registration = register(door_to(live(world, "Fagprat")))

    Registration.objects.update(erased_at=timezone.now(), email="", name="")

    assert client.get(address(registration)).status_code == 404


def test_ones_own_calendar_is_kept_by_nobody_else_and_not_sent_twice(world: World, client: Client) -> None:
    registration = register(door_to(live(world, "Fagprat")))

    answer = client.get(address(registration))
    again = client.get(address(registration), headers={"If-None-Match": answer["ETag"]})
    Registration.objects.update(state=State.WAITING, changed_at=timezone.now())
    changed = client.get(address(registration), headers={"If-None-Match": answer["ETag"]})

    assert (answer["Cache-Control"], answer["X-Robots-Tag"], dict(answer.cookies)) == (
        "private, no-cache",
        "noindex",
        {},
    )
    assert (again.status_code, changed.status_code) == (304, 200)
    assert again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("number", [1, 3])
def test_ones_own_calendar_costs_the_same_whatever_one_goes_to(
    world: World, client: Client, django_assert_num_queries: Callable[[int], object], number: int
) -> None:
    registrations = [register(door_to(live(world, f"Fagprat {n}"))) for n in range(number)]
    client.get(address(registrations[0]))

    with django_assert_num_queries(8):
        response = client.get(address(registrations[0]))

    assert response.content.count(b"BEGIN:VEVENT") == number


def test_no_log_keeps_the_key(caplog: pytest.LogCaptureFixture, world: World, client: Client) -> None:
    caplog.handler.addFilter(HideSecrets())

    client.get("/nn/kalender/min/17:hemmelig.ics")

    assert [record.getMessage() for record in caplog.records] == ["Not Found: /nn/kalender/min/…"]
