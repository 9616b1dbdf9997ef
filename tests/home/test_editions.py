"""A work in several languages: each reader gets the nearest, once, and is told which others there are."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.models import CoursePage
from tests.readers import live_recipe
from tests.reading import addresses, soup, text, titles
from tests.world import World, draft_course, draft_event, draft_lesson, draft_resource, lines, put_up, translate

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def works(lasting_world: World) -> dict[str, Any]:
    """A course, a resource, a recipe and an event in bokmål and nynorsk, and a resource in nynorsk alone."""
    world = lasting_world
    course = draft_course(world, "Kurs", lessons=0)
    lesson = draft_lesson(world, course, "Leksjon")
    lesson.minutes, lesson.reflection = 5, lines("Hva nå?")
    lesson.save()
    originals = {
        "course": put_up(course),
        "resource": put_up(draft_resource(world, "Ressurs")),
        "recipe": live_recipe(world, "Oppskrift"),
        "event": put_up(draft_event(world, "Arrangement")),
    }
    editions = {f"{name} nn": translate(page, "nn", f"{page.title} på nynorsk") for name, page in originals.items()}
    alone = put_up(draft_resource(world, "Berre nynorsk", section=world.other_section))
    return {**originals, **editions, "alone": alone}


# --- each once -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "bokmal", "nynorsk"),
    [
        ("kurs/", ["Kurs"], ["Kurs på nynorsk"]),
        (
            "ressurser/",
            ["Berre nynorsk", "Oppskrift", "Ressurs"],
            ["Berre nynorsk", "Oppskrift på nynorsk", "Ressurs på nynorsk"],
        ),
        ("arrangement/", ["Arrangement"], ["Arrangement på nynorsk"]),
        ("kurs/?malform=nn", ["Kurs på nynorsk"], ["Kurs på nynorsk"]),
        ("arrangement/?malform=nb", ["Arrangement"], ["Arrangement"]),
        ("jeg-har-10-minutter/", ["Kurs"], ["Kurs på nynorsk"]),
        ("til-personalmotet/?minutter=60", ["Kurs", "Oppskrift"], ["Kurs på nynorsk", "Oppskrift på nynorsk"]),
        ("bibliotek-som-ligner/", ["Oppskrift"], ["Oppskrift på nynorsk"]),
    ],
)
def test_a_list_shows_each_work_once_in_the_language_nearest_to_the_reader(
    works: dict[str, Any], client: Client, address: str, bokmal: list[str], nynorsk: list[str]
) -> None:
    assert sorted(titles(client.get(f"/{address}"))) == bokmal
    assert sorted(titles(client.get(f"/nn/{address}"))) == nynorsk


@pytest.mark.parametrize("address", ["", "innlandet/"])
def test_the_front_page_and_the_librarys_page_do_so_too(works: dict[str, Any], client: Client, address: str) -> None:
    shown = {prefix: titles(client.get(f"{prefix}/{address}")) for prefix in ("", "/nn")}

    assert {"Kurs", "Ressurs", "Oppskrift", "Arrangement"} <= set(shown[""])
    assert [title for title in shown[""] if title.endswith("på nynorsk")] == []
    assert {"Kurs på nynorsk", "Ressurs på nynorsk", "Arrangement på nynorsk"} <= set(shown["/nn"])
    assert {"Kurs", "Ressurs", "Arrangement"} & set(shown["/nn"]) == set()


def test_counts_are_of_works(works: dict[str, Any], client: Client) -> None:
    listed = soup(client.get("/fylkesbibliotekene/"))
    (row,) = [row for row in listed.select("main li") if row.select_one("a[href='/innlandet/']")]

    assert text(row).count("4") == 1
    assert "1" in text(soup(client.get("/")).select_one("a[href='/kurs/?kompetanse=formidling']"))


def test_a_reader_of_neither_gets_bokmal(works: dict[str, Any], client: Client) -> None:
    assert titles(client.get("/en/kurs/")) == ["Kurs"]


# --- which others there are ----------------------------------------------------------------------------------------


def alternates(client: Client, address: str) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in soup(client.get(address)).select("link[rel=alternate]")}


def test_editions_name_each_other_and_a_work_in_one_language_names_none(works: dict[str, Any], client: Client) -> None:
    named = {"nb": f"{SITE}/innlandet/kurs/", "nn": f"{SITE}/nn/innlandet/kurs/"}

    assert alternates(client, "/innlandet/kurs/") == alternates(client, "/nn/innlandet/kurs/") == named
    assert alternates(client, "/vestland/berre-nynorsk/") == {}
    canonical = soup(client.get("/vestland/berre-nynorsk/")).select_one("link[rel=canonical]")
    assert canonical["href"] == f"{SITE}/nn/vestland/berre-nynorsk/"


def test_a_lesson_names_its_editions_while_readers_can_open_them(works: dict[str, Any], client: Client) -> None:
    address = "/innlandet/kurs/leksjon/"
    assert list(alternates(client, address)) == ["nb", "nn"]

    CoursePage.objects.get(pk=works["course nn"].pk).unpublish()

    assert alternates(client, address) == {}


def test_a_reader_is_told_where_there_is_no_edition_in_their_language(works: dict[str, Any], client: Client) -> None:
    def told(address: str) -> str:
        return text(soup(client.get(address)).select_one(".only-in"))

    assert told("/vestland/berre-nynorsk/") == "Innholdet finnes bare på nynorsk."
    assert told("/nn/vestland/berre-nynorsk/") == ""
    assert told("/innlandet/kurs/") == told("/nn/innlandet/kurs/") == ""
    assert told("/en/innlandet/kurs/") == "The content is only in bokmål and nynorsk."
    assert told("/en/") == told("/en/kurs/") == ""


def test_the_choice_of_language_leads_to_the_edition_wherever_it_stands(works: dict[str, Any], client: Client) -> None:
    edition = works["resource nn"]
    edition.unpublish()
    edition.slug = "ressursar"
    edition.save()
    put_up(edition)

    links = addresses(soup(client.get("/innlandet/ressurs/?a=b")).select_one(".langs"))

    assert links == [
        "/innlandet/ressurs/?a=b",
        "/nn/innlandet/ressursar/?a=b",
        "/se/innlandet/ressurs/?a=b",
        "/en/innlandet/ressurs/?a=b",
    ]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/innlandet/kurs/", 6),
        ("/innlandet/kurs/leksjon/", 5),
        ("/innlandet/ressurs/", 4),
        ("/innlandet/arrangement/", 5),
        ("/kurs/", 11),
        ("/ressurser/", 9),
        ("/arrangement/", 10),
        ("/jeg-har-10-minutter/", 11),
    ],
)
def test_a_page_shown_from_another_tree_costs_no_more_than_from_its_own(
    works: dict[str, Any], client: Client, address: str, number: int
) -> None:
    numbers = {}
    for prefix in ("", "/nn", "/en"):
        client.get(prefix + address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(prefix + address).status_code == 200
        numbers[prefix] = len(queries)

    assert numbers == {"": number, "/nn": number, "/en": number}
