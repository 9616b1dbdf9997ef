"""Nobody outside reads a meeting: each role at each screen of each kind, and every public door besides."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.people.models import Membership, Role
from events.models import CalendarLink, MeetingDecision, Minutes, NetworkMeeting
from events.network import admin_urls
from events.network.people import readers_of, seat_of
from events.network.rules import (
    NOBODY,
    Kind,
    Refusal,
    Seat,
    kinds_read_by,
    may_approve,
    may_call,
    may_keep,
    may_read,
    may_write,
)
from search.tasks import index_waiting
from tests.makings import WRITTEN
from tests.network import DAY, SECRET, address, meeting, names, rows
from tests.reading import soup, text
from tests.world import CAST, World, draft_resource, login, make_user, put_up

pytestmark = pytest.mark.django_db
GROUP = ("leader", "other_reviewer", "own_member", "reviewer")
CONTACTS = ("contact", "deputy", "other_contact")
READERS = {"group": GROUP, "network": (*GROUP, *CONTACTS)}
# The reviewer is the leader's deputy, and the deputy of Innlandet's contact is the network meeting's organiser.
KEEPERS = {"group": GROUP, "network": ("leader", "reviewer", "deputy")}
CALLERS = {"group": GROUP, "network": ("leader", "reviewer")}
SEATS = {
    "nobody": NOBODY,
    "member": Seat(is_member=True),
    "leader": Seat(is_leader=True),
    "contact": Seat(is_contact=True),
}
CHANGING = ("change", "cancel", "agenda", "minutes", "decisions")


def made_for(world: World, kind: str) -> NetworkMeeting:
    return meeting(world, kind, organiser=world.deputy if kind == "network" else None)


def status(user: Any, path: str) -> int:
    return login(user).get(path).status_code


# --- the rules ---


@pytest.mark.parametrize(
    ("kind", "who", "reads", "calls", "keeps_as_organiser"),
    [
        ("group", "nobody", False, False, False),
        ("group", "contact", False, False, False),
        ("group", "member", True, True, True),
        ("group", "leader", True, True, True),
        ("network", "nobody", False, False, False),
        ("network", "contact", True, False, True),
        ("network", "member", True, False, True),
        ("network", "leader", True, True, True),
    ],
)
def test_what_a_seat_may(kind: str, who: str, reads: bool, calls: bool, keeps_as_organiser: bool) -> None:
    seat = SEATS[who]

    assert (may_read(kind, seat), may_call(kind, seat)) == (reads, calls)
    assert may_keep(kind, seat, is_organiser=True) is keeps_as_organiser
    assert may_keep(kind, seat, is_organiser=False) is calls


@pytest.mark.parametrize(
    ("who", "facts", "refusal"),
    [
        ("contact", {}, Refusal.NOT_YOURS),
        ("leader", {"is_approved": True}, Refusal.IS_APPROVED),
        ("leader", {"has_minutes": False}, Refusal.NO_MINUTES),
        ("leader", {"has_begun": False}, Refusal.NOT_BEGUN),
        ("leader", {"has_written": True}, Refusal.OWN_MINUTES),
        ("leader", {}, None),
        ("contact", {"is_organiser": True}, None),
    ],
)
def test_who_approves_minutes(who: str, facts: dict[str, bool], refusal: Refusal | None) -> None:
    known = {"is_approved": False, "has_minutes": True, "has_written": False, "has_begun": True, "is_organiser": False}

    assert may_approve("network", SEATS[who], **(known | facts)) == refusal


@pytest.mark.parametrize(
    ("who", "facts", "refusal"),
    [
        ("nobody", {}, Refusal.NOT_YOURS),
        ("member", {"is_cancelled": True, "is_approved": True}, Refusal.IS_CANCELLED),
        ("member", {"is_approved": True}, Refusal.IS_APPROVED),
        ("member", {}, None),
    ],
)
def test_who_writes(who: str, facts: dict[str, bool], refusal: Refusal | None) -> None:
    known = {"is_organiser": False, "is_cancelled": False, "is_approved": False}

    assert may_write("group", SEATS[who], **(known | facts)) == refusal


# --- who sits where ---


@pytest.mark.parametrize("kind", Kind)
def test_those_who_read_are_those_who_are_written_to(world: World, kind: str) -> None:
    reading = [user for user in world.everybody.values() if may_read(kind, seat_of(user))]

    assert names(reading) == names(readers_of(kind)) == sorted(READERS[kind])


def test_a_members_deputy_sits_nowhere_and_a_closed_account_reads_nothing(world: World) -> None:
    Membership.objects.filter(user=world.other_reviewer).update(deputy=world.outsider)
    world.own_member.is_active = False
    world.own_member.save()

    assert [seat_of(user) for user in (world.outsider, world.own_member, None)] == [NOBODY] * 3
    assert names(readers_of("group")) == ["leader", "other_reviewer", "reviewer"]


def test_who_is_no_longer_in_term_reads_nothing(world: World) -> None:
    made = meeting(world)
    Membership.objects.filter(role=Role.MEMBER).update(ends_on=made.changed_at.date() - DAY)

    assert [seat_of(user) for user in (world.own_member, world.other_reviewer)] == [NOBODY] * 2
    assert status(world.other_reviewer, address(made)) == 404
    assert kinds_read_by(seat_of(world.leader)) == list(Kind)


# --- each role at each screen ---


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("kind", Kind)
def test_each_role_at_each_screen_of_a_meeting(world: World, kind: str, who: str) -> None:
    made, user = made_for(world, kind), world.everybody[who]
    refused = 403 if who == "outsider" else 404
    expected = {
        "meeting": who in READERS[kind],
        **dict.fromkeys(CHANGING, who in KEEPERS[kind]),
    }

    found = {name: status(user, address(made, name)) for name in expected}
    calling = status(user, reverse("network:call", args=(kind,)))

    assert found == {name: 200 if allowed else refused for name, allowed in expected.items()}
    assert calling == (200 if who in CALLERS[kind] else refused)


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("kind", Kind)
def test_each_role_tries_to_write(world: World, kind: str, who: str) -> None:
    made, browser = made_for(world, kind), login(world.everybody[who])
    before = everything()

    browser.post(address(made, "minutes"), {"text": "Mitt", "opened_with": made.minutes.first().pk})
    browser.post(address(made, "decisions"), rows("decisions", {"text": "Mitt"}))
    browser.post(address(made, "agenda"), rows("items", {"title": "Mitt"}))
    browser.post(address(made, "cancel"), {"reason": "Mitt"})

    assert (everything() != before) is (who in KEEPERS[kind])


def everything() -> list[Any]:
    return [
        *NetworkMeeting.objects.values(),
        *Minutes.objects.values(),
        *MeetingDecision.objects.values(),
        *NetworkMeeting.objects.values("items"),
    ]


@pytest.mark.parametrize("who", CAST)
def test_each_role_in_the_lists(world: World, who: str) -> None:
    for kind in Kind:
        made_for(world, kind)
    user = world.everybody[who]
    kinds = [kind for kind in Kind if who in READERS[kind]]

    lists = login(user).get(reverse("network:index"))
    archive = login(user).get(reverse("network:archive"))
    file = login(user).get(reverse("network:archive_file"))
    calendar = login(user).post(reverse("network:calendar"))

    if not kinds:
        refused = 403 if who == "outsider" else 404
        assert {each.status_code for each in (lists, archive, file, calendar)} == {refused}
        assert CalendarLink.objects.count() == 0
        return
    assert [made.kind for made in lists.context["coming"]] == kinds
    assert [row.meeting.kind for row in archive.context["decisions"]] == kinds[::-1]
    assert b"".join(file.streaming_content).decode().count(f"{SECRET} vedtak") == len(kinds)
    assert (calendar.status_code, CalendarLink.objects.get().user) == (302, user)


def test_an_invited_author_reads_nothing(world: World) -> None:
    work, author, made = draft_resource(world), make_user("forfatter"), meeting(world, "network")
    form = {"email": author.email, "first_name": author.first_name, "last_name": author.last_name, "language": "nb"}
    login(world.contact).post(reverse("workflows:invite_author", args=(work.pk,)), form)

    assert [status(author, path) for path in ("/admin/", reverse("network:index"), address(made))] == [200, 404, 404]


def test_every_screen_leads_who_is_signed_out_to_the_login(world: World, client: Client) -> None:
    made = meeting(world)
    arguments = {"kind": "group", "pk": made.pk}

    answers = {}
    for pattern in admin_urls.urlpatterns:
        given = {name: arguments[name] for name in pattern.pattern.converters}
        for method in (client.get, client.post):
            response = method(reverse(f"network:{pattern.name}", kwargs=given))
            answers[pattern.name, method.__name__] = (response.status_code, response.url.partition("?")[0])

    assert len(answers) == 24
    assert set(answers.values()) == {(302, "/konto/login/")}


def test_a_meeting_that_is_not_there_is_told_of_as_one_that_is_not_yours(world: World) -> None:
    made = meeting(world)

    hidden, missing = (login(world.contact).get(f"/admin/nettverk/{pk}/") for pk in (made.pk, made.pk + 1000))

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert text(soup(hidden).main) == text(soup(missing).main)


def test_no_cache_keeps_a_meeting(world: World) -> None:
    made = meeting(world)

    response = login(world.leader).get(address(made))

    assert "no-store" in response["Cache-Control"]


def test_the_second_factor_is_asked_for_where_it_is_demanded(world: World, settings: Any) -> None:
    made = meeting(world)
    settings.SECOND_FACTOR_REQUIRED = True

    response = login(world.leader).get(address(made))

    assert (response.status_code, SECRET in response.content.decode()) == (302, False)


def test_no_public_door_tells_of_a_meeting(world: World, client: Client) -> None:
    meeting(world, "network")
    shown = put_up(WRITTEN.make(draft_resource, world, "Åpen ressurs"))
    index_waiting()

    answers = {
        path: client.get(path, follow=True).content.decode()
        for path in ("/", "/arrangement/", "/sok/?q=hemmelig", "/sok/forslag/?q=hemmelig", "/sitemap.xml")
    }
    answers["/api/"] = "".join(client.get(path).content.decode() for path in ("/api/v1/works/", "/api/v1/events/"))

    assert {path: SECRET.casefold() in said.casefold() or "nettverk/" in said for path, said in answers.items()} == (
        dict.fromkeys(answers, False)
    )
    assert shown.full_url.rpartition("/innlandet/")[2] in answers["/sitemap.xml"]
