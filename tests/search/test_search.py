"""Searching: everything readers can open is found, nothing else is, and any input is answered."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from home.models import StandardPage
from learning.models import CoursePage, LessonPage, ResourcePage
from search.models import Entry
from search.tasks import index_waiting
from tests.queries import query_strings
from tests.reading import addresses, soup, text, titles
from tests.world import World, add, draft_course, draft_event, draft_lesson, draft_resource, edit, put_up

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def bank(lasting_world: World) -> World:
    """One live work of each kind about trolls, and a draft of each."""
    put_up(draft_course(lasting_world, "Troll for nybegynnere", lessons=1))
    put_up(draft_resource(lasting_world, "Trollhåndbok om troll"))
    put_up(draft_event(lasting_world, "Troll på tirsdag"))
    draft_course(lasting_world, "Hemmelige troll", lessons=1)
    draft_resource(lasting_world, "Hemmelig håndbok om troll")
    draft_event(lasting_world, "Hemmelig troll på onsdag")
    index_waiting()
    return lasting_world


FOUND = [
    "Troll for nybegynnere",
    "Troll på tirsdag",
    "Trollhåndbok om troll",
]


def test_what_is_live_is_found_and_no_draft_is(bank: World, client: Client) -> None:
    response = client.get("/sok/?q=troll")

    assert sorted(titles(response)) == FOUND
    assert response.context["listing"].total == 3


@pytest.mark.parametrize("prefix", ["/nn", "/en"])
def test_every_language_of_the_interface_finds_the_same(bank: World, client: Client, prefix: str) -> None:
    response = client.get(f"{prefix}/sok/?q=troll")

    assert sorted(titles(response)) == FOUND
    assert f"{prefix}/innlandet/trollhandbok-om-troll/" in addresses(soup(response).main)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("slag=kurs", ["Troll for nybegynnere"]),
        ("slag=leksjon", FOUND),
        ("slag=ressurs", ["Trollhåndbok om troll"]),
        ("slag=arrangement", ["Troll på tirsdag"]),
        ("slag=kurs&slag=arrangement", ["Troll for nybegynnere", "Troll på tirsdag"]),
        ("slag=tull", FOUND),
    ],
)
def test_the_kind_narrows(bank: World, client: Client, kinds: str, expected: list[str]) -> None:
    assert sorted(titles(client.get(f"/sok/?q=troll&{kinds}"))) == expected


def test_a_page_is_found_by_what_readers_see_and_not_by_its_new_draft(bank: World, client: Client) -> None:
    edit(ResourcePage.objects.get(title="Trollhåndbok om troll"), bank.contact, title="Drakehåndbok")
    index_waiting()

    assert titles(client.get("/sok/?q=trollhåndbok"))[0] == "Trollhåndbok om troll"
    assert titles(client.get("/sok/?q=drake")) == []


def test_a_page_that_was_taken_down_is_no_longer_found(bank: World, client: Client) -> None:
    ResourcePage.objects.get(title="Trollhåndbok om troll").unpublish()

    assert sorted(titles(client.get("/sok/?q=troll"))) == FOUND[:2]


def test_a_lesson_is_not_found_while_its_course_is_down(bank: World, client: Client) -> None:
    CoursePage.objects.get(title="Troll for nybegynnere").unpublish()

    assert LessonPage.objects.get(title="Troll for nybegynnere: leksjon 1").live is True
    assert sorted(titles(client.get("/sok/?q=troll"))) == FOUND[1:]


def test_a_draft_lesson_of_a_live_course_is_not_found(bank: World, client: Client) -> None:
    draft_lesson(bank, CoursePage.objects.get(title="Troll for nybegynnere"), "Uferdig om troll")
    index_waiting()

    assert sorted(titles(client.get("/sok/?q=troll"))) == FOUND


def test_the_catalogues_themselves_are_not_found(bank: World, client: Client) -> None:
    assert {entry.shown["kind"] for entry in Entry.objects.all()} == {"course", "lesson", "resource", "event", "page"}
    assert "Kurs" not in titles(client.get("/sok/?q=kurs"))


def test_a_plain_page_is_found(bank: World, client: Client) -> None:
    put_up(add(bank.section, StandardPage(title="Om nissen", live=False), bank.contact))
    index_waiting()

    assert titles(client.get("/sok/?q=nissen")) == ["Om nissen"]


def test_a_page_is_found_by_its_text_and_its_area(bank: World, client: Client) -> None:
    assert titles(client.get("/sok/?q=råd")) == ["Trollhåndbok om troll"]
    assert sorted(titles(client.get("/sok/?q=leselyst"))) == FOUND


@pytest.mark.parametrize(
    "fields",
    [
        {"recipe_audience": "Nisser over hundre år"},
        {"recipe_equipment": [("line", "En nisselue")]},
        {"recipe_steps": [("line", "Rop på nissen")]},
        {"recipe_what_went_wrong": "Nissen kom ikke."},
        {"focus": "Flere nisser"},
        {"body": [("table", {"data": [["Grøt", "Smør"]], "table_caption": "Dette spiser nissen"})]},
        {"body": [("table", {"data": [["Grøt", "Nisse"]]})]},
    ],
)
def test_a_resource_is_found_by_all_it_tells(world: World, client: Client, fields: dict[str, Any]) -> None:
    page = draft_resource(world, "På låven")
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    put_up(page)
    index_waiting()

    assert titles(client.get("/sok/?q=nisse")) == ["På låven"]


def test_a_lesson_is_found_by_its_questions_to_think_over(world: World, client: Client) -> None:
    course = draft_course(world, "Låvekurs", lessons=1)
    lesson = LessonPage.objects.child_of(course).get()
    lesson.reflection = [("line", "Har du sett nissen?")]
    lesson.save()
    put_up(course)
    index_waiting()

    assert titles(client.get("/sok/?q=nissen")) == ["Låvekurs"]


def test_nothing_is_shown_before_something_is_asked(bank: World, client: Client) -> None:
    response = client.get("/sok/")

    assert (response.status_code, titles(response), response.context["listing"].total) == (200, [], 0)


def test_a_search_without_hits_says_so_and_shows_what_to_do(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/?q=einhjørning&slag=kurs"))

    assert "einhjørning" in text(page.select_one(".empty h3"))
    assert addresses(page.select_one(".empty")) == ["/kurs/", "/ressurser/"]
    assert [link["href"] for link in page.select(".empty a[href^='?']")] == ["?q=einhj%C3%B8rning"]


def test_what_was_asked_stands_in_the_field_and_is_not_markup(bank: World, client: Client) -> None:
    page = soup(client.get("/sok/", {"q": '"><script>alert(1)</script>'}))

    assert page.select_one("#q")["value"] == '"><script>alert(1)</script>'
    assert [script for script in page.select("script") if "alert" in script.text] == []


def test_search_engines_do_not_keep_the_results(bank: World, client: Client) -> None:
    assert [tag["content"] for tag in soup(client.get("/sok/?q=troll")).select("meta[name=robots]")] == ["noindex"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=query_strings(["q", "q", "slag"], ["troll", "kurs", "leksjon", "(troll", "troll & | !", "troll:*", "<->"]))
def test_any_question_is_answered(bank: World, query: str) -> None:
    assert Client().get(f"/sok/?{query}").status_code == 200
