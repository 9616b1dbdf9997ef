"""The language is in the address and nowhere else."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.core.templatetags.kb_tags import in_the_interface
from tests.reading import soup, text
from tests.world import World, login

pytestmark = pytest.mark.django_db


def language_of(response: Any) -> str:
    found = re.search(r'<html[^>]* lang="(\w+)"', response.content.decode())
    assert found, "the page names no language"
    return found.group(1)


@pytest.mark.parametrize(("path", "language"), [("/", "nb"), ("/kurs/", "nb"), ("/nn/", "nn"), ("/en/", "en")])
def test_the_prefix_of_the_address_is_the_language(client: Client, path: str, language: str) -> None:
    response = client.get(path)

    assert (response.status_code, language_of(response), response["Content-Language"]) == (200, language, language)


def test_under_northern_sami_the_page_says_it_is_bokmal_and_the_words_that_are_not(client: Client) -> None:
    response = client.get("/se/")
    page = soup(response)

    assert (language_of(response), response["Content-Language"]) == ("nb", "se")
    words = [(text(link), link.get("lang")) for link in page.select("nav.nav a")]
    assert words == [("Kurssat", "se"), ("Resurssat", "se"), ("Dáhpáhusat", "se"), ("Fylkesbibliotekene", None)]
    assert text(page.select_one("summary")) == "Meny"


@pytest.mark.parametrize(
    ("path", "statements"),
    [
        ("/kurs/", ["https://example.org/uu", "/personvern/"]),
        ("/nn/kurs/", ["https://example.org/uu", "/nn/personvern/"]),
        ("/se/", ["https://example.org/uu", "/se/personvern/"]),
    ],
)
def test_the_statements_in_the_footer_keep_the_language(client: Client, path: str, statements: list[str]) -> None:
    site = SiteSettings.for_site(Site.objects.get())
    site.accessibility_statement_url, site.privacy_url = statements[0], "/personvern/"
    site.save()

    assert [link["href"] for link in soup(client.get(path)).select(".foot a")[:2]] == statements


def test_an_address_that_names_its_language_stays_as_it_is() -> None:
    with translation.override("en"):
        assert [in_the_interface(path) for path in ("/nn/personvern/", "/personvern/")] == [
            "/nn/personvern/",
            "/en/personvern/",
        ]


@pytest.mark.parametrize("path", ["/", "/nn/", "/sok/", "/konto/login/"])
def test_what_the_browser_asks_for_changes_nothing(client: Client, path: str) -> None:
    plain = client.get(path)
    other = Client(headers={"accept-language": "en,se;q=0.5"})
    other.cookies["django_language"] = "en"

    asked = other.get(path)

    assert asked.status_code == plain.status_code == 200
    assert language_of(asked) == language_of(plain)
    assert asked["Content-Language"] == plain["Content-Language"]


@pytest.mark.parametrize("path", ["/", "/nn/", "/kurs/", "/finnes-ikke/"])
def test_a_cache_may_keep_one_copy_for_everybody(client: Client, path: str) -> None:
    response = client.get(path, headers={"accept-language": "en"})

    assert "accept-language" not in response.headers.get("Vary", "").lower()
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_a_language_the_site_does_not_speak_is_a_page_that_is_not_there(client: Client) -> None:
    response = client.get("/de/")

    assert (response.status_code, language_of(response)) == (404, "nb")


def test_the_admin_speaks_the_users_language_at_an_address_without_any(world: World) -> None:
    nynorsk = login(world.other_contact).get("/admin/")
    bokmaal = login(world.contact).get("/admin/", headers={"accept-language": "nn"})

    assert (language_of(nynorsk), language_of(bokmaal)) == ("nn", "nb")


def test_one_requests_language_is_not_the_nexts(client: Client) -> None:
    client.get("/en/")

    response = client.get("/")

    assert (language_of(response), translation.get_language()) == ("nb", "nb")


def test_the_help_menu_holds_the_shortcuts_and_nothing_that_is_in_english_alone(world: World) -> None:
    html = login(world.contact).get("/admin/").content.decode()

    found = [name for name in ("whats-new-in-wagtail", "editor-guide", "keyboard-shortcuts-trigger") if name in html]
    assert found == ["keyboard-shortcuts-trigger"]
