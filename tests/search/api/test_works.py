"""What the read API says of works: all that readers see of them, each once, in the language that is asked for.

Long, since each field of an answer has its test.
"""

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.media.models import BankDocument
from cms.people.models import County, CountyLibrary, Municipality
from learning.models import CoursePage, LessonPage, Topic
from tests.places import give_sign_up
from tests.search.api.calls import ask, refused, titles
from tests.world import World, draft_course, draft_event, draft_resource, lines, put_up, translate

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def up(page: Any, **fields: Any) -> Any:
    page.refresh_from_db()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()
    return put_up(page)


def common(page: Any, world: World) -> dict[str, Any]:
    """What is said of every work of the tests' contact."""
    page.refresh_from_db()
    return {
        "id": str(page.translation_key),
        "language": "nb",
        "editions": [{"language": "nb", "url": f"{SITE}/innlandet/{page.slug}/"}],
        "title": page.title,
        "summary": f"Kort om {page.title.lower()}.",
        "url": f"{SITE}/innlandet/{page.slug}/",
        "areas": [{"slug": "formidling", "name": world.area.name}],
        "competences": [],
        "target_groups": [{"slug": "alle", "name": world.target_group.name}],
        "topics": [],
        "tags": [],
        "level": None,
        "makers": [{"slug": "innlandet", "name": "Innlandet fylkesbibliotek"}],
        "licence": {"code": "cc-by", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "published_at": said(page.first_published_at),
        "updated_at": said(page.last_published_at),
        "reviewed_on": None,
    }


def said(moment: datetime.datetime) -> str:
    """To the second, in Norwegian time."""
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def test_a_course_says_what_it_is_and_what_it_takes(world: World) -> None:
    course = put_up(draft_course(world, "Bokprat"))

    assert ask("/courses") == {
        "items": [
            common(course, world) | {"form": "self_study", "format": "open", "minutes": 20, "lesson_count": 2},
        ],
        "next": None,
    }


def test_a_course_in_full_has_its_lessons_in_their_order(world: World) -> None:
    draft = draft_course(world, "Bokprat")
    first, second = LessonPage.objects.child_of(draft).order_by("path")
    first.summary, first.learn = "Kort.", lines("å prate")
    first.save()
    course = up(draft, lesson_order=[str(second.translation_key), str(first.translation_key)], purpose="Leselyst.")

    answer = ask(f"/courses/{course.translation_key}")

    lesson = {"language": "nb", "minutes": 10}
    assert answer["lessons"] == [
        lesson
        | {
            "id": str(second.translation_key),
            "title": "Bokprat: leksjon 2",
            "summary": "",
            "url": f"{SITE}/innlandet/bokprat/bokprat-leksjon-2/",
            "learn": [],
            "competences": [],
        },
        lesson
        | {
            "id": str(first.translation_key),
            "title": "Bokprat: leksjon 1",
            "summary": "Kort.",
            "url": f"{SITE}/innlandet/bokprat/bokprat-leksjon-1/",
            "learn": ["å prate"],
            "competences": [],
        },
    ]
    assert {name: value for name, value in answer.items() if name != "lessons"} == common(course, world) | {
        "form": "self_study",
        "format": "open",
        "minutes": 20,
        "lesson_count": 2,
        "purpose": "Leselyst.",
        "outcomes": ["velge bøker som passer"],
        "certificate_requirements": "",
    }


def test_a_resource_in_full_has_its_links_and_its_files(world: World) -> None:
    link = {"type": "link", "value": {"text": "Les mer", "url": "https://example.org/les"}}
    document = BankDocument.objects.create(title="Mal", file=ContentFile(b"Mal", "mal.txt"))
    page = up(
        draft_resource(world, "Håndbok"),
        links=[link],
        files=[{"type": "file", "value": document.pk}],
        minutes=7,
        type="handbook",
        level="basic",
    )

    expected = common(page, world) | {"level": "basic", "type": "handbook", "minutes": 7}
    assert ask("/resources")["items"] == [expected]
    assert ask(f"/resources/{page.translation_key}") == expected | {
        "links": [{"text": "Les mer", "url": "https://example.org/les"}],
        "files": [{"text": "Mal", "url": f"{SITE}{document.url}"}],
        "recipe": None,
    }
    assert b"".join(Client().get(document.url)) == b"Mal"


def test_a_practice_recipe_says_how_it_is_done(world: World) -> None:
    page = up(
        draft_resource(world, "Lesesirkel"),
        type="recipe",
        recipe_purpose="Lese sammen.",
        recipe_steps=lines("Bestill bøker.", "Møtes."),
        recipe_equipment=lines("Kaffe"),
        recipe_staff="one",
        recipe_time="En kveld",
    )

    assert ask(f"/resources/{page.translation_key}")["recipe"] == {
        "purpose": "Lese sammen.",
        "audience": "",
        "municipality_size": None,
        "staff": "one",
        "staffing": "",
        "time": "En kveld",
        "price": None,
        "cost": "",
        "equipment": ["Kaffe"],
        "steps": ["Bestill bøker.", "Møtes."],
        "what_went_wrong": "",
    }


def test_an_event_says_when_and_where_and_keeps_the_link_to_the_meeting(world: World) -> None:
    page = draft_event(world, "Fagprat")
    row = page.occurrences.get()
    row.online_link, row.venue, row.title = "https://example.org/hemmelig-mote", "Biblioteket", "Første møte"
    row.municipality = Municipality.objects.get(name="Hamar")
    row.save()
    deadline = give_sign_up(page, deadline=row.starts_at - datetime.timedelta(days=1)).deadline
    page = up(
        page,
        form="hybrid",
        sign_up_url="https://example.org/paamelding",
        fee="Gratis",
        hours_away=2.5,
        from_desk=True,
        open_to=[County.objects.get(code="34")],
        organisers=[CountyLibrary.objects.get(slug="vestland")],
    )

    answer = ask(f"/events/{page.translation_key}")

    in_list = common(page, world) | {
        "form": "hybrid",
        "state": "open",
        "occurrences": [
            {
                "title": "Første møte",
                "starts_at": said(row.starts_at),
                "ends_at": said(row.ends_at),
                "deadline": said(deadline),
                "venue": "Biblioteket",
                "municipality": "Hamar",
                "is_cancelled": False,
            }
        ],
    }
    assert ask("/events")["items"] == [in_list]
    assert answer == in_list | {
        "open_to": [{"code": "34", "name": "Innlandet"}],
        "organisers": [
            {"slug": "innlandet", "name": "Innlandet fylkesbibliotek"},
            {"slug": "vestland", "name": "Vestland fylkesbibliotek"},
        ],
        "sign_up_url": "https://example.org/paamelding",
        "fee": "Gratis",
        "covered": "",
        "is_binding": False,
        "accessibility": "",
        "hours_away": 2.5,
        "from_desk": True,
    }


def test_events_to_come_are_listed_soonest_first_and_those_that_are_over_latest_first(world: World) -> None:
    for title, days in (("Om ti", 10), ("Om to", 2), ("For ti siden", -10), ("For to siden", -2)):
        put_up(draft_event(world, title, in_days=days))

    assert titles(ask("/events")) == ["Om to", "Om ti"]
    assert titles(ask("/events?nar=kommende")) == ["Om to", "Om ti"]
    assert titles(ask("/events?nar=tidligere")) == ["For to siden", "For ti siden"]


def test_a_work_stands_once_in_the_edition_nearest_to_the_reader(world: World) -> None:
    page = put_up(draft_resource(world, "Håndbok"))
    translate(page, "nn", "Handbok")
    editions = {"nb": f"{SITE}/innlandet/handbok/", "nn": f"{SITE}/nn/innlandet/handbok/"}

    answers = {language: ask(f"/resources?sprak={language}")["items"] for language in ("nb", "nn", "se", "en")}

    assert {language: [item["title"] for item in items] for language, items in answers.items()} == {
        "nb": ["Håndbok"],
        "nn": ["Handbok"],
        "se": ["Håndbok"],
        "en": ["Håndbok"],
    }
    nynorsk = answers["nn"][0]
    assert (nynorsk["id"], nynorsk["language"], nynorsk["url"]) == (str(page.translation_key), "nn", editions["nn"])
    assert [one["language"] for one in nynorsk["editions"]] == ["nn", "nb"]
    assert {one["language"]: one["url"] for one in nynorsk["editions"]} == editions
    assert ask(f"/resources/{page.translation_key}?sprak=nn")["title"] == "Handbok"


def test_the_edition_that_is_asked_for_is_the_one_shown(world: World) -> None:
    page = put_up(draft_resource(world, "Håndbok"))
    translate(page, "nn", "Handbok")
    put_up(draft_resource(world, "Bare på bokmål"))

    assert titles(ask("/resources?malform=nn")) == ["Handbok"]


def test_names_are_said_in_the_language_asked_for(world: World) -> None:
    topic = Topic.objects.create(slug="proveemne", name_nb="Prøveemne", name_en="Trial topic")
    up(draft_resource(world, "Håndbok"), topics=[topic])

    topics = [ask(f"/resources?sprak={language}")["items"][0]["topics"] for language in ("nb", "nn", "en")]

    assert [names[0]["name"] for names in topics] == ["Prøveemne", "Prøveemne", "Trial topic"]


@pytest.fixture(scope="module")
def shelf(lasting_world: World) -> World:
    """Works of two counties that differ in all one can narrow by; the last is the newest."""
    world = lasting_world
    vestland: dict[str, Any] = {"by": world.other_contact, "section": world.other_section}
    up(draft_course(world, "Alfa", lessons=1), level="basic")
    up(draft_course(world, "Beta", lessons=3, **vestland), level="advanced", form="with_meetings", target_groups=[])
    up(draft_resource(world, "Aksel"), type="handbook", level="basic")
    up(draft_resource(world, "Berit", **vestland), type="recipe")
    up(draft_event(world, "Anne"), form="digital")
    up(draft_event(world, "Bjørn", in_days=20, **vestland), form="physical")
    return world


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/courses", ["Beta", "Alfa"]),
        ("/courses?kompetanse=formidling", ["Beta", "Alfa"]),
        ("/courses?malgruppe=alle", ["Alfa"]),
        ("/courses?fylke=46", ["Beta"]),
        ("/courses?fylke=46&fylke=34", ["Beta", "Alfa"]),
        ("/courses?fylke=50", []),
        ("/courses?malform=nn", ["Beta"]),
        ("/courses?niva=basic", ["Alfa"]),
        ("/courses?varighet=0-20", ["Alfa"]),
        ("/courses?varighet=21-45", ["Beta"]),
        ("/courses?form=with_meetings", ["Beta"]),
        ("/courses?form=with_meetings&fylke=34", []),
        ("/resources?type=recipe", ["Berit"]),
        ("/resources?niva=basic", ["Aksel"]),
        ("/events?form=physical", ["Bjørn"]),
        ("/events?fylke=34", ["Anne"]),
        ("/events?nar=tidligere", []),
    ],
)
def test_a_filter_narrows(shelf: World, address: str, expected: list[str]) -> None:
    assert titles(ask(address)) == expected


