"""Who has signed up, as the organiser sees them: found, counted, signed off, put first, moved and added.

Long, since each button of the list is tried here, as its owner and as one who only looks.
"""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from cms.people.models import Municipality
from events.models import EventPage, Occurrence, Question, Registration, SignUp
from events.organising import views
from events.series.actions import choose_sign_up
from tests.desk import DAY, State, form_of, meeting, signed_up, states
from tests.places import open_sign_up
from tests.reading import soup, text
from tests.world import World, draft_event, login, put_up

LIST = 21


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> int:
    with translation.override("nb"):
        return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def event(announced: int, world: World) -> EventPage:
    return EventPage.objects.get(pk=announced)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    return open_sign_up(event, capacity=2, has_waiting_list=True)


@pytest.fixture
def two(event: EventPage, door: SignUp, world: World) -> list[SignUp]:
    """The sign-ups of two meetings, each with its own."""
    meeting(event, 20 * DAY, title="Del to")
    choose_sign_up(event, is_whole=False, user=world.contact)
    return list(SignUp.objects.order_by("occurrences__starts_at"))


def screen(event: EventPage, query: str = "") -> str:
    return reverse("events:registrations", args=(event.pk,)) + query


def names(world: World, event: EventPage, query: str = "") -> list[str]:
    page = soup(login(world.contact).get(screen(event, query)))
    return [text(row).partition(" ")[0] for row in page.select("[aria-labelledby=kb-people] tbody th")]


def act(world: World, person: Registration, action: str, query: str = "", **data: Any) -> Any:
    event = EventPage.objects.get(translation_key=person.sign_up.work)
    where = reverse("events:registration", args=(event.pk, person.pk)) + query
    return login(world.contact).post(where, {"action": action} | data)


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- the list ---


def test_those_who_come_stand_first_and_those_who_wait_in_their_order(
    world: World, event: EventPage, door: SignUp
) -> None:
    signed_up(door, "Eva", State.CANCELLED)
    signed_up(door, "Per", State.WAITING)
    signed_up(door, "Ola", State.WAITING, priority=1)
    signed_up(door, "Kari", State.PLACE)
    signed_up(door, "Ida", State.OFFERED)

    page = soup(login(world.contact).get(screen(event)))

    rows = [text(row) for row in page.select("[aria-labelledby=kb-people] tbody tr")]
    assert [row.partition(" ")[0] for row in rows] == ["Kari", "Ida", "Ola", "Per", "Eva"]
    assert [text(number).split()[-1] for number in page.select("[aria-labelledby=kb-people] td strong")] == ["1", "2"]
    assert [text(cell) for cell in page.select("[aria-labelledby=kb-counts] tbody td")] == list("2011210")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Kari", "Ola", "Per"]),
        ("?q=per", ["Per"]),
        ("?q=voss+per", ["Per"]),
        ("?q=hamar", ["Kari", "Ola"]),
        ("?q=Voss+bibliotek", ["Per"]),
        ("?q=ola@", ["Ola"]),
        ("?q=ingen", []),
        ("?tilstand=waiting", ["Per"]),
        ("?fylke=46", ["Per"]),
        ("?bekreftet=ja", ["Kari"]),
        ("?bekreftet=nei&tilstand=place", ["Ola"]),
        ("?tilstand=tull&fylke=99&samling=x&bekreftet=kanskje", ["Kari", "Ola", "Per"]),
    ],
)
def test_the_list_is_narrowed(world: World, event: EventPage, door: SignUp, query: str, found: list[str]) -> None:
    signed_up(door, "Kari", confirmed_at=timezone.now())
    signed_up(door, "Ola")
    signed_up(door, "Per", State.WAITING, place="Voss", library="Voss bibliotek")

    assert names(world, event, query) == found


def test_the_list_is_narrowed_to_a_meeting(world: World, event: EventPage, two: list[SignUp]) -> None:
    signed_up(two[0], "Kari")
    signed_up(two[1], "Ola")

    assert names(world, event, f"?samling={two[1].pk}") == ["Ola"]


