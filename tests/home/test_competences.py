"""The competence map: what it counts is what a competence's page lists, each work once, and never a draft."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cms.core.addresses import is_taken_by_a_view
from events.models import EventPage
from home.models import StandardPage
from learning.models import Competence, CompetenceArea, CoursePage, LessonPage, TargetGroup
from tests.core.test_public_pages import json_ld
from tests.learning.test_competences import competence, naming
from tests.readers import draft_path, live_path
from tests.reading import soup, text
from tests.world import World, add, draft_course, draft_event, draft_resource, login, put_up, translate

pytestmark = pytest.mark.django_db
MAP, ADDRESS, ASSESSMENT = "/kompetanse/", "/kompetanse/bokprat/", "/kompetanse/selvvurdering/"


def counted(client: Client, slug: str = "bokprat", address: str = MAP) -> str:
    row = soup(client.get(address)).select_one(f".map li:has(a[href$='/kompetanse/{slug}/'])")
    return text(row.select_one(".count"))


def listed(client: Client, address: str = ADDRESS) -> dict[str, list[str]]:
    """The titles of the cards under each heading."""
    sections = soup(client.get(address)).select("article > section:has(.card)")
    return {text(one.select_one("h2")): [text(title) for title in one.select(".card h3")] for one in sections}


@pytest.fixture
def works(world: World) -> World:
    """One of each kind that strengthens the same."""
    put_up(naming(draft_course(world, "Kurs", lessons=1), "bokprat"))
    put_up(naming(draft_resource(world, "Ressurs"), "bokprat"))
    put_up(naming(draft_event(world, "Arrangement"), "bokprat"))
    path = draft_path(world, CoursePage.objects.get(title="Kurs"), title="Løp")
    put_up(naming(path, "bokprat"))
    course = draft_course(world, "Annet kurs", lessons=2)
    naming(LessonPage.objects.child_of(course).first(), "bokprat")
    put_up(course)
    return world


def test_a_competences_page_lists_all_there_is_to_learn_it_from(works: World, client: Client) -> None:
    assert listed(client) == {
        "Kurs": ["Kurs"],
        "Enkeltleksjoner": ["Annet kurs: leksjon 1"],
        "Læringsløp": ["Løp"],
        "Ressurser": ["Ressurs"],
        "Kommende arrangement": ["Arrangement"],
    }


@pytest.mark.parametrize("language", ["/nn", *(pytest.param(one, marks=pytest.mark.stress) for one in ("", "/en"))])
def test_the_map_counts_what_the_pages_list(works: World, client: Client, language: str) -> None:
    translate(CoursePage.objects.get(title="Kurs"), "nn", "Kurs på nynorsk")
    numbers = {}
    for one in Competence.objects.all():
        shown = listed(client, f"{language}/kompetanse/{one.slug}/")
        numbers[one.slug] = sum(map(len, shown.values()))

    rows = soup(client.get(f"{language}{MAP}")).select(".map li")

    told = {row.select_one("a")["href"].split("/")[-2]: text(row.select_one(".count")) for row in rows}
    assert {slug: int(words.split()[0]) if words[0].isdecimal() else 0 for slug, words in told.items()} == numbers
    assert numbers["bokprat"] == 5
    assert sum(numbers.values()) == 5


def test_a_draft_is_neither_counted_nor_listed_to_anybody(world: World, client: Client) -> None:
    for draft in (draft_course, draft_resource, draft_event):
        naming(draft(world), "bokprat")
    course = naming(draft_course(world, "Under arbeid"), "kildekritikk")
    naming(LessonPage.objects.child_of(course).first(), "bokprat")

    for reader in (client, login(world.other_contact), login(world.contact), login(world.reviewer)):
        assert (listed(reader), counted(reader), counted(reader, "kildekritikk")) == (
            {},
            "Ingenting ennå",
            "Ingenting ennå",
        )


def test_what_is_taken_down_goes_and_a_lesson_with_its_course(works: World, client: Client) -> None:
    CoursePage.objects.get(title="Annet kurs").unpublish()
    CoursePage.objects.get(title="Kurs").unpublish()

    assert LessonPage.objects.get(title="Annet kurs: leksjon 1").live is True
    assert (sorted(listed(client)), counted(client)) == (
        ["Kommende arrangement", "Læringsløp", "Ressurser"],
        "3 titler",
    )


def test_a_lesson_stands_by_itself_only_where_its_course_does_not_say_the_same(world: World, client: Client) -> None:
    course = naming(draft_course(world, lessons=2), "bokprat")
    for lesson in LessonPage.objects.child_of(course):
        naming(lesson, "bokprat", "kildekritikk")
    put_up(course)

    assert listed(client) == {"Kurs": ["Bokprat"]}
    assert listed(client, "/kompetanse/kildekritikk/") == {
        "Enkeltleksjoner": ["Bokprat: leksjon 1", "Bokprat: leksjon 2"]
    }
    assert (counted(client), counted(client, "kildekritikk")) == ("1 tittel", "2 titler")


def test_a_work_in_two_languages_stands_once_in_the_one_nearest_to_the_reader(world: World, client: Client) -> None:
    translate(put_up(naming(draft_course(world, "Kurs"), "bokprat")), "nn", "Kurset vårt")

    assert (listed(client), listed(client, f"/nn{ADDRESS}")) == ({"Kurs": ["Kurs"]}, {"Kurs": ["Kurset vårt"]})
    assert (counted(client), counted(client, address=f"/nn{MAP}")) == ("1 tittel", "1 tittel")


def test_an_event_that_is_over_strengthens_nobody_any_more(world: World, client: Client) -> None:
    event = put_up(naming(draft_event(world), "bokprat"))
    past = timezone.now() - datetime.timedelta(days=3)
    EventPage.objects.get(pk=event.pk).occurrences.update(starts_at=past, ends_at=past + datetime.timedelta(hours=1))

    assert (listed(client), counted(client)) == ({}, "Ingenting ennå")


def test_a_gap_says_so_and_where_to_go(world: World, client: Client) -> None:
    page = soup(client.get(ADDRESS))

    assert "Ingen har laget noe som styrker dette ennå" in text(page.select_one(".empty"))
    assert counted(client) == "Ingenting ennå"


def test_the_map_has_every_area_and_every_competence(world: World, client: Client) -> None:
    CompetenceArea.objects.create(slug="rommet", name_nb="Rommet", order=99)

    page = soup(client.get(MAP))

    assert [text(one) for one in page.select(".map h2")] == [area.name for area in CompetenceArea.objects.all()]
    assert [text(one) for one in page.select(".map li a")] == [one.name for one in Competence.objects.all()]
    assert "Ingen kompetanser er navngitt her ennå." in text(page.select_one(".map"))


def test_a_competences_page_tells_machines_what_it_is_and_people_what_others_call_it(
    world: World, client: Client
) -> None:
    address = "/kompetanse/kildekritikk/"

    page = soup(client.get(address))

    assert [(text(one), one["href"]) for one in page.select(".frameworks a")] == [
        (link.name, link.url) for link in competence("kildekritikk").links.all()
    ]
    assert {one["lang"] for one in page.select(".frameworks a span")} == {"en"}
    assert json_ld(client, address) == [
        {
            "@context": "https://schema.org",
            "@type": "DefinedTerm",
            "name": "Kildekritikk",
            "description": competence("kildekritikk").description_nb,
            "url": f"{settings.BASE_URL}{address}",
            "termCode": "kildekritikk",
            "inLanguage": "nb",
            "inDefinedTermSet": f"{settings.BASE_URL}{MAP}",
            "sameAs": ["http://data.europa.eu/esco/skill/1d6c7de4-350e-4868-a47b-333b4b0d9650"],
        }
    ]


@pytest.mark.parametrize("address", [MAP, ADDRESS, ASSESSMENT])
def test_each_address_is_told_in_every_language_of_the_interface(world: World, client: Client, address: str) -> None:
    head = soup(client.get(f"/nn{address}")).head

    assert head.select_one("link[rel=canonical]")["href"] == f"{settings.BASE_URL}/nn{address}"
    assert {one["hreflang"]: one["href"].removeprefix(settings.BASE_URL) for one in head.select("link[hreflang]")} == {
        "nb": address,
        "nn": f"/nn{address}",
        "se": f"/se{address}",
        "en": f"/en{address}",
    }
    assert head.select_one("meta[property='og:title']")["content"] == head.title.text.removesuffix(
        " – Kompetansebanken"
    )


def test_every_page_leads_to_the_map(world: World, client: Client) -> None:
    assert soup(client.get("/nn/")).select_one("footer a[href='/nn/kompetanse/']") is not None


@pytest.mark.parametrize("address", ["/kompetanse/finnes-ikke/", f"{ASSESSMENT}?malgruppe=finnes-ikke"])
def test_what_there_is_none_of_is_not_found(world: World, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [MAP, ADDRESS, ASSESSMENT])
def test_nothing_can_be_sent_to_the_map(world: World, client: Client, address: str) -> None:
    assert client.post(address, {"bokprat": "none"}).status_code == 405


# --- no page has an address that is the site's own ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [
        ("kompetanse/", True),
        ("kompetanse/bokprat/", True),
        ("sok/", True),
        ("konto/login/", True),
        ("admin/", True),
        ("innlandet/bokprat/", False),
        ("kompetansen/", False),
        ("", False),
    ],
)
def test_a_path_that_leads_past_the_pages_is_known(db: None, path: str, is_taken: bool) -> None:
    assert is_taken_by_a_view(path) == is_taken


def test_no_page_is_sent_to_review_at_the_maps_address(world: World) -> None:
    home = world.section.get_parent()
    page = add(home, StandardPage(title="Kompetanse", slug="kompetanse", summary="Om.", live=False), world.operator)

    assert page.faults_before_review() == {"slug": "Nettstedet selv bruker denne adressen."}


# --- the self-assessment -----------------------------------------------------------------------------------------


def asked(client: Client, **query: str) -> dict[str, list[str]]:
    """Each competence asked about, with the works proposed for it."""
    items = soup(client.get(ASSESSMENT, query)).select("[data-competence]")
    return {str(one["data-competence"]): [text(link) for link in one.select(".proposal li a")][:-1] for one in items}


def test_all_competences_are_asked_about_and_those_of_a_group_with_what_concerns_everybody(
    world: World, client: Client
) -> None:
    leaders = TargetGroup.objects.get(slug="ledere")
    everybody = {one.slug for one in Competence.objects.filter(target_groups=None)}

    assert set(asked(client)) == set(Competence.objects.values_list("slug", flat=True))
    assert set(asked(client, malgruppe="ledere")) == everybody | {one.slug for one in leaders.competences.all()}
    assert "leselyst-barn" not in asked(client, malgruppe="ledere")


def test_three_works_at_most_are_proposed_courses_first_and_each_once(works: World, client: Client) -> None:
    translate(CoursePage.objects.get(title="Kurs"), "nn", "Kurset vårt")

    assert asked(client)["bokprat"] == ["Kurs", "Løp", "Ressurs"]
    assert asked(client)["kildekritikk"] == []


def test_the_self_assessment_has_nothing_that_could_be_sent(works: World, client: Client) -> None:
    page = soup(client.get(ASSESSMENT)).main

    assert page.select("form, button") == []
    assert len(page.select("input")) == 3 * Competence.objects.count()


def test_each_question_is_a_group_of_three_with_its_name(world: World, client: Client) -> None:
    for group in soup(client.get(ASSESSMENT)).select("fieldset"):
        assert [text(label) for label in group.select("label")] == ["Kan ikke", "Litt", "Godt"]
        assert len({box["name"] for box in group.select("input")}) == 1
        assert text(group.select_one("legend")) != ""


def test_the_chosen_group_is_marked(world: World, client: Client) -> None:
    def marked(**query: str) -> list[str]:
        page: BeautifulSoup = soup(client.get(ASSESSMENT, query))
        return [text(one) for one in page.select(".assessment nav a[aria-current]")]

    assert (marked(), marked(malgruppe="ledere")) == (["Alle kompetanser"], ["Biblioteksjefer og ledere"])


def test_a_learning_path_is_counted_beside_its_steps(world: World, client: Client) -> None:
    course = put_up(naming(draft_course(world, "Kurs"), "bokprat"))
    live_path(world, course, title="Nevner ingenting")
    put_up(naming(draft_path(world, course, title="Løp"), "bokprat"))

    assert listed(client) == {"Kurs": ["Kurs"], "Læringsløp": ["Løp"]}
