"""Any language of the interface shows any page; the page says which language it is written in."""

from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.users.models import UserProfile

from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import addresses, soup, text
from tests.world import World, draft_course, draft_lesson, draft_resource, edit, publish, put_up

SAID_IN = {"nb": "nb", "nn": "nn", "se": "nb", "en": "en"}  # what the interface's own texts are in
PREFIXES = {"nb": "", "nn": "/nn", "se": "/se", "en": "/en"}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def originals(lasting_world: World) -> dict[str, CoursePage]:
    """One course written in bokmål by Innlandet, one in nynorsk by Vestland."""
    other = {"by": lasting_world.other_contact, "section": lasting_world.other_section}
    return {
        "nb": put_up(draft_course(lasting_world, "Bokprat")),
        "nn": put_up(draft_course(lasting_world, "Leselyst", **other)),
    }


PATHS = {"nb": "/innlandet/bokprat/", "nn": "/vestland/leselyst/"}


@pytest.mark.parametrize("interface", PREFIXES)
@pytest.mark.parametrize("written_in", PATHS)
def test_a_work_answers_under_every_language(
    originals: dict[str, CoursePage], client: Client, written_in: str, interface: str
) -> None:
    response = client.get(PREFIXES[interface] + PATHS[written_in])

    page = soup(response)
    assert response.status_code == 200
    assert page.html["lang"] == SAID_IN[interface]
    assert text(page.h1) == originals[written_in].title
    assert page.h1.get("lang") == (None if SAID_IN[interface] == written_in else written_in)


@pytest.mark.parametrize("interface", PREFIXES)
@pytest.mark.parametrize("written_in", PATHS)
def test_the_canonical_address_is_the_one_in_the_pages_own_language(
    originals: dict[str, CoursePage], client: Client, written_in: str, interface: str
) -> None:
    page = soup(client.get(PREFIXES[interface] + PATHS[written_in]))

    own = settings.BASE_URL + PREFIXES[written_in] + PATHS[written_in]
    assert [link["href"] for link in page.select("link[rel=canonical]")] == [own]
    assert [meta["content"] for meta in page.select("meta[property='og:url']")] == [own]


@pytest.mark.parametrize("path", [*PATHS.values(), "/innlandet/bokprat/bokprat-leksjon-1/", "/kurs/", "/", "/sok/?q=a"])
@pytest.mark.parametrize("interface", ["nn", "se", "en"])
def test_links_keep_the_language_of_the_interface(
    originals: dict[str, CoursePage], client: Client, path: str, interface: str
) -> None:
    page = soup(client.get(PREFIXES[interface] + path))
    page.select_one(".langs").decompose()

    found = addresses(page)
    assert [address for address in found if not address.startswith(f"/{interface}/")] == []
    assert len(found) > 5


def test_links_of_the_bokmal_interface_have_no_prefix(originals: dict[str, CoursePage], client: Client) -> None:
    page = soup(client.get("/vestland/leselyst/"))
    page.select_one(".langs").decompose()

    found = addresses(page)
    assert [address for address in found if address.startswith(("/nn/", "/se/", "/en/"))] == []
    assert "/vestland/leselyst/leselyst-leksjon-1/" in found


def test_the_choice_of_language_leads_to_the_same_page_with_the_same_query(
    originals: dict[str, CoursePage], client: Client
) -> None:
    page = soup(client.get("/nn/kurs/?niva=basic"))

    assert addresses(page.select_one(".langs")) == [
        "/kurs/?niva=basic",
        "/nn/kurs/?niva=basic",
        "/se/kurs/?niva=basic",
        "/en/kurs/?niva=basic",
    ]


def test_where_two_trees_have_the_same_path_the_interfaces_own_is_shown(lasting_world: World, client: Client) -> None:
    nynorsk = lasting_world.section.get_translations().get(locale__language_code="nn")
    put_up(draft_resource(lasting_world, "Plan"))
    put_up(draft_resource(lasting_world, "Plan", section=nynorsk))

    shown = [soup(client.get(f"{prefix}/innlandet/plan/")).h1.get("lang") for prefix in PREFIXES.values()]

    assert shown == [None, None, None, "nb"]


