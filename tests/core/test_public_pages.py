"""Every kind of page a reader gets: safe under the strict policy, told to machines, and free of cookies and tokens.

Long, since each rule is tried on every kind of page.
"""

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import get_page_models

from cms.core.models import BasePage
from events.models import EventPage, Occurrence
from home.models import StandardPage
from learning.models import Competence, CoursePage, LessonPage
from search.tasks import index_waiting
from tests.core.test_blocks import every_block, make_document, make_picture
from tests.readers import accepted, draft_path, live_guide, report_on
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
    "TimeBudgetPage": "/jeg-har-10-minutter/",
    "StaffMeetingPage": "/til-personalmotet/",
    "SimilarLibraryPage": "/bibliotek-som-ligner/",
    "GuidePage": "/ny-i-biblioteket/",
    "LearningPathPage": "/innlandet/trygg-i-skranken/",
    "competence map": "/kompetanse/",
    "competence": "/kompetanse/bokprat/",
    "self-assessment": "/kompetanse/selvvurdering/?malgruppe=skranken",
    "search": "/sok/?q=bokprat",
    "not found": "/finnes-ikke/",
    "login": "/konto/login/",
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _own_media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One folder for all tests of the module, whose pictures are made once."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="module")
def bank(lasting_world: World) -> World:
    """One page of each kind, with all it can hold."""
    world, picture = lasting_world, make_picture()
    full = {"image": picture, "body": every_block()}
    links = [{"type": "link", "value": {"text": "Mer", "url": "https://example.org/"}}]
    course = draft_course(world, "Bokprat", lessons=2)
    fill(course, image=picture, run_plan="Først, så.", certificate_requirements="Alle leksjoner.")
    for lesson in LessonPage.objects.child_of(course):
        fill(lesson, **full, read_more=links, learn=lines("Hva?"), reflection=lines("Hvordan?"))
    recipe = {"recipe_purpose": "Ro.", "recipe_steps": lines("Sett deg."), "recipe_equipment": lines("Stol")}
    files = [{"type": "file", "value": make_document("mal.odt").pk}]
    resource = fill(draft_resource(world, "Oppskrift"), **full, **recipe, type="recipe", links=links, files=files)
    event = fill(draft_event(world, "Fagdag"), **full, sign_up_url="https://example.org/", recording="Kommer.")
    start = timezone.now() + datetime.timedelta(days=20)
    Occurrence.objects.create(
        work=event.translation_key, title="Del to", starts_at=start, ends_at=start + datetime.timedelta(days=1)
    )
    plain = fill(add(world.section, StandardPage(title="Om oss", live=False), world.contact), **full)
    for page in (course, resource, event, plain):
        put_up(fill(page, competences=Competence.objects.all()[:2]) if page is not plain else page)
    live_guide(world, course, resource)
    put_up(fill(draft_path(world, course, resource, event), image=picture, competences=Competence.objects.all()[:3]))
    accepted(report_on(resource))
    index_waiting()
    return world


@pytest.fixture(scope="module")
def shown(bank: World) -> dict[str, Any]:
    """What a reader who comes for the first time gets of each page, asked for once; it is read, not written to."""
    return {kind: Client().get(address) for kind, address in PAGES.items()}


@pytest.fixture(scope="module")
def parsed(shown: dict[str, Any]) -> dict[str, Any]:
    return {kind: soup(response) for kind, response in shown.items()}


