"""The entrances by minutes and by kind of library: what fits is shown, under its course, and why."""

from typing import Any

import pytest
from django.test import Client

from learning import entrances, rules
from learning.models import CompetenceArea, CoursePage, LessonPage, ResourcePage
from tests.readers import accepted, live_recipe, report_on
from tests.reading import soup, text, titles
from tests.world import World, draft_course, draft_lesson, draft_resource, lines, put_up

pytestmark = pytest.mark.django_db
ALONE, TOGETHER, SIMILAR = "/jeg-har-10-minutter/", "/til-personalmotet/", "/bibliotek-som-ligner/"


def live_course(world: World, title: str, *lessons: tuple[int | None, int], **fields: Any) -> CoursePage:
    """Each lesson as its minutes and how many questions it asks."""
    course = draft_course(world, title, lessons=0)
    for name, value in fields.items():
        setattr(course, name, value)
    course.save()
    for number, (minutes, questions) in enumerate(lessons, 1):
        lesson = draft_lesson(world, course, f"{title} {number}")
        lesson.minutes = minutes
        lesson.reflection = lines(*["Hva nå?"] * questions)
        lesson.save()
    return put_up(course)


def live_resource(world: World, title: str, minutes: int | None, **fields: Any) -> ResourcePage:
    resource = draft_resource(world, title)
    for name, value in {"minutes": minutes, **fields}.items():
        setattr(resource, name, value)
    resource.save()
    return put_up(resource)


@pytest.fixture(scope="module")
def shelf(lasting_world: World) -> World:
    world = lasting_world
    space = CompetenceArea.objects.create(slug="rommet", name_nb="Rommet", colour=2)
    live_course(world, "Kort", (4, 1), (5, 0))
    live_course(world, "Langt", (25, 2), (8, 3), (None, 9), (0, 1))
    live_course(world, "Sto", (7, 0), main_area=space)
    live_course(world, "Nede", (3, 1)).unpublish()
    live_resource(world, "Film", 9, type="film", areas=[space])
    live_resource(world, "Bok", None)
    live_recipe(world, "Kveld", minutes=15, recipe_staff="one", recipe_price="free", recipe_municipality_size="small")
    live_recipe(world, "Fest", recipe_staff="more", recipe_price="high", recipe_municipality_size="any")
    draft_lesson(world, CoursePage.objects.get(slug="kort"), "Kort utkast")
    return world


def parts(response: Any) -> dict[str, list[str]]:
    """The lessons that stand under each work."""
    works = soup(response).select("main .hits > li")
    return {text(work.select_one("h3")): [text(link) for link in work.select(".lesson a")] for work in works}


# --- alone ---


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ("5", {"Kort": ["1. Kort 1", "2. Kort 2"]}),
        ("10", {"Film": [], "Sto": ["1. Sto 1"], "Langt": ["2. Langt 2"], "Kort": ["1. Kort 1", "2. Kort 2"]}),
        (
            "30",
            {
                "Kveld": [],
                "Film": [],
                "Sto": ["1. Sto 1"],
                "Langt": ["1. Langt 1", "2. Langt 2"],
                "Kort": ["1. Kort 1", "2. Kort 2"],
            },
        ),
    ],
)
def test_what_fits_the_minutes_stands_under_its_course(
    shelf: World, client: Client, minutes: str, expected: dict[str, list[str]]
) -> None:
    response = client.get(ALONE, {"minutter": minutes})

    assert parts(response) == expected


def test_ten_minutes_are_what_one_has_when_one_does_not_say(shelf: World, client: Client) -> None:
    assert parts(client.get(ALONE)) == parts(client.get(ALONE, {"minutter": "10"}))
    assert text(soup(client.get(ALONE)).select_one(".hero .chips [aria-current]")) == "10 minutter"


def test_a_course_one_has_time_for_says_so(shelf: World, client: Client) -> None:
    works = {text(work.h3): text(work) for work in soup(client.get(ALONE)).select("main .hits > li")}

    assert "Du rekker hele kurset." in works["Kort"]
    assert "Du rekker denne leksjonen:" in works["Langt"]


@pytest.mark.parametrize("minutes", ["7", "0", "-1", "ti", "9" * 50, "10 ", "²", "\x00"])
def test_minutes_that_are_no_choice_are_left_out_and_said(shelf: World, client: Client, minutes: str) -> None:
    response = client.get(ALONE, {"minutter": minutes})

    assert (response.status_code, response.context["minutes"]) == (200, 10)
    assert response.context["listing"].ignored == [f"Minutter: {minutes[:40]}"]