def test_the_path_is_found_in_one_query(originals: dict[str, CoursePage], client: Client) -> None:
    path = "/innlandet/bokprat/bokprat-leksjon-2/"
    client.get(path)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)

    assert response.status_code == 200
    assert len([query for query in queries if '"url_path" = ANY' in query["sql"]]) == 1


# --- what has another address now --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nb", "nn"])  # of whoever approves the new address
def test_a_renamed_work_is_found_at_its_old_address_under_every_interface(
    world: World, client: Client, language: str
) -> None:
    course = publish(draft_course(world, "Gammel", lessons=1), world)
    UserProfile.objects.update_or_create(user=world.reviewer, defaults={"preferred_language": language})
    edit(course, world.contact, slug="ny")
    publish(course, world)

    for prefix in PREFIXES.values():
        for rest in ("", "gammel-leksjon-1/"):
            response = client.get(f"{prefix}/innlandet/gammel/{rest}")
            assert (response.status_code, response.headers.get("Location")) == (301, f"{prefix}/innlandet/ny/{rest}")
            assert client.get(response["Location"]).status_code == 200


def test_a_draft_that_nobody_has_read_leaves_no_address_behind(world: World) -> None:
    draft = draft_resource(world, "Gammel")
    draft.slug = "ny"
    draft.save()

    assert not Redirect.objects.exists()


def test_a_work_taken_down_and_moved_is_found_where_readers_had_it(world: World, client: Client) -> None:
    resource = put_up(draft_resource(world, "Gammel"))
    resource.unpublish()
    ResourcePage.objects.get(pk=resource.pk).move(world.other_section, pos="last-child")
    put_up(ResourcePage.objects.get(pk=resource.pk))

    answers = [client.get(f"{prefix}/innlandet/gammel/") for prefix in PREFIXES.values()]

    assert [answer.headers.get("Location") for answer in answers] == [
        f"{prefix}/vestland/gammel/" for prefix in PREFIXES.values()
    ]


# --- what is not there -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("path", ["/finnes-ikke/", "/innlandet/finnes-ikke/", "/innlandet/bokprat/finnes-ikke/"])
def test_an_unknown_path_is_not_found(originals: dict[str, CoursePage], client: Client, path: str, prefix: str) -> None:
    assert client.get(prefix + path).status_code == 404


@pytest.mark.parametrize("interface", PREFIXES)
def test_the_page_that_says_so_is_in_the_language_of_the_address(client: Client, interface: str) -> None:
    response = client.get(f"{PREFIXES[interface]}/finnes-ikke/")

    page = soup(response)
    assert (response.status_code, page.html["lang"]) == (404, SAID_IN[interface])
    assert f"{PREFIXES[interface]}/" in addresses(page.main)
    assert response["Content-Language"] == interface


def test_a_draft_is_not_found(lasting_world: World, client: Client) -> None:
    draft_course(lasting_world, "Shared reading")
    put_up(draft_course(lasting_world, "Babysang"))

    answers = [
        client.get(f"/innlandet/{slug}/").status_code
        for slug in ("babysang", "shared-reading", "shared-reading/shared-reading-leksjon-1")
    ]

    assert answers == [200, 404, 404]


def test_a_lesson_is_not_found_once_its_course_is_down(originals: dict[str, CoursePage], client: Client) -> None:
    path = "/innlandet/bokprat/bokprat-leksjon-1/"
    before = client.get(path).status_code

    CoursePage.objects.get(slug="bokprat").unpublish()

    assert LessonPage.objects.get(slug="bokprat-leksjon-1").live is True
    assert [before, client.get(path).status_code] == [200, 404]


def test_a_draft_lesson_of_a_live_course_is_neither_found_nor_linked(lasting_world: World, client: Client) -> None:
    course = put_up(draft_course(lasting_world, "Babysang", lessons=1))
    draft_lesson(lasting_world, course, "Babysang: utkast")

    page = soup(client.get("/innlandet/babysang/"))

    assert client.get("/innlandet/babysang/babysang-utkast/").status_code == 404
    assert [text(link) for link in page.select(".lessons a")] == ["1. Babysang: leksjon 1"]


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_path_is_answered(path: str) -> None:
    response: Any = Client().get(f"/{quote(path, safe='/')}")

    assert response.status_code in (200, 301, 302, 404)