def fill(page: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return page


def test_the_table_names_every_page_type() -> None:
    kinds = [model.__name__ for model in get_page_models() if issubclass(model, BasePage)]

    assert sorted(kinds) == sorted(kind for kind in PAGES if kind.endswith("Page"))


# --- under the strict policy -----------------------------------------------------------------------------------------


def offences(html: BeautifulSoup) -> list[str]:
    """What the policy would stop, or what calls another site without being asked."""
    found = [f"style on {tag.name}" for tag in html.select("[style]")]
    found += [f"<style> of {len(tag.text)}" for tag in html.select("style")]
    found += [f"script {tag.text[:40]}" for tag in html.select("script") if is_run(tag) and not is_own(tag)]
    found += [f"{name} on {tag.name}" for tag in html.select("*") for name in tag.attrs if name.startswith("on")]
    found += [f"{tag.name} {tag['href']}" for tag in html.select("[href^='javascript:'], [href^='data:']")]
    sources = [str(tag["src"]) for tag in html.select("[src]")]
    sources += [str(tag["href"]) for tag in html.select("link[rel=stylesheet], link[rel=preload], link[rel=icon]")]
    found += [source for source in sources if not source.startswith("/") or source.startswith("//")]
    return found + [tag.name for tag in html.select("iframe, object, embed, base")]


def is_run(script: Tag) -> bool:
    """A block of data is none that a browser runs."""
    return "json" not in str(script.get("type", ""))


def is_own(script: Tag) -> bool:
    return not script.text.strip() and str(script.get("src", "")).startswith("/")


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_on_a_readers_page_is_stopped_by_the_policy(parsed: dict[str, Any], kind: str) -> None:
    assert offences(parsed[kind]) == []


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
def test_a_readers_page_sets_no_cookie_and_holds_no_token(
    shown: dict[str, Any], parsed: dict[str, Any], kind: str
) -> None:
    response = shown[kind]

    assert (dict(response.cookies), response.has_header("Set-Cookie")) == ({}, False)
    assert "csrf" not in response.content.decode().lower()
    assert parsed[kind].select("form[method=post i]") == []


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "login"])
def test_a_readers_page_varies_by_nothing_that_tells_readers_apart(shown: dict[str, Any], kind: str) -> None:
    vary = shown[kind].get("Vary", "")

    assert {part.strip().lower() for part in vary.split(",")} - {"", "accept-encoding"} == set()


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in ("login", "not found")])
def test_an_editor_who_is_logged_in_reads_the_same_page(bank: World, shown: dict[str, Any], kind: str) -> None:
    assert login(bank.contact).get(PAGES[kind]).content == shown[kind].content


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(parsed: dict[str, Any], kind: str) -> None:
    page = parsed[kind]

    assert (len(page.select("h1")), len(page.select("main")), page.html["lang"]) == (1, 1, "nb")
    assert page.title.text.endswith("– Kompetansebanken")
    assert [tag for tag in page.select("img") if not tag.has_attr("alt")] == []


@pytest.mark.parametrize("kind", PAGES)
def test_no_identifier_stands_twice_on_a_page(parsed: dict[str, Any], kind: str) -> None:
    found = [tag["id"] for tag in parsed[kind].select("[id]")]

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
    event = EventPage.objects.get(slug="fagdag")
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
def test_the_form_of_an_event_is_told(bank: World, client: Client, form: str, mode: str, place: str) -> None:
    event = draft_event(bank, "Nettverk")
    event.form = form
    event.save()
    put_up(event)

    (told,) = json_ld(client, "/innlandet/nettverk/")

    assert told["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert told["location"]["@type"] == place


def test_a_cancelled_event_is_told_as_cancelled(bank: World, client: Client) -> None:
    event = put_up(draft_event(bank, "Nettverk"))
    event.occurrences.update(cancelled_at=timezone.now())

    (told,) = json_ld(client, "/innlandet/nettverk/")

    assert told["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", 'Sitat "og" \\ mer', "<!-- & -->"])
def test_any_title_leaves_valid_data(bank: World, client: Client, title: str) -> None:
    page = draft_course(bank, "Babysang", lessons=0)
    page.title = title
    page.save()
    put_up(page)

    response = client.get("/innlandet/babysang/")

    assert [told["name"] for told in json_ld(client, "/innlandet/babysang/")] == [title]
    assert offences(soup(response)) == []


def test_a_course_says_its_minutes_as_the_lessons_that_readers_see(bank: World, client: Client) -> None:
    LessonPage.objects.get(slug="bokprat-leksjon-2").unpublish()

    (told,) = json_ld(client, PAGES["CoursePage"])

    assert told["hasCourseInstance"]["courseWorkload"] == "PT10M"
    assert CoursePage.objects.get(slug="bokprat").minutes == 10
