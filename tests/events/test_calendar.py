"""The calendar: what is to come, soonest first, and on request what has been."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from events.models import EventPage, Occurrence
from search.tasks import index_waiting
from tests.places import give_sign_up
from tests.reading import soup, text, titles
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
OF_SIGN_UP = {"capacity", "taken", "has_waiting_list", "deadline"}


@pytest.fixture(scope="module")
def calendar(lasting_world: World) -> World:
    """Coming, running, past, cancelled, a series half held, and a draft."""
    world = lasting_world
    event(world, "Om en uke", in_days=7)
    event(world, "I morgen", in_days=1, form="physical")
    event(world, "I går", in_days=-1)
    event(world, "I fjor", in_days=-365, form="physical")
    set_times(event(world, "Akkurat nå", in_days=0), timezone.now() - HOUR, timezone.now() + HOUR)
    cancelled = event(world, "Avlyst", in_days=3)
    cancelled.occurrences.update(cancelled_at=timezone.now(), cancel_reason="Kurslederen er syk.")
    series = event(world, "Rekke", in_days=-10)
    Occurrence.objects.create(
        work=series.translation_key, starts_at=timezone.now() + 5 * DAY, ends_at=timezone.now() + 6 * DAY
    )
    draft_event(world, "Utkast", in_days=2)
    index_waiting()
    return world


def event(world: World, title: str, in_days: int, form: str = "digital") -> EventPage:
    page = draft_event(world, title, in_days=in_days)
    page.form = form
    page.save()
    return put_up(page)


def set_times(page: EventPage, starts_at: datetime.datetime, ends_at: datetime.datetime) -> None:
    page.occurrences.update(starts_at=starts_at, ends_at=ends_at)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Akkurat nå", "I morgen", "Avlyst", "Rekke", "Om en uke"]),
        ("nar=kommende", ["Akkurat nå", "I morgen", "Avlyst", "Rekke", "Om en uke"]),
        ("nar=tidligere", ["I går", "I fjor"]),
        ("form=physical", ["I morgen"]),
        ("form=physical&nar=tidligere", ["I fjor"]),
        ("form=physical&form=digital", ["Akkurat nå", "I morgen", "Avlyst", "Rekke", "Om en uke"]),
        ("form=hybrid", []),
        ("fylke=46", []),
        ("fylke=34&form=physical", ["I morgen"]),
    ],
)
def test_the_calendar_shows(calendar: World, client: Client, query: str, expected: list[str]) -> None:
    response = client.get(f"/arrangement/?{query}")

    assert titles(response) == expected
    assert (response.context["listing"].total, response.context["listing"].ignored) == (len(expected), [])


def test_an_event_of_several_times_stands_once_in_the_calendar(calendar: World, client: Client) -> None:
    page = EventPage.objects.get(title="Om en uke")
    for later in (8, 9):
        starts_at = timezone.now() + later * DAY
        Occurrence.objects.create(work=page.translation_key, starts_at=starts_at, ends_at=starts_at + HOUR)

    assert titles(client.get("/arrangement/")).count("Om en uke") == 1


def test_a_cancelled_event_says_that_it_is_and_why(calendar: World, client: Client) -> None:
    page = soup(client.get("/innlandet/avlyst/"))

    assert text(page.select_one(".facts .reason")) == "Kurslederen er syk."
    assert [tag["class"] for tag in page.select(".facts .state")] == [["state", "state-cancelled"]]


@pytest.mark.parametrize(
    ("facts", "state", "can_sign_up"),
    [
        ({}, "open", True),
        ({"capacity": 10, "taken": 8}, "few", True),
        ({"capacity": 10, "taken": 10}, "full", False),
        ({"capacity": 10, "taken": 10, "has_waiting_list": True}, "waiting_list", True),
        ({"deadline": timezone.now() - HOUR}, "closed", False),
        ({"cancelled_at": timezone.now()}, "cancelled", False),
        ({"starts_at": timezone.now() - DAY, "ends_at": timezone.now() - HOUR}, "done", False),
    ],
)
def test_signing_up_is_offered_only_while_it_is_possible(
    calendar: World, client: Client, facts: dict[str, object], state: str, can_sign_up: bool
) -> None:
    page = draft_event(calendar, "Webinar")
    page.sign_up_url = "https://pamelding.example.org/"
    page.save()
    put_up(page)
    give_sign_up(page, **{name: value for name, value in facts.items() if name in OF_SIGN_UP})
    page.occurrences.update(**{name: value for name, value in facts.items() if name not in OF_SIGN_UP})

    html = soup(client.get("/innlandet/webinar/"))

    assert [tag["class"][1] for tag in html.select(".facts .state")] == [f"state-{state}"]
    assert bool(html.select("a[href='https://pamelding.example.org/']")) is can_sign_up


def test_the_link_to_the_meeting_is_not_for_everybody(calendar: World, client: Client) -> None:
    page = EventPage.objects.get(title="I morgen")
    page.occurrences.update(online_link="https://mote.example.org/hemmelig", venue="Hamar bibliotek")

    html = client.get("/innlandet/i-morgen/").content.decode()

    assert "Hamar bibliotek" in html
    assert "hemmelig" not in html


def test_a_published_event_whose_times_are_gone_is_still_shown(calendar: World, client: Client) -> None:
    EventPage.objects.get(title="I morgen").occurrences.all().delete()

    assert client.get("/innlandet/i-morgen/").status_code == 200
    assert client.get("/sok/?q=morgen").status_code == 200
    assert client.get("/innlandet/").status_code == 200
