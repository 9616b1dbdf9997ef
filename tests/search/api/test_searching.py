"""The search as data: the site's own answer, told in full, and read to its end while the index changes."""

from itertools import chain
from typing import Any

import pytest
from django.test import Client

from learning.models import LessonPage, ResourcePage
from search.models import Promotion
from search.tasks import index_waiting
from tests.reading import titles as titles_shown
from tests.search.api.calls import ask, following, titles, walk
from tests.search.test_files import docx, let_jobs_run, show, upload
from tests.world import World, body, draft_course, draft_event, draft_resource, put_up, translate

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def trolls(lasting_world: World) -> World:
    """More works than one part of an answer holds."""
    for number in range(25):
        put_up(draft_resource(lasting_world, f"Troll {number}"))
    index_waiting()
    return lasting_world


@pytest.mark.parametrize("query", ["q=troll", "slag=ressurs", "q=troll&orden=nyest", "q=troll&orden=kortest"])
def test_what_is_found_is_read_to_its_end(trolls: World, query: str) -> None:
    parts = walk(f"/search?{query}")

    assert [len(part) for part in parts] == [20, 5]
    assert sorted(chain(*parts)) == sorted(f"Troll {number}" for number in range(25))


def test_an_index_that_changes_makes_nothing_come_twice_and_nothing_be_passed_over(trolls: World) -> None:
    """What comes makes the words of all others less rare, so that every score is another."""
    first = ask("/search?q=troll")

    put_up(draft_resource(trolls, "Troll og troll og troll"))
    put_up(draft_resource(trolls, "Noe helt annet"))
    put_up(ResourcePage.objects.get(title=titles(first)[-1]))
    index_waiting()

    again = ask("/search?q=troll")
    assert titles(again)[0] == "Troll og troll og troll"
    rest = titles(ask(following(first)))
    assert sorted(titles(first) + rest) == sorted(f"Troll {number}" for number in range(25))


def test_a_search_goes_on_after_what_was_taken_down(trolls: World) -> None:
    first = ask("/search?q=troll")

    ResourcePage.objects.get(title=titles(first)[-1]).unpublish()

    rest = titles(ask(following(first)))
    assert sorted(titles(first) + rest) == sorted(f"Troll {number}" for number in range(25))


# --- what is said of a hit -------------------------------------------------------------------------------------------


def put_up_with(page: Any, text: str) -> Any:
    page.refresh_from_db()
    page.body = body(text)
    page.save()
    return put_up(page)


def test_a_hit_says_what_it_is_and_where_more_is_said(world: World) -> None:
    page = put_up_with(draft_resource(world, "Drager & co"), "Om <b>ild</b> og drager som <i>sover</i> & snorker.")
    index_waiting()

    assert ask("/search?q=drager")["items"] == [
        {
            "id": str(page.translation_key),
            "kind": "resource",
            "language": "nb",
            "title": "Drager & co",
            "summary": "Kort om drager & co.",
            "url": f"{SITE}/innlandet/drager-co/",
            "api_url": f"{SITE}/api/v1/resources/{page.translation_key}",
            "passage": "Om ild og drager som sover & snorker.",
            "file": "",
            "makers": ["Innlandet fylkesbibliotek"],
            "lesson": None,
            "is_promoted": False,
        }
    ]


def test_a_hit_in_a_lesson_shows_its_course_with_the_lesson_named(world: World) -> None:
    course = draft_course(world, "Formidling")
    lesson = put_up_with(LessonPage.objects.get(title="Formidling: leksjon 2"), "Om spøkelser på loftet.")
    index_waiting()

    hit = ask("/search?q=spøkelser")["items"][0]

    assert (hit["id"], hit["kind"], hit["title"]) == (str(course.translation_key), "course", "Formidling")
    assert hit["lesson"] == {
        "id": str(lesson.translation_key),
        "title": "Formidling: leksjon 2",
        "url": f"{SITE}/innlandet/formidling/formidling-leksjon-2/",
        "passage": "Om spøkelser på loftet.",
        "file": "",
    }