@pytest.mark.parametrize("path", ["/courses", "/resources", "/events", "/search"])
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("fylke=99", "fylke"),
        ("fylke=34&fylke=99", "fylke"),
        ("fylke=", "fylke"),
        ("kompetanse=finnes-ikke", "kompetanse"),
        ("malform=de", "malform"),
        ("sprak=de", "sprak"),
        ("nar=i-gaar", "nar"),
        ("fylker=34", "fylker"),
        ("side=2", "side"),
    ],
)
def test_what_is_not_known_is_refused_by_its_name(shelf: World, path: str, query: str, parameter: str) -> None:
    status, errors = refused(f"{path}?{query}")

    assert (status, [name for name, _detail in errors]) == (400, [parameter])


@pytest.mark.parametrize("number", ["0", "101", "-1", "to", "1e9"])
def test_a_number_of_works_has_its_bounds(shelf: World, number: str) -> None:
    status, errors = refused(f"/courses?antall={number}")

    assert (status, [name for name, _detail in errors]) == (400, ["antall"])


def test_a_work_of_another_kind_is_not_there(shelf: World) -> None:
    course = CoursePage.objects.get(title="Alfa")

    assert refused(f"/resources/{course.translation_key}") == (404, [])
    assert ask(f"/courses/{course.translation_key}")["title"] == "Alfa"


