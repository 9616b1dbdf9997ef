"""The list of events at the organiser's desk: which are there, in what order, and how many have signed up."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk import signed_up
from tests.places import give_sign_up, open_sign_up
from tests.reading import soup, text
from tests.signed_up import let_it_be_over
from tests.world import World, draft_event, login, put_up
from workflows.translation.actions import translate_by_hand

pytestmark = pytest.mark.django_db
LIST = "events:index"


@pytest.fixture
def desk(world: World) -> Client:
    return login(world.contact)


def rows(browser: Client, query: str = "") -> list[list[str]]:
    """The title, then what each column says of places and people."""
    page = soup(browser.get(reverse(LIST) + query))
    return [
        [text(row.select_one("th")), *(text(cell) for cell in row.select("td")[2:])]
        for row in page.select(".kb-listing tbody tr")
    ]


def test_it_counts_places_and_people_of_all_that_one_signs_up_for(world: World, desk: Client) -> None:
    door = open_sign_up(put_up(draft_event(world)), capacity=2, has_waiting_list=True)
    signed_up(door, "Kari Testesen")
    signed_up(door, "Ola Testesen", "offered")
    signed_up(door, "Åse Testesen", "waiting")
    signed_up(door, "Per Testesen", "cancelled")

    assert rows(desk) == [["Fagprat", "Fulltegnet, venteliste", "2", "1", "1", "1"]]


def test_places_without_limit_are_no_number(world: World, desk: Client) -> None:
    open_sign_up(draft_event(world))

    assert rows(desk) == [["Fagprat", "Ledige plasser", "–", "0", "0", "0"]]


def test_what_is_over_is_in_a_list_of_its_own_the_last_first(world: World, desk: Client) -> None:
    first, second, coming = (put_up(draft_event(world, title)) for title in ("Første", "Andre", "Kommende"))
    let_it_be_over(first, days=9)
    let_it_be_over(second, days=2)
    give_sign_up(coming)

    assert [row[0] for row in rows(desk)] == ["Kommende"]
    assert [row[0] for row in rows(desk, "?vis=tidligere")] == ["Andre", "Første"]


def test_what_comes_first_is_first_and_what_has_no_time_is_last(world: World, desk: Client) -> None:
    later, untimed, sooner = (
        draft_event(world, title, in_days=days) for title, days in (("Siden", 20), ("Uten tid", 1), ("Snart", 3))
    )
    untimed.occurrences.all().delete()

    assert [row[0] for row in rows(desk)] == ["Snart", "Siden", "Uten tid"]
    assert later.pk != sooner.pk


def test_a_work_in_two_languages_stands_there_once(world: World, desk: Client) -> None:
    event = put_up(draft_event(world))
    translate_by_hand(event, world.contact, "nn")

    assert [row[0] for row in rows(desk)] == ["Fagprat"]


def test_the_group_sees_what_has_been_up_and_a_neighbour_nothing_of_it(world: World) -> None:
    put_up(draft_event(world, "Oppe"))
    draft_event(world, "Kladd")
    seen = {
        who: [row[0] for row in rows(login(world.everybody[who]))] for who in ("contact", "reviewer", "other_contact")
    }

    assert seen == {"contact": ["Oppe", "Kladd"], "reviewer": ["Oppe"], "other_contact": []}


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_many_events_there_are(
    world: World, desk: Client, django_assert_num_queries: Any, number: int
) -> None:
    for each in range(number):
        signed_up(open_sign_up(draft_event(world, f"Fagprat {each}"), capacity=5))
    desk.get(reverse(LIST))

    with django_assert_num_queries(22):
        desk.get(reverse(LIST))