@pytest.mark.parametrize(("address", "expected"), [(ALONE, ["Film", "Sto"]), (TOGETHER, [])])
def test_an_area_narrows_courses_and_resources_at_once(
    shelf: World, client: Client, address: str, expected: list[str]
) -> None:
    assert titles(client.get(address, {"kompetanse": "rommet"})) == expected


def test_the_filter_keeps_the_minutes_and_the_minutes_keep_the_filter(shelf: World, client: Client) -> None:
    page = soup(client.get(ALONE, {"minutter": "30", "kompetanse": "rommet", "side": "1"}))

    assert page.select_one(".filters input[name=minutter]")["value"] == "30"
    assert page.select_one(".hero .chips a")["href"] == "?minutter=5&kompetanse=rommet"


# --- together ---


def test_a_lesson_without_questions_or_length_is_nothing_to_talk_about(shelf: World, client: Client) -> None:
    assert parts(client.get(TOGETHER, {"minutter": "30"})) == {
        "Fest": [],
        "Langt": ["2. Langt 2"],
        "Kort": ["1. Kort 1"],
    }


def test_a_longer_meeting_has_room_for_more(shelf: World, client: Client) -> None:
    assert parts(client.get(TOGETHER, {"minutter": "45"})) == {
        "Fest": [],
        "Kveld": [],
        "Langt": ["1. Langt 1", "2. Langt 2"],
        "Kort": ["1. Kort 1"],
    }


def test_each_work_says_why_it_fits(shelf: World, client: Client) -> None:
    works = {text(work.h3): text(work) for work in soup(client.get(TOGETHER)).select("main .hits > li")}

    assert "Hele kurset tar omtrent 14 minutter sammen" in works["Kort"]
    assert "Ta én leksjon på hvert møte." in works["Langt"]
    assert "8 minutter å lese og 3 spørsmål å snakke om: omtrent 23 minutter sammen" in works["Langt"]
    assert "bli enige om hvem som gjør hva: omtrent 30 minutter sammen" in works["Fest"]


def test_the_database_and_the_rule_reckon_alike(shelf: World) -> None:
    rows = list(entrances.with_together(LessonPage.objects.exclude(minutes=None)))

    assert len(rows) > 5
    assert [(row.questions, row.together) for row in rows] == [
        (len(row.reflection_list), rules.lesson_together(row.minutes, len(row.reflection_list))) for row in rows
    ]


# --- libraries like mine ---


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Fest", "Kveld"]),
        ("storrelse=small", ["Fest", "Kveld"]),
        ("storrelse=large", ["Fest"]),
        ("bemanning=one", ["Kveld"]),
        ("bemanning=one&bemanning=more", ["Fest", "Kveld"]),
        ("kostnad=free", ["Kveld"]),
        ("storrelse=large&kostnad=free", []),
    ],
)
def test_recipes_are_found_by_size_staffing_and_cost(
    shelf: World, client: Client, query: str, expected: list[str]
) -> None:
    assert titles(client.get(f"{SIMILAR}?{query}")) == expected


def test_what_most_have_tried_stands_first_with_how_many(shelf: World, client: Client) -> None:
    recipe = ResourcePage.objects.get(slug="kveld")
    accepted(report_on(recipe))
    report_on(recipe)

    page = soup(client.get(SIMILAR))

    assert [text(kind) for kind in page.select(".hits .kind")] == [
        "1 bibliotek har fortalt hvordan det gikk",
        "Ingen har fortalt at de har prøvd det ennå",
    ]
    assert text(page.select_one(".hits .features")) == "Under 5000 innbyggere Én person Gratis"


# --- where they are ---


@pytest.mark.parametrize("prefix", ["", "/nn", "/en", "/se"])
@pytest.mark.parametrize("address", [ALONE, TOGETHER, SIMILAR])
def test_an_entrance_answers_in_every_language_without_a_cookie(
    shelf: World, client: Client, address: str, prefix: str
) -> None:
    response = client.get(prefix + address)

    assert (response.status_code, list(response.cookies), len(soup(response).select("h1"))) == (200, [], 1)
    assert soup(response).select_one(".filters form")["action"] == prefix + address


def test_the_front_page_leads_to_the_entrances(world: World, client: Client) -> None:
    links = soup(client.get("/nn/")).select(".hero .chips a")

    assert [(text(link), link["href"]) for link in links] == [
        ("Eg har 10 minutt", "/nn/jeg-har-10-minutter/"),
        ("Til personalmøtet", "/nn/til-personalmotet/"),
        ("Bibliotek som liknar på mitt", "/nn/bibliotek-som-ligner/"),
    ]
