"""Each reader's own calendar of meetings, at an address that ends with the role."""

import datetime
import uuid
from typing import Any

import icalendar
import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from cms.people.actions import end_memberships
from events.models import CalendarLink
from events.network import actions
from events.network.addresses import path_of
from events.network.feed import Entry, feed
from events.network.tasks import tend_calendar_links
from tests.network import SECRET, meeting
from tests.reading import soup
from tests.world import World, login

pytestmark = pytest.mark.django_db
SCREEN = reverse("network:calendar")
OSLO = datetime.timezone(datetime.timedelta(hours=1))


def link_of(user: Any) -> str:
    """Got on the screen, as it stands there."""
    login(user).post(SCREEN)
    address = soup(login(user).get(SCREEN)).select_one("#kb-address")["value"]
    return str(address).partition("//")[2].partition("/")[2]


def read(path: str, browser: Client | None = None) -> Any:
    return (browser or Client()).get(f"/{path.lstrip('/')}")


def titles(response: Any) -> list[str]:
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(response.content).walk("VEVENT")]


def test_a_feed_is_valid_and_in_utc() -> None:
    begins = datetime.datetime(2026, 12, 10, 9, 30, tzinfo=OSLO)
    entry = Entry(
        uid=uuid.UUID(int=1),
        sequence=3,
        starts_at=begins,
        ends_at=begins + datetime.timedelta(hours=1),
        changed_at=begins - datetime.timedelta(days=1),
        title="Sak, «referat»; og vedtak",
        place="Hamar",
        link="https://mote.example.org/1",
        is_cancelled=True,
    )

    written = feed("Møter", [entry]).decode()

    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert {line for line in written.splitlines() if line.startswith("DT")} == {
        "DTSTAMP:20261209T083000Z",
        "DTSTART:20261210T083000Z",
        "DTEND:20261210T093000Z",
    }
    assert {name: str(event[name]) for name in ("uid", "summary", "status", "class", "location", "url")} == {
        "uid": str(uuid.UUID(int=1)),
        "summary": "Sak, «referat»; og vedtak",
        "status": "CANCELLED",
        "class": "PRIVATE",
        "location": "Hamar",
        "url": "https://mote.example.org/1",
    }
    assert event["sequence"] == 3


def test_the_link_gives_what_its_owner_reads_without_a_cookie(world: World, client: Client) -> None:
    meeting(world, title="Gruppa")
    meeting(world, "network", title="Nettverket")

    member, contact = (read(link_of(user), client) for user in (world.reviewer, world.contact))

    assert (titles(member), titles(contact)) == (["Gruppa", "Nettverket"], ["Nettverket"])
    assert (member["Content-Type"], list(member.cookies)) == ("text/calendar; charset=utf-8", [])
    assert ("no-store" in member["Cache-Control"], member["X-Robots-Tag"]) == (True, "noindex")
    assert client.post(f"/{link_of(world.reviewer)}").status_code == 405


def test_a_meeting_that_is_moved_or_cancelled_is_so_in_the_calendar(world: World) -> None:
    made = meeting(world, title="Gruppa")
    link = link_of(world.reviewer)
    made.place = "Bodø"
    actions.change(made, ["place"], world.leader)
    actions.cancel(made.pk, world.leader, "Sykdom")

    (event,) = icalendar.Calendar.from_ical(read(link).content).walk("VEVENT")

    assert (str(event["uid"]), event["sequence"], str(event["status"]), str(event["location"])) == (
        str(made.uid),
        2,
        "CANCELLED",
        "Bodø",
    )


def test_what_is_long_ago_is_left_out_and_an_untitled_meeting_has_its_kind(world: World) -> None:
    meeting(world, in_days=-181)
    meeting(world, in_days=-179, title="")

    assert titles(read(link_of(world.reviewer))) == ["Møte i ressursgruppa"]


def test_a_new_link_shuts_the_old_and_a_shut_one_gives_nothing(world: World) -> None:
    first = link_of(world.reviewer)
    second = link_of(world.reviewer)
    before = [read(link).status_code for link in (first, second)]

    login(world.reviewer).post(SCREEN, {"action": "shut"})

    assert before == [404, 200]
    assert read(second).status_code == 404
    assert soup(login(world.reviewer).get(SCREEN)).select("#kb-address") == []


def test_who_loses_the_role_loses_the_feed_at_once_and_the_link_for_good(world: World) -> None:
    meeting(world, title="Gruppa")
    link, kept = link_of(world.own_member), link_of(world.contact)

    end_memberships(world.own_member)
    at_once = read(link).status_code
    tend_calendar_links()
    tend_calendar_links()

    assert (at_once, read(link).status_code, read(kept).status_code) == (404, 404, 200)
    assert [each.user for each in CalendarLink.objects.all()] == [world.contact]


def test_a_closed_account_has_no_feed(world: World) -> None:
    link = link_of(world.reviewer)
    world.reviewer.is_active = False
    world.reviewer.save()

    assert read(link).status_code == 404


def test_no_link_can_be_guessed_or_made_of_what_the_database_holds(world: World) -> None:
    meeting(world)
    link_of(world.reviewer)
    row = CalendarLink.objects.get()
    good = path_of(row)
    signature = good.rpartition(":")[2]

    tried = [
        f"/nettverk/kalender/{row.key.hex}.ics",
        f"/nettverk/kalender/{row.key.hex}:{'x' * 43}.ics",
        f"/nettverk/kalender/{uuid.uuid4().hex}:{signature}",
        f"/nettverk/kalender/{Signer(salt='another').sign(row.key.hex)}.ics",
        f"/nettverk/kalender/{Signer(salt='events.network.calendar').sign(uuid.uuid4().hex)}.ics",
    ]

    assert read(good).status_code == 200
    assert [(answer.status_code, SECRET in answer.content.decode()) for answer in map(read, tried)] == [
        (404, False)
    ] * 5


def test_the_screen_makes_no_link_by_being_opened(world: World) -> None:
    response = login(world.contact).get(SCREEN)

    assert (response.status_code, CalendarLink.objects.count()) == (200, 0)
