"""The catalogues of courses and resources: each filter narrows, and what is not understood is said, never an error."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from home.models import CountyLibraryPage
from learning.models import CompetenceArea, TargetGroup
from tests.queries import query_strings
from tests.reading import soup, text, titles
from tests.world import World, draft_course, draft_lesson, draft_resource, put_up

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shelf(lasting_world: World) -> World:
    """Three courses and three resources that differ in all one can filter by; the last is the newest."""
    world = lasting_world
    space = CompetenceArea.objects.create(slug="rommet", name_nb="Rommet", colour=2)
    leaders = TargetGroup.objects.get(slug="ledere")
    shared = CountyLibraryPage.objects.get(slug="abo", locale__language_code="nb")
    vestland: dict[str, Any] = {"by": world.other_contact, "section": world.other_section}

    up(world, draft_course(world, "Alfa", lessons=0), 15, level="basic")
    up(
        world,
        draft_course(world, "Beta", lessons=0, **vestland),
        60,
        level="advanced",
        form="with_meetings",
        main_area=space,
    )
    up(
        world,
        draft_course(world, "Gamma", lessons=0, section=shared),
        30,
        level="basic",
        target_groups=[leaders],
        areas=[space],
    )

    up(world, draft_resource(world, "Aksel"), level="basic", type="handbook")
    up(world, draft_resource(world, "Berit", **vestland), level="advanced", type="recipe", main_area=space)
    up(world, draft_resource(world, "Cecilie", section=shared), type="recipe", target_groups=[leaders], areas=[space])

    draft_course(world, "Utkast", lessons=1)
    draft_resource(world, "Utkast til håndbok")
    return world


def up(world: World, page: Any, minutes: int | None = None, **fields: Any) -> Any:
    """Puts a draft up with these fields, and with one lesson of so many minutes."""
    page.refresh_from_db()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    if minutes is not None:
        lesson = draft_lesson(world, page, f"{page.title}: leksjon")
        lesson.minutes = minutes
        lesson.save()
    return put_up(page)


COURSES = [
    ("", ["Gamma", "Beta", "Alfa"]),
    ("kompetanse=formidling", ["Gamma", "Alfa"]),
    ("kompetanse=rommet", ["Gamma", "Beta"]),
    ("kompetanse=rommet&kompetanse=formidling", ["Gamma", "Beta", "Alfa"]),
    ("malgruppe=alle", ["Beta", "Alfa"]),
    ("malgruppe=ledere", ["Gamma"]),
    ("fylke=34", ["Alfa"]),
    ("fylke=46", ["Beta"]),
    ("fylke=31", ["Gamma"]),
    ("fylke=33", ["Gamma"]),
    ("fylke=34&fylke=46", ["Beta", "Alfa"]),
    ("fylke=50", []),
    ("malform=nb", ["Gamma", "Alfa"]),
    ("malform=nn", ["Beta"]),
    ("malform=se", []),
    ("niva=basic", ["Gamma", "Alfa"]),
    ("niva=advanced&niva=basic", ["Gamma", "Beta", "Alfa"]),
    ("niva=intermediate", []),
    ("form=self_study", ["Gamma", "Alfa"]),
    ("form=with_meetings", ["Beta"]),
    ("varighet=0-20", ["Alfa"]),
    ("varighet=21-45", ["Gamma"]),
    ("varighet=46-90", ["Beta"]),
    ("varighet=91-", []),
    ("varighet=0-20&varighet=46-90", ["Beta", "Alfa"]),
    ("niva=basic&fylke=34", ["Alfa"]),
    ("kompetanse=formidling&malgruppe=ledere&varighet=21-45", ["Gamma"]),
    ("niva=basic&form=with_meetings", []),
]
RESOURCES = [
    ("", ["Cecilie", "Berit", "Aksel"]),
    ("type=handbook", ["Aksel"]),
    ("type=recipe", ["Cecilie", "Berit"]),
    ("type=recipe&type=handbook", ["Cecilie", "Berit", "Aksel"]),
    ("type=film", []),
    ("niva=basic", ["Aksel"]),
    ("kompetanse=rommet", ["Cecilie", "Berit"]),
    ("malgruppe=ledere", ["Cecilie"]),
    ("fylke=32", ["Cecilie"]),
    ("malform=nn", ["Berit"]),
    ("type=recipe&malform=nb", ["Cecilie"]),
]
TABLE = [("/kurs/", *row) for row in COURSES] + [("/ressurser/", *row) for row in RESOURCES]


@pytest.mark.parametrize(("address", "query", "expected"), TABLE)
def test_each_filter_narrows_the_list(
    shelf: World, client: Client, address: str, query: str, expected: list[str]
) -> None:
    response = client.get(f"{address}?{query}")

    listing = response.context["listing"]
    assert titles(response) == expected
    assert (listing.total, listing.ignored) == (len(expected), [])


def test_the_county_filter_finds_what_the_county_wrote_in_its_other_language(shelf: World, client: Client) -> None:
    nynorsk = shelf.section.get_translations().get(locale__language_code="nn")
    put_up(draft_resource(shelf, "Nynorsk frå Innlandet", section=nynorsk))

    assert titles(client.get("/ressurser/?fylke=34")) == ["Nynorsk frå Innlandet", "Aksel"]


@pytest.mark.parametrize(
    ("minutes", "span"),
    [(20, "0-20"), (21, "21-45"), (45, "21-45"), (46, "46-90"), (90, "46-90"), (91, "91-")],
)
def test_the_spans_of_duration_meet_without_a_gap(shelf: World, client: Client, minutes: int, span: str) -> None:
    course = draft_course(shelf, "Delta", lessons=0)
    up(shelf, course, minutes)

    found = {
        name: "Delta" in titles(client.get(f"/kurs/?varighet={name}")) for name in ("0-20", "21-45", "46-90", "91-")
    }

    assert [name for name, is_found in found.items() if is_found] == [span]


def test_duration_is_the_sum_of_the_lessons_that_readers_see(shelf: World, client: Client) -> None:
    course = up(shelf, draft_course(shelf, "Delta", lessons=0), 15)
    put_up_lesson = draft_lesson(shelf, course, "Delta: to")
    put_up(put_up_lesson)
    draft_lesson(shelf, course, "Delta: utkast")

    assert [titles(client.get(f"/kurs/?varighet={span}")) for span in ("21-45", "46-90")] == [
        ["Delta", "Gamma"],
        ["Beta"],
    ]


# --- what was chosen -------------------------------------------------------------------------------------------------


def test_what_was_ticked_stays_ticked(shelf: World, client: Client) -> None:
    page = soup(client.get("/kurs/?niva=basic&niva=advanced&fylke=34"))

    ticked = [(box["name"], box["value"]) for box in page.select(".filters input[checked]")]
    assert ticked == [("fylke", "34"), ("niva", "basic"), ("niva", "advanced")]


def test_each_active_filter_can_be_taken_away_by_itself(shelf: World, client: Client) -> None:
    page = soup(client.get("/kurs/?niva=basic&niva=advanced&fylke=34&side=1"))

    assert [link["href"] for link in page.select(".results-head .chips a")] == [
        "?niva=basic&niva=advanced",
        "?niva=advanced&fylke=34",
        "?niva=basic&fylke=34",
    ]


# --- what was not understood ---------------------------------------------------------------------------------------


FILTERS = {
    "/kurs/": ["kompetanse", "malgruppe", "fylke", "malform", "niva", "varighet", "form"],
    "/ressurser/": ["kompetanse", "malgruppe", "fylke", "malform", "type", "niva"],
    "/arrangement/": ["kompetanse", "malgruppe", "fylke", "malform", "nar", "form", "apent"],
}


@pytest.mark.parametrize("address", FILTERS)
def test_the_filters_are_these(shelf: World, client: Client, address: str) -> None:
    assert sorted(client.get(address).context["listing"].form.fields) == sorted(FILTERS[address])


@pytest.mark.parametrize(("address", "key"), [(one, key) for one in FILTERS for key in [*FILTERS[one], "side"]])
def test_an_unknown_value_is_left_out_and_named(shelf: World, client: Client, address: str, key: str) -> None:
    response = client.get(f"{address}?{key}=tull")

    assert titles(response) == titles(client.get(address))
    assert [value.rpartition(": ")[2] for value in response.context["listing"].ignored] == ["tull"]
    assert "tull" in text(soup(response).select_one(".results-head .ds-alert"))


def test_the_known_value_beside_an_unknown_one_still_narrows(shelf: World, client: Client) -> None:
    response = client.get("/kurs/?niva=advanced&niva=tull")

    assert titles(response) == ["Beta"]
    assert len(response.context["listing"].ignored) == 1


def test_a_list_whose_values_are_all_known_has_no_such_note(shelf: World, client: Client) -> None:
    assert soup(client.get("/kurs/?niva=basic&side=1")).select(".results-head .ds-alert") == []


def test_a_list_without_hits_says_so_and_offers_to_remove_the_filters(shelf: World, client: Client) -> None:
    page = soup(client.get("/kurs/?niva=intermediate"))

    assert [link["href"] for link in page.select(".empty a")] == ["/kurs/"]


# --- any input -------------------------------------------------------------------------------------------------------

KEYS = [
    *("kompetanse", "malgruppe", "fylke", "malform", "niva", "varighet", "form", "type", "nar", "q", "slag"),
    *("apent", "visning", "maned", "ar"),
]
KNOWN = [
    "formidling",
    "rommet",
    "alle",
    "34",
    "31",
    "nb",
    "nn",
    "basic",
    "0-20",
    "91-",
    "self_study",
    "digital",
    "recipe",
    "maned",
    "2026-12",
    "2026",
]


@pytest.mark.parametrize(
    "address", ["/kurs/", "/ressurser/", "/arrangement/", pytest.param("/nn/kurs/", marks=pytest.mark.stress)]
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=query_strings(KEYS, [*KNOWN, "tidligere", "kommende"]))
def test_any_query_string_is_answered(shelf: World, address: str, query: str) -> None:
    assert Client().get(f"{address}?{query}").status_code == 200
