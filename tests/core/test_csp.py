"""What a browser may run and keep: strict for readers, looser in the admin alone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import World, live_course, login

pytestmark = pytest.mark.django_db

READER_PAGES = ("/", "/nn/", "/en/", "/kurs/", "/ressurser/", "/arrangement/", "/fylkesbibliotekene/", "/sok/?q=kurs")
READER_POLICY = {
    "default-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "frame-src": {"'self'", "http://localhost:8000", "https://www.youtube-nocookie.com", "https://player.vimeo.com"},
    "object-src": {"'none'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'self'"},
}
ADMIN_POLICY = READER_POLICY | {
    "script-src": {"'self'", "'unsafe-inline'"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
}


def policy_of(response: Any) -> dict[str, set[str]]:
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in directives}


@pytest.mark.parametrize("path", READER_PAGES)
def test_readers_pages_run_nothing_but_the_sites_own_files(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, policy_of(response)) == (200, READER_POLICY)


@pytest.mark.parametrize("path", READER_PAGES)
def test_reading_leaves_nothing_in_the_browser(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, dict(response.cookies)) == (200, {})


def test_reading_a_course_leaves_nothing_in_the_browser(world: World, client: Client) -> None:
    course = live_course(world)

    response = client.get(course.url)

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert policy_of(response) == READER_POLICY


@pytest.mark.parametrize("path", ["/finnes-ikke/", "/nn/finnes-ikke/"])
def test_a_page_that_is_not_there_is_as_strict(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, policy_of(response), dict(response.cookies)) == (404, READER_POLICY, {})


@pytest.mark.parametrize("path", ["/konto/login/", "/konto/password/reset/"])
def test_the_login_is_as_strict_as_readers_pages(client: Client, path: str) -> None:
    assert policy_of(client.get(path)) == READER_POLICY


@pytest.mark.parametrize("path", ["/admin/", "/admin/account/", "/admin/folk/fravaer/", "/admin/gjennomgang/"])
def test_the_admin_may_run_what_stands_in_its_pages(world: World, path: str) -> None:
    response = login(world.leader).get(path)

    assert (response.status_code, policy_of(response)) == (200, ADMIN_POLICY)


def test_the_refusal_of_an_outsider_is_a_page_too(world: World) -> None:
    response = login(world.outsider).get("/admin/")

    assert (response.status_code, policy_of(response)) == (403, ADMIN_POLICY)


def test_a_logged_in_reader_meets_the_readers_policy(world: World) -> None:
    assert policy_of(login(world.leader).get("/")) == READER_POLICY


def test_an_address_that_only_looks_like_the_admin_is_strict(client: Client) -> None:
    assert policy_of(client.get("/administrasjon/")) == READER_POLICY


# --- the other headers and the form's own protection ---


def test_other_sites_frame_nothing_and_learn_no_addresses(client: Client) -> None:
    headers = client.get("/").headers

    assert {name: headers[name] for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")} == {
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def test_a_form_without_its_token_is_refused_with_a_page_that_says_so() -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(reverse("account_login"), {"login": "kari@example.org", "password": "feil"})

    assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html")
    assert '<html lang="nb"' in response.content.decode()


def test_a_form_with_its_token_is_taken() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get(reverse("account_login"))
    token = strict.cookies["csrftoken"].value

    response = strict.post(reverse("account_login"), {"login": "x@example.org", "csrfmiddlewaretoken": token})

    assert (response.status_code, response.templates[0].name) == (200, "account/login.html")
