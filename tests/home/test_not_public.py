"""What is not public never appears in the other tree: everything readers and programs get is read through for it.

A work has two editions, of which readers can open one. What the other says holds a word that stands nowhere else, and
no answer may hold it: no page, list, search, address for programs, picture, link between languages or text to share.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cms.core.models import BasePage
from cms.people.models import User
from learning.models import CoursePage, LessonPage, ResourcePage
from search.tasks import index_waiting
from tests.makings import section_of
from tests.readers import live_guide
from tests.reading import addresses, soup, text, titles
from tests.world import World, body, draft_course, draft_event, draft_resource, lines, login, put_up, submit
from workflows.actions import take_down
from workflows.sharing import newsletters
from workflows.translation.actions import translate_by_hand

pytestmark = pytest.mark.django_db

SOUGHT, HIDDEN, OPEN = "kvakkelur", "blorkestav", "sprettibang"
PREFIXES = ("", "/nn", "/se", "/en")
VERBS = {"kurs": partial(draft_course, lessons=1), "ressurs": draft_resource, "arrangement": draft_event}
LISTS = ("kurs/", "ressurser/", "arrangement/", "jeg-har-10-minutter/", "bibliotek-som-ligner/")
STATES = {  # which edition is hidden, in which languages the source and the translation are, and which works are so
    "utkast": ("translation", "nb", "nn", "kurs ressurs arrangement"),
    "gjennomgang": ("translation", "nn", "nb", "kurs"),
    "nede": ("translation", "nb", "en", "kurs arrangement"),
    "kilde nede": ("source", "nb", "nn", "kurs arrangement"),
    "nynorsk kilde nede": ("source", "nn", "se", "ressurs"),
}


@dataclass
class Works:
    hidden: list[BasePage] = field(default_factory=list)
    public: list[BasePage] = field(default_factory=list)


# --- the works -----------------------------------------------------------------------------------------------------


def say(work: Any, word: str, slug: str = "") -> None:
    """Every text of the work holds the word; a hidden one also what is searched for."""
    words = f"{SOUGHT} {word}" if word == HIDDEN else word
    for number, page in reversed(list(enumerate(work.work_pages()))):  # the work last: its address is its lessons' too
        page.title = f"{words.capitalize()} {work.pk}.{number}"
        page.summary = page.search_description = page.responsible_role = f"Om {words}"
        page.body = body(f"Alt om {words}.")
        for name in ("outcomes", "reflection", "recipe_steps"):
            if hasattr(page, name):
                setattr(page, name, lines(f"Kjenne {words}"))
        if slug and number == 0:
            page.slug = slug
        page.save()
        page.save_revision(user=page.owner)


def make(world: World, verb: str, state: str, works: Works) -> None:
    which, language, other, _verbs = STATES[state]
    source = VERBS[verb](world, f"{verb} {state}", section=section_of(world, language))
    if verb == "ressurs":
        source.type = "recipe"
    say(source, HIDDEN if which == "source" else OPEN)
    source = put_up(source)
    edition: Any = translate_by_hand(source, world.contact, other)
    own = f"{HIDDEN}-{edition.pk}" if which == "translation" and state != "utkast" else ""
    say(edition, OPEN if which == "source" else HIDDEN, slug=own)
    if state == "gjennomgang":
        assert submit(edition, world.contact).status_code == 302
    if state not in {"utkast", "gjennomgang"}:
        edition = put_up(edition)
        by = User.objects.get(pk=world.contact.pk)  # who has remembered no rights from before the section was opened
        take_down(source if which == "source" else edition, by, "Feil tall.")
    hidden, public = (source, edition) if which == "source" else (edition, source)
    works.hidden += hidden.work_pages()
    works.public += public.work_pages()


@pytest.fixture(scope="module")
def works(lasting_world: World) -> Iterator[Works]:
    found = Works()
    with transaction.atomic():
        with translation.override("nb"):
            for state in STATES:
                for verb in STATES[state][3].split():
                    make(lasting_world, verb, state, found)
            steps = [page for page in [*found.public, *found.hidden] if isinstance(page, (CoursePage, ResourcePage))]
            live_guide(lasting_world, *steps)
            index_waiting()
        yield found
        transaction.set_rollback(True)


# --- everything that is asked --------------------------------------------------------------------------------------


def pages_of_an_interface(works: Works, prefix: str) -> list[str]:
    """The frame, the lists, the search, and both editions of each work."""
    frame = ["", "innlandet/", "fylkesbibliotekene/", "til-personalmotet/?minutter=60", *LISTS]
    frame += ["ny-i-biblioteket/", "arrangement/?nar=tidligere", f"sok/forslag/?q={SOUGHT[:4]}"]
    frame += [f"sok/?q={SOUGHT}", f"sok/?q={SOUGHT}&ordrett=1", f"sok/?q={OPEN}", "sok/"]
    paths = [path_of(page) for page in [*works.public, *works.hidden]]
    found = [*frame, *(path for path in dict.fromkeys(paths) if HIDDEN not in path)]
    return [f"{prefix}/{path}" for path in found]


def path_of(page: BasePage) -> str:
    """Below the front page of any language."""
    return page.url_path.split("/", 2)[2]


def for_programs(works: Works) -> list[str]:
    lists = ("courses", "resources", "events", f"search?q={SOUGHT}", f"search?q={OPEN}")
    found = ["/sitemap.xml", "/api/v1/counties"]
    for name in lists:
        join = "&" if "?" in name else "?"
        found += [f"/api/v1/{name}{join}sprak={code}" for code, _name in settings.INTERFACE_LANGUAGES]
        found += [f"/api/v1/{name}{join}malform={code}" for code, _name in settings.INTERFACE_LANGUAGES]
    for page in works.public:
        kind = {"coursepage": "courses", "resourcepage": "resources", "eventpage": "events"}
        if folder := kind.get(page._meta.model_name or ""):
            found += [f"/api/v1/{folder}/{page.translation_key}?sprak={code}" for code in ("nb", "nn", "se", "en")]
    return found


@pytest.fixture(scope="module")
def answers(works: Works) -> dict[str, Any]:
    """Every answer by its address."""
    asked = [address for prefix in PREFIXES for address in pages_of_an_interface(works, prefix)]
    return {address: Client().get(address) for address in [*asked, *for_programs(works)]}


# --- what came of it -----------------------------------------------------------------------------------------------


def test_what_is_public_is_everywhere(works: Works, answers: dict[str, Any]) -> None:
    """The canary. All answers are pages, and each public work is in the lists of each interface and in the search."""
    assert {address for address, answer in answers.items() if answer.status_code != 200} == set()
    roots = [page for page in works.public if page.work_root().pk == page.pk]
    for prefix in PREFIXES:
        shown = [title for path in LISTS[:3] for title in titles(answers[f"{prefix}/{path}"])]
        assert sorted(shown) == sorted(page.title for page in roots)
    assert answers[f"/api/v1/search?q={OPEN}&sprak=nb"].json()["total"] == len(roots)
    assert len(answers) > 150


def test_nothing_of_what_is_not_public_is_in_any_answer(answers: dict[str, Any]) -> None:
    assert [address for address, answer in answers.items() if HIDDEN in answer.content.decode().lower()] == []


@pytest.mark.parametrize(
    "prefix", ["/nn", *(pytest.param(one, marks=pytest.mark.stress) for one in ("", "/se", "/en"))]
)
@pytest.mark.parametrize("path", LISTS[:3])
def test_no_filter_shows_it(works: Works, client: Client, path: str, prefix: str) -> None:
    """Of each filter all that it offers at once: what fits any of them is shown."""
    fields = client.get(f"{prefix}/{path}").context["listing"].form.fields
    offered = {name: [value for value, _label in field.choices] for name, field in fields.items()}
    queries = [urlencode({name: values}, doseq=True) for name, values in offered.items() if values]

    shown = {query: client.get(f"{prefix}/{path}?{query}") for query in queries}

    assert [query for query, answer in shown.items() if HIDDEN in answer.content.decode().lower()] == []
    assert OPEN in shown[urlencode({"malform": offered["malform"]}, doseq=True)].content.decode().lower()


def test_the_search_and_its_suggestions_find_nothing_of_it(answers: dict[str, Any]) -> None:
    totals = [answer.json()["total"] for address, answer in answers.items() if f"api/v1/search?q={SOUGHT}" in address]

    assert set(totals) == {0}
    assert [answers[f"{prefix}/sok/?q={SOUGHT}"].context["listing"].total for prefix in PREFIXES] == [0] * 4


def test_no_answer_is_one_of_the_hidden_pages(works: Works, answers: dict[str, Any]) -> None:
    served = {answer.wsgi_request.__dict__.get("reading", {}).get("page") for answer in answers.values()}

    assert served & {page.pk for page in works.hidden} == set()
    assert {page.pk for page in works.public} <= served


def test_no_page_names_an_edition_that_is_not_public(works: Works, answers: dict[str, Any]) -> None:
    for page in works.public:
        path = path_of(page)
        for prefix in PREFIXES:
            shown = soup(answers[f"{prefix}/{path}"])
            assert shown.select("link[rel=alternate][hreflang]") == []
            assert addresses(shown.select_one(".langs")) == [f"{other}/{path}" for other in PREFIXES]
            is_own = page.content_language == (prefix.strip("/") or "nb")
            assert bool(text(shown.select_one(".only-in"))) is not is_own


def test_what_is_not_public_is_at_none_of_its_own_addresses(works: Works, client: Client) -> None:
    """Under any interface; where the public edition has the path as well, that one is there."""
    own = [page for page in works.hidden if HIDDEN in page.url_path]
    answered = [client.get(f"{prefix}/{path_of(page)}") for page in own for prefix in PREFIXES]

    assert len(own) == 5
    assert {answer.status_code for answer in answered} == {404, 410}
    assert [answer.wsgi_request.path for answer in answered if SOUGHT in answer.content.decode().lower()] == []


def test_a_lesson_of_a_translated_course_that_is_not_live_is_not_served(works: Works, client: Client) -> None:
    (found,) = [page for page in works.hidden if isinstance(page, CoursePage) and page.content_language == "en"]
    course = put_up(found)
    lesson = course.work_pages()[1]
    course.unpublish()

    codes = [client.get(f"{prefix}/{path_of(lesson)}").status_code for prefix in PREFIXES]

    assert (CoursePage.objects.get(pk=course.pk).live, LessonPage.objects.get(pk=lesson.pk).live) == (False, True)
    assert codes == [404] * 4


def test_it_has_no_picture_to_share_and_no_form_for_reports(works: Works, client: Client) -> None:
    names = [
        *(reverse("social_card", args=(page.pk,)) for page in works.hidden),
        *(reverse("tried:write", args=(page.pk,)) for page in works.hidden if isinstance(page, ResourcePage)),
    ]

    assert {client.get(name).status_code for name in names} == {404}


def test_the_texts_that_are_shared_tell_of_the_public_edition_alone(works: Works, world: World) -> None:
    roots = [page for page in works.public if page.work_root().pk == page.pk]

    told = [letter.text for page in roots for letter in newsletters(page)]
    screens = [login(world.reviewer).get(reverse("workflows:share", args=(page.pk,))) for page in roots[:3]]

    assert [one for one in told if HIDDEN in one.lower()] == []
    assert [one for one in told if OPEN in one.lower()] == told
    assert [HIDDEN in screen.content.decode().lower() for screen in screens] == [False] * 3


def test_programs_that_ask_for_a_work_get_its_public_edition(works: Works, answers: dict[str, Any]) -> None:
    for page in works.public:
        if isinstance(page, ResourcePage):
            work = answers[f"/api/v1/resources/{page.translation_key}?sprak=nn"].json()
            assert work["editions"] == [{"language": page.content_language, "url": page.canonical_url}]