def test_what_somebody_needs_and_answers_is_shown(world: World, event: EventPage, door: SignUp) -> None:
    asked = Question.objects.create(sign_up=door, text="Vegetar?", kind="yes_no")
    signed_up(door, "Kari", access_needs="Teleslynge", food_needs="Nøtter", answers={str(asked.pk): "yes"})

    (cell,) = soup(login(world.contact).get(screen(event))).select("td[data-label='Har skrevet']")

    words = text(cell)
    assert ["Teleslynge" in words, "Nøtter" in words, "Vegetar? ja" in words] == [True] * 3


def test_who_is_erased_is_counted_and_not_shown(world: World, event: EventPage, door: SignUp) -> None:
    signed_up(door, "Kari", erased_at=timezone.now())

    page = soup(login(world.contact).get(screen(event)))

    assert page.select("[aria-labelledby=kb-people]") == []
    assert [text(cell) for cell in page.select("[aria-labelledby=kb-counts] tbody td")] == list("2010000")


def test_a_long_list_is_turned_in_pages(
    world: World, event: EventPage, door: SignUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ON_A_PAGE", 1)
    signed_up(door, "Kari")
    signed_up(door, "Ola")

    page = soup(login(world.contact).get(screen(event, "?tilstand=place&p=2")))

    assert [link["href"] for link in page.select(".kb-after a")] == ["?tilstand=place&p=1", "?tilstand=place&p=2"]
    assert names(world, event, "?p=2") == ["Ola"]


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(
    world: World, event: EventPage, two: list[SignUp], people: int
) -> None:
    SignUp.objects.update(capacity=None)
    for number in range(people):
        for each in SignUp.objects.all():
            signed_up(each, f"Kari{number}", answers={"1": "ja"})
            signed_up(each, f"Ola{number}", State.WAITING)
    client = login(world.contact)
    client.get(screen(event))

    with CaptureQueriesContext(connection) as counted:
        response = client.get(screen(event))

    assert (len(response.context["rows"]), len(counted)) == (4 * people, LIST)


# --- the buttons ---


def test_a_place_that_is_given_up_goes_to_the_next_and_both_are_told(world: World, door: SignUp) -> None:
    kari = signed_up(door, "Kari")
    signed_up(door, "Eva")
    signed_up(door, "Ola", State.WAITING)

    response = act(world, kari, "cancel", "?tilstand=place")

    assert states(door) == {"Kari": "cancelled", "Eva": "place", "Ola": "offered"}
    assert sorted(Registration.objects.untold().values_list("name", flat=True)) == ["Kari", "Ola"]
    assert response["Location"].endswith("/pameldte/?tilstand=place")
    assert "Kari" in said(response)[0]


def test_somebody_is_put_first_in_line(world: World, door: SignUp) -> None:
    signed_up(door, "Kari")
    signed_up(door, "Eva")
    signed_up(door, "Ola", State.WAITING)
    per = signed_up(door, "Per", State.WAITING)

    response = act(world, per, "first")

    assert [each.name for each in door.registrations.in_line()] == ["Per", "Ola"]
    assert "Per" in said(response)[0]


def test_somebody_is_moved_to_another_meeting_to_a_place_or_the_line(world: World, two: list[SignUp]) -> None:
    kari, eva = signed_up(two[0], "Kari"), signed_up(two[0], "Eva")
    signed_up(two[1], "Ola")

    to_place = act(world, kari, "move", to=two[1].pk)
    to_line = act(world, eva, "move", to=two[1].pk)

    assert states(two[0]) == {"Kari": "cancelled", "Eva": "cancelled"}
    assert states(two[1]) == {"Ola": "place", "Kari": "place", "Eva": "waiting"}
    assert said(to_place) != said(to_line)


def test_who_is_there_already_is_not_moved_and_it_is_said(world: World, two: list[SignUp]) -> None:
    kari = signed_up(two[0], "Kari")
    signed_up(two[1], "Kari")

    response = act(world, kari, "move", to=two[1].pk)

    assert states(two[0]) == {"Kari": "place"}
    assert len(said(response)) == 1


@pytest.mark.parametrize("data", [{"action": "x"}, {"action": "move"}, {"action": "move", "to": "0"}])
def test_what_is_no_button_is_not_there(world: World, two: list[SignUp], data: dict[str, str]) -> None:
    kari = signed_up(two[0], "Kari")

    assert act(world, kari, **data).status_code == 404
    assert states(two[0]) == {"Kari": "place"}


def test_nobody_is_moved_to_another_event(world: World, two: list[SignUp]) -> None:
    theirs = open_sign_up(draft_event(world, "Vestlandsdag", by=world.other_contact, section=world.other_section))
    kari = signed_up(two[0], "Kari")

    assert act(world, kari, "move", to=theirs.pk).status_code == 404
    assert theirs.registrations.count() == 0


def test_who_is_erased_has_no_buttons(world: World, door: SignUp) -> None:
    kari = signed_up(door, "Kari", erased_at=timezone.now())

    assert act(world, kari, "cancel").status_code == 404


# --- adding ---


def add(world: World, event: EventPage, **fields: Any) -> Any:
    where = reverse("events:add", args=(event.pk,))
    hamar = Municipality.objects.get(name="Hamar").pk
    given = {"name": "Kari Testesen", "email": "Kari@Bibliotek.example.org", "municipality": hamar}
    client = login(world.contact)
    return client.post(where, form_of(client.get(where), "email") | given | fields)


def test_somebody_is_added_past_the_deadline_and_waits_above_the_places(
    world: World, event: EventPage, door: SignUp
) -> None:
    SignUp.objects.update(deadline=timezone.now() - DAY, asks_food=True)
    signed_up(door, "Ola")

    first = add(world, event, food_needs="Nøtter")
    second = add(world, event, name="Per Prøvesen")

    kari = Registration.objects.get(name="Kari Testesen")
    assert states(door) == {"Ola": "place", "Kari": "place", "Per": "waiting"}
    assert (kari.added_by, kari.email, kari.food_needs) == (world.contact, "kari@bibliotek.example.org", "Nøtter")
    assert (kari.language, kari.told_version) == ("nb", 0)
    assert said(first) != said(second)


def test_somebody_is_added_to_the_meeting_that_is_chosen(world: World, event: EventPage, two: list[SignUp]) -> None:
    add(world, event, sign_up=two[1].pk)

    assert [states(each) for each in two] == [{}, {"Kari": "place"}]


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"name": "kari.no"}, "name"), ({"email": "x"}, "email"), ({"municipality": ""}, "municipality")],
)
def test_what_is_written_wrong_is_said_by_the_field(
    world: World, event: EventPage, door: SignUp, fields: dict[str, str], field: str
) -> None:
    response = add(world, event, **fields)

    assert (list(response.context["form"].errors), door.registrations.count()) == ([field], 0)