def test_a_key_that_is_none_is_refused(shelf: World) -> None:
    status, errors = refused("/courses/1")

    assert (status, [name for name, _detail in errors]) == (400, ["key"])


def test_each_county_has_its_library_and_the_librarys_page(world: World) -> None:
    counties = {county["code"]: county for county in ask("/counties")["items"]}

    assert list(counties) == list(County.objects.values_list("code", flat=True))
    assert counties["34"] == {
        "code": "34",
        "name": "Innlandet",
        "library": {
            "slug": "innlandet",
            "name": "Innlandet fylkesbibliotek",
            "website": CountyLibrary.objects.get(slug="innlandet").website,
            "url": f"{SITE}/innlandet/",
        },
    }
    assert {counties[code]["library"]["slug"] for code in ("31", "32", "33")} == {"abo"}


def test_the_librarys_page_is_the_one_in_the_readers_language(world: World) -> None:
    counties = {county["code"]: county for county in ask("/counties?sprak=nn")["items"]}

    assert counties["34"]["library"]["url"] == f"{SITE}/nn/innlandet/"


def test_the_root_says_where_everything_is(world: World) -> None:
    assert ask("/") == {
        "search": f"{SITE}/api/v1/search",
        "courses": f"{SITE}/api/v1/courses",
        "resources": f"{SITE}/api/v1/resources",
        "events": f"{SITE}/api/v1/events",
        "paths": f"{SITE}/api/v1/paths",
        "counties": f"{SITE}/api/v1/counties",
        "document": f"{SITE}/api/v1/openapi.json",
    }
