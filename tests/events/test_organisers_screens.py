"""Every screen of the organiser's, for everybody who could come to it."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.people.models import User
from events.evaluations import actions as evaluations
from events.messages import actions as messages
from events.models import Evaluation, EventPage, Message
from tests.reading import soup, text
from tests.signed_up import open_event, registered
from tests.world import World, edit, login, make_user
from workflows.actions import invite_author

LOOKS, WRITES = "get", "post"
SCREENS = (
    ("messages", LOOKS),
    ("messages", WRITES),
    ("papers", LOOKS),
    ("list_csv", WRITES),
    ("list_xlsx", WRITES),
    ("name_tags", WRITES),
    ("evaluation", LOOKS),
    ("evaluation", WRITES),
    ("evaluation_csv", LOOKS),
)
NAMELESS = {("evaluation", LOOKS), ("evaluation_csv", LOOKS)}  # what the group looks at
POSTED = {
    "messages": {"audience": "place", "subject": "Hei", "text": "Hei", "action": "preview"},
    "evaluation": {"is_on": "on", "audience": "place"} | {f"kind-{number}": "text" for number in range(5)},
}
OWN = ("contact", "deputy")
GROUP = ("own_member", "reviewer", "other_reviewer", "leader")
ELSEWHERE = ("other_contact", "operator", "author")


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return open_event(lasting_world).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


def somebody(world: World, event: EventPage, who: str) -> Client:
    if who == "nobody":
        return Client()
    if who == "author":
        return login(author_of(world, event))
    return login(world.everybody[who])


def author_of(world: World, event: EventPage) -> User:
    """From elsewhere, without a role, invited to write in the event's next version."""
    edit(event, world.contact, summary="På nytt.")
    user = make_user("forfatter")
    names = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    invite_author(EventPage.objects.get(pk=event.pk), world.contact, **names, library=None, language="nb")
    return User.objects.get(pk=user.pk)


def answer_of(client: Client, event: EventPage, screen: tuple[str, str]) -> Any:
    name, how = screen
    return getattr(client, how)(
        reverse(f"events:{name}", args=(event.pk,)), POSTED.get(name, {}) if how == WRITES else {}
    )


@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
@pytest.mark.parametrize("who", OWN)
def test_the_owners_contact_and_deputy_come_everywhere(
    world: World, event: EventPage, who: str, screen: tuple[str, str]
) -> None:
    status = answer_of(somebody(world, event, who), event, screen).status_code

    assert status == (302 if screen == ("evaluation", WRITES) else 200)


@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
@pytest.mark.parametrize("who", GROUP)
def test_the_group_looks_at_what_names_nobody_and_at_nothing_else(
    world: World, event: EventPage, who: str, screen: tuple[str, str]
) -> None:
    status = answer_of(somebody(world, event, who), event, screen).status_code

    assert status == (200 if screen in NAMELESS else 404)
    assert nothing_is_done()


@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
@pytest.mark.parametrize("who", ELSEWHERE)
def test_for_others_behind_the_door_none_of_it_is_there(
    world: World, event: EventPage, who: str, screen: tuple[str, str]
) -> None:
    status = answer_of(somebody(world, event, who), event, screen).status_code

    assert status == 404
    assert nothing_is_done()


@pytest.mark.parametrize("screen", SCREENS, ids=" ".join)
@pytest.mark.parametrize("who", ["outsider", "nobody"])
def test_without_a_role_one_does_not_come_in(world: World, event: EventPage, who: str, screen: tuple[str, str]) -> None:
    response = answer_of(somebody(world, event, who), event, screen)

    assert response.status_code in {302, 403}
    assert response.status_code == 403 or "/konto/" in response["Location"]
    assert nothing_is_done()


@pytest.mark.parametrize("screen", sorted(NAMELESS), ids=" ".join)
def test_the_group_does_not_meet_an_event_that_readers_have_never_seen(
    world: World, event: EventPage, screen: tuple[str, str]
) -> None:
    EventPage.objects.filter(pk=event.pk).update(live=False, first_published_at=None)

    answers = [answer_of(login(user), event, screen).status_code for user in (world.reviewer, world.contact)]

    assert answers == [404, 200]


def nothing_is_done() -> bool:
    fetched = PageLogEntry.objects.filter(action="kb.list_fetched")
    return not (Message.objects.exists() or Evaluation.objects.exists() or fetched.exists())


def test_no_answer_to_others_holds_a_name(world: World, event: EventPage) -> None:
    registered(event, "Kari Dahl")

    shown = [answer_of(login(world.reviewer), event, screen) for screen in NAMELESS]

    contents = [b"".join(each) if each.streaming else each.content for each in shown]
    assert [b"Kari" in content for content in contents] == [False, False]


@pytest.mark.parametrize("name", ["occurrences", "messages", "papers", "evaluation"])
def test_each_screen_leads_to_the_others_and_marks_itself(world: World, event: EventPage, name: str) -> None:
    page = soup(login(world.contact).get(reverse(f"events:{name}", args=(event.pk,))))

    links = page.select("nav.kb-choices a")
    own = reverse(f"events:{name}", args=(event.pk,))
    assert [link["href"] for link in links if link.get("aria-current")] == [own]
    assert {text(link) for link in links} >= {"Tid og sted", "Meldinger", "Lister og utskrifter", "Evaluering"}


@pytest.mark.parametrize(("name", "queries"), [("messages", 13), ("papers", 15), ("evaluation", 15)])
def test_a_screen_costs_the_same_with_one_and_with_three(
    world: World, event: EventPage, django_assert_num_queries: Any, name: str, queries: int
) -> None:
    client = login(world.contact)
    address = reverse(f"events:{name}", args=(event.pk,))
    counted = []
    for people in (("Kari Dahl",), ("Per Dahl", "Eva Dahl")):
        registered(event, *people)
        for _who in people:
            said = {"audience": "place", "subject": "Hei", "text": "Hei"}
            messages.send(event, world.contact, **said, form=uuid.uuid4())
            client.post(reverse("events:list_csv", args=(event.pk,)))
        evaluations.save(
            event.translation_key, is_on=True, audience="place", questions=[(who, "text") for who in people]
        )
        client.get(address)

        with django_assert_num_queries(queries):
            counted.append(client.get(address).status_code)

    assert counted == [200, 200]


@pytest.mark.parametrize(("name", "queries"), [("list_csv", 16), ("list_xlsx", 16), ("name_tags", 14)])
def test_a_file_costs_the_same_for_one_and_for_three(
    world: World, event: EventPage, django_assert_num_queries: Any, name: str, queries: int
) -> None:
    client = login(world.contact)
    address = reverse(f"events:{name}", args=(event.pk,))
    client.post(address)
    for people in (("Kari Dahl",), ("Per Dahl", "Eva Dahl")):
        registered(event, *people)

        with django_assert_num_queries(queries):
            response = client.post(address)

        assert response.status_code == 200