def test_who_is_signed_up_already_is_not_added_and_it_is_said(world: World, event: EventPage, door: SignUp) -> None:
    add(world, event)

    response = add(world, event)

    assert (list(response.context["form"].errors), door.registrations.count()) == (["__all__"], 1)


def test_where_one_signs_up_elsewhere_nobody_is_added_here(world: World, event: EventPage) -> None:
    open_sign_up(event, is_here=False)
    where = reverse("events:add", args=(event.pk,))

    page = soup(login(world.contact).get(where))
    login(world.contact).post(where, {"name": "Kari", "email": "kari@example.org"})

    assert (page.select("[name=email]"), Registration.objects.count()) == ([], 0)


def test_the_next_meeting_is_chosen_and_what_is_over_stands_last(world: World, event: EventPage, door: SignUp) -> None:
    held = [meeting(event, -days * DAY, title=f"For {days} siden") for days in (9, 3)]
    off = meeting(event, 30 * DAY, title="Avlyst", cancelled_at=timezone.now())
    last = meeting(event, 20 * DAY, title="Siste")
    choose_sign_up(event, is_whole=False, user=world.contact)
    first = event.occurrences.exclude(pk__in=[each.pk for each in (*held, off, last)]).get()

    page = soup(login(world.contact).get(reverse("events:add", args=(event.pk,))))

    doors = dict(Occurrence.objects.values_list("pk", "sign_up"))
    options = page.select("[name=sign_up] option")
    assert [int(each["value"]) for each in options] == [doors[each.pk] for each in (first, last, *held[::-1], off)]
    assert [each.has_attr("selected") for each in options[1:]] == [False] * 4