def test_a_plain_page_has_no_more_said_of_it(world: World) -> None:
    hit = next(hit for hit in ask("/search?q=innlandet+fylkesbibliotek")["items"] if hit["kind"] == "page")

    assert (hit["url"], hit["api_url"]) == (f"{SITE}/innlandet/", None)


def test_what_was_mistyped_is_told_and_may_be_searched_for_all_the_same(world: World) -> None:
    put_up(draft_resource(world, "Kildekritikk"))
    index_waiting()

    forgiving, literal = ask("/search?q=kidlekritikk"), ask("/search?q=kidlekritikk&ordrett=1")

    assert (forgiving["query"], forgiving["corrected"], forgiving["total"]) == ("kidlekritikk", "kildekritikk", 1)
    assert (literal["corrected"], literal["total"]) == ("", 0)


def test_a_promoted_result_is_first_and_says_so(trolls: World) -> None:
    page = put_up(draft_resource(trolls, "Noe annet"))
    Promotion.objects.create(words="troll", page=page)
    index_waiting()

    hits = ask("/search?q=troll")["items"]

    assert [(hit["title"], hit["is_promoted"]) for hit in hits[:1]] == [("Noe annet", True)]
    assert {hit["is_promoted"] for hit in hits[1:]} == {False}


def test_a_work_in_two_languages_is_one_hit(world: World) -> None:
    page = put_up(draft_resource(world, "Alvebok"))
    translate(page, "nn", "Alvebok på nynorsk")
    index_waiting()

    assert titles(ask("/search?q=alvebok")) == ["Alvebok"]
    nynorsk = ask("/search?q=alvebok&sprak=nn")["items"]
    assert [(hit["title"], hit["id"], hit["url"]) for hit in nynorsk] == [
        ("Alvebok på nynorsk", str(page.translation_key), f"{SITE}/nn/innlandet/alvebok/")
    ]


def test_the_facets_say_what_each_choice_would_leave(trolls: World) -> None:
    put_up(draft_event(trolls, "Troll på tirsdag", section=trolls.other_section, by=trolls.other_contact))
    index_waiting()

    facets = {facet["parameter"]: facet for facet in ask("/search?q=troll&slag=arrangement")["facets"]}

    assert list(facets) == [
        *("slag", "kompetanse", "malgruppe", "fylke", "niva", "malform", "varighet", "nar", "plasser"),
    ]
    assert facets["slag"] == {
        "parameter": "slag",
        "label": "Type",
        "choices": [
            {"value": "ressurs", "label": "Ressurser", "count": 25},
            {"value": "arrangement", "label": "Arrangement", "count": 1},
        ],
    }
    assert facets["fylke"]["choices"] == [{"value": "46", "label": "Vestland", "count": 1}]


@pytest.mark.parametrize("query", ["q=troll", "q=trol+7", "q=troll&orden=nyest", "slag=ressurs", "q=finnesikke", "q="])
def test_the_api_and_the_site_answer_alike(trolls: World, client: Client, query: str) -> None:
    assert titles(ask(f"/search?{query}")) == titles_shown(client.get(f"/sok/?{query}"))


def test_what_is_out_of_the_tree_since_the_index_was_read_is_left_out(trolls: World) -> None:
    """As between two queries of one search: the index has it still, the page is down."""
    ResourcePage.objects.filter(title="Troll 3").update(live=False)

    answer = ask("/search?q=troll+3")

    assert "Troll 3" not in titles(answer)
    assert len(answer["items"]) == 19


def test_what_stands_in_a_file_is_told_with_the_files_name(world: World) -> None:
    show(draft_resource(world, "Håndbok"), upload(docx("Nattergalen synger."), "ark.docx"))
    let_jobs_run()

    hit = ask("/search?q=nattergal")["items"][0]

    assert (hit["title"], hit["file"], hit["passage"]) == ("Håndbok", "Utdelingsark", "Nattergalen synger.")
