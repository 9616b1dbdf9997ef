"""Every kind of page a reader gets: safe under the strict policy, told to machines, and free of cookies and tokens."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import get_page_models

from cms.core.models import BasePage
from events.models import EventPage, Occurrence
from home.models import StandardPage
from learning.models import CoursePage, LessonPage
from tests.core.test_blocks import every_block, make_document, make_picture
from tests.reading import soup
from tests.world import World, add, draft_course, draft_event, draft_resource, lines, login, put_up

PAGES = {
    "HomePage": "/",
    "CourseCatalogPage": "/kurs/",
    "ResourceCatalogPage": "/ressurser/",
    "EventCalendarPage": "/arrangement/",
    "CountyLibraryListPage": "/fylkesbibliotekene/",
    "CountyLibraryPage": "/innlandet/",
    "CoursePage": "/innlandet/bokprat/",
    "LessonPage": "/innlandet/bokprat/bokprat-leksjon-1/",
    "ResourcePage": "/innlandet/oppskrift/",
    "EventPage": "/innlandet/fagdag/",
    "StandardPage": "/innlandet/om-oss/",
    "search": "/sok/?q=bokprat",
    "not found": "/finnes-ikke/",
    "login": "/konto/login/",
}


@pytest.fixture
def bank(world: World) -> World:
    """One page of each kind, with all it can hold."""
    picture = make_picture()
    links = [{"type": "link", "value": {"text": "Mer", "url": "https://example.org/"}}]
    course = draft_course(world, "Bokprat", lessons=2)
    course.image, course.run_plan, course.certificate_requirements = picture, "Først, så.", "Alle leksjoner."
    course.tags.add("bokprat")
    course.save()
    for lesson in LessonPage.objects.child_of(course):
        lesson.image, lesson.body, lesson.read_more = picture, every_block(), links
        lesson.learn = lesson.reflection = lines("Hva og hvordan?")
        lesson.save()
    resource = draft_resource(world, "Oppskrift")
    resource.image, resource.type, resource.body, resource.links = picture, "recipe", every_block(), links
    resource.recipe_purpose, resource.recipe_steps, resource.recipe_equipment = "Ro.", lines("Sett deg."), lines("Stol")
    resource.files = [{"type": "file", "value": make_document("mal.odt").pk}]
    resource.save()
    event = draft_event(world, "Fagdag")
    event.image, event.body, event.sign_up_url, event.recording = (
        picture,
        every_block(),
        "https://example.org/",
        "Kommer.",
    )
    event.save()
    start = timezone.now() + timezone.timedelta(days=20) if hasattr(timezone, "timedelta") else timezone.now()
    Occurrence.objects.create(page=event, title="Del to", starts_at=start, ends_at=start.replace(year=start.year + 1))
    plain = add(
        world.section, StandardPage(title="Om oss", body=every_block(), image=picture, live=False), world.contact
    )
    for page in (course, resource, event, plain):
        put_up(page)
    return world


def test_the_table_names_every_page_type() -> None:
    kinds = [model.__name__ for model in get_page_models() if issubclass(model, BasePage)]

    assert sorted(kinds) == sorted(set(PAGES) - {"search", "not found", "login"})


# --- under the strict policy -----------------------------------------------------------------------------------------


def offences(html: BeautifulSoup) -> list[str]:
    """What the policy would stop, or what calls another site without being asked."""
    found = [f"style on {tag.name}" for tag in html.select("[style]")]
    found += [f"<style> of {len(tag.text)}" for tag in html.select("style")]
    found += [
        f"script {tag.text[:40]}"
        for tag in html.select("script")
        if tag.get("type") != "application/ld+json" and (tag.text.strip() or not tag.get("src", "").startswith("/"))
    ]
    found += [f"{name} on {tag.name}" for tag in html.find_all(True) for name in tag.attrs if name.startswith("on")]
    found += [f"{tag.name} {tag['href']}" for tag in html.select("[href^='javascript:'], [href^='data:']")]
    sources = [tag["src"] for tag in html.select("[src]")] + [
        tag["href"] for tag in html.select("link[rel=stylesheet]")
    ]
    found += [source for source in sources if not source.startswith("/") or source.startswith("//")]
    return found + [tag.name for tag in html.select("iframe, object, embed, base")]


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_on_a_readers_page_is_stopped_by_the_policy(bank: World, client: Client, kind: str) -> None:
    assert offences(soup(client.get(PAGES[kind]))) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<script src="https://elsewhere.example/a.js"></script>',
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://elsewhere.example/a.png">',
        '<img src="//elsewhere.example/a.png">',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<iframe src="/x/"></iframe>',
    ],
)
def test_the_search_for_what_the_policy_stops_finds_what_is_planted(planted: str) -> None:
    assert len(offences(BeautifulSoup(planted, "html.parser"))) >= 1


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "login"])
def test_a_readers_page_sets_no_cookie_and_holds_no_token(bank: World, client: Client, kind: str) -> None:
    response = client.get(PAGES[kind])

    assert (dict(response.cookies), response.has_header("Set-Cookie")) == ({}, False)
    assert "csrf" not in response.content.decode().lower()
    assert soup(response).select("form[method=post i]") == []


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "login"])
def test_a_readers_page_varies_by_nothing_that_tells_readers_apart(bank: World, client: Client, kind: str) -> None:
    vary = client.get(PAGES[kind]).get("Vary", "")

    assert {part.strip().lower() for part in vary.split(",")} - {"", "accept-encoding"} == set()


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in ("login", "not found")])
def test_an_editor_who_is_logged_in_reads_the_same_page(bank: World, client: Client, kind: str) -> None:
    assert login(bank.contact).get(PAGES[kind]).content == client.get(PAGES[kind]).content


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(bank: World, client: Client, kind: str) -> None:
    page = soup(client.get(PAGES[kind]))

    assert (len(page.select("h1")), len(page.select("main")), page.html["lang"]) == (1, 1, "nb")
    assert page.title.text.endswith("– Kompetansebanken")
    assert [tag for tag in page.select("img") if not tag.has_attr("alt")] == []


@pytest.mark.parametrize("kind", PAGES)
def test_no_identifier_stands_twice_on_a_page(bank: World, client: Client, kind: str) -> None:
    found = [tag["id"] for tag in soup(client.get(PAGES[kind])).select("[id]")]

    assert sorted(found) == sorted(set(found))


# --- told to search engines --------------------------------------------------------------------------------------


def json_ld(client: Client, address: str) -> list[dict[str, Any]]:
    scripts = soup(client.get(address)).select("script[type='application/ld+json']")
    return [json.loads(script.text) for script in scripts]


def test_a_course_is_told_as_a_course(bank: World, client: Client) -> None:
    assert json_ld(client, PAGES["CoursePage"]) == [
        {
            "@context": "https://schema.org",
            "@type": "Course",
            "name": "Bokprat",
            "description": "Kort om bokprat.",
            "url": f"{settings.BASE_URL}/innlandet/bokprat/",
            "inLanguage": "nb",
            "provider": {"@type": "Organization", "name": "Innlandet fylkesbibliotek"},
            "teaches": ["velge bøker som passer"],
            "isAccessibleForFree": True,
            "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": "PT20M"},
        }
    ]


def test_a_resource_is_told_as_something_to_learn_from(bank: World, client: Client) -> None:
    (told,) = json_ld(client, PAGES["ResourcePage"])

    assert (told["@type"], told["name"], told["url"]) == (
        "LearningResource",
        "Oppskrift",
        f"{settings.BASE_URL}/innlandet/oppskrift/",
    )
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["publisher"] == {"@type": "Organization", "name": "Innlandet fylkesbibliotek"}


def test_an_event_is_told_with_its_time_and_place(bank: World, client: Client) -> None:
    event = EventPage.objects.get()
    first = event.occurrence_list[0]

    (told,) = json_ld(client, PAGES["EventPage"])

    assert told == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Fagdag",
        "description": "Kort om fagdag.",
        "url": f"{settings.BASE_URL}/innlandet/fagdag/",
        "inLanguage": "nb",
        "startDate": timezone.localtime(first.starts_at).isoformat(),
        "endDate": timezone.localtime(first.ends_at).isoformat(),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "VirtualLocation", "url": f"{settings.BASE_URL}/innlandet/fagdag/"},
        "organizer": [{"@type": "Organization", "name": "Innlandet fylkesbibliotek"}],
    }


@pytest.mark.parametrize(
    ("form", "mode", "place"),
    [("physical", "Offline", "Place"), ("hybrid", "Mixed", "Place"), ("digital", "Online", "VirtualLocation")],
)
def test_the_form_of_an_event_is_told(world: World, client: Client, form: str, mode: str, place: str) -> None:
    event = draft_event(world, "Fagdag")
    event.form = form
    event.save()
    put_up(event)

    (told,) = json_ld(client, "/innlandet/fagdag/")

    assert told["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert told["location"]["@type"] == place


def test_a_cancelled_event_is_told_as_cancelled(world: World, client: Client) -> None:
    event = put_up(draft_event(world, "Fagdag"))
    event.occurrences.update(cancelled_at=timezone.now())

    (told,) = json_ld(client, "/innlandet/fagdag/")

    assert told["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", 'Sitat "og" \\ mer', "<!-- & -->"])
def test_any_title_leaves_valid_data(world: World, client: Client, title: str) -> None:
    page = draft_course(world, "Bokprat", lessons=0)
    page.title = title
    page.save()
    put_up(page)

    response = client.get("/innlandet/bokprat/")

    assert [told["name"] for told in json_ld(client, "/innlandet/bokprat/")] == [title]
    assert offences(soup(response)) == []


def test_a_course_says_its_minutes_as_the_lessons_that_readers_see(bank: World, client: Client) -> None:
    LessonPage.objects.get(slug="bokprat-leksjon-2").unpublish()

    (told,) = json_ld(client, PAGES["CoursePage"])

    assert told["hasCourseInstance"]["courseWorkload"] == "PT10M"
    assert CoursePage.objects.get().minutes == 10
