"""What goes for every answer of the API: tags, methods, other sites, limits, languages, and problems."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from learning.models import ResourcePage
from search.api.middleware import ReadApiMiddleware
from tests.search.api.calls import ask, refused
from tests.world import World, draft_resource, put_up

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/search?q=bok", "/courses", "/resources", "/events", "/counties", "/openapi.json"]


@pytest.fixture(scope="module")
def made(lasting_world: World) -> int:
    """The number of a live resource, lent to each test."""
    with translation.override("nb"):
        return put_up(draft_resource(lasting_world, "Bok")).pk


@pytest.fixture
def book(made: int, db: None) -> ResourcePage:
    return ResourcePage.objects.get(pk=made)


# --- what has changed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_not_changed_costs_no_body(book: ResourcePage, client: Client, address: str) -> None:
    first = client.get(f"/api/v1{address}")

    again = client.get(f"/api/v1{address}", headers={"if-none-match": first["ETag"]})

    assert (first.status_code, first["Cache-Control"]) == (200, "public, no-cache")
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"


def test_what_has_changed_is_another_version(book: ResourcePage, client: Client) -> None:
    first = client.get("/api/v1/resources")

    book.unpublish()

    again = client.get("/api/v1/resources", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.json()["items"]) == (200, [])
    assert again["ETag"] != first["ETag"]


def test_a_tag_that_a_gateway_has_weakened_is_known_again(book: ResourcePage, client: Client) -> None:
    packed = client.get("/api/v1/resources", headers={"accept-encoding": "gzip"})

    again = client.get("/api/v1/resources", headers={"if-none-match": packed["ETag"], "accept-encoding": "gzip"})

    assert (packed["Content-Encoding"], packed["ETag"][:2], again.status_code) == ("gzip", "W/", 304)


# --- methods and other sites -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_says_without_saying_it(book: ResourcePage, client: Client, address: str) -> None:
    got, asked = client.get(f"/api/v1{address}"), client.head(f"/api/v1{address}")

    assert (asked.status_code, asked.content) == (200, b"")
    assert dict(asked.headers) == dict(got.headers)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", ["/", "/courses", "/finnes-ikke"])
def test_nothing_can_be_changed(book: ResourcePage, method: str, address: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1{address}")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json() == {"title": "Method Not Allowed", "status": 405, "detail": "Her kan det bare leses."}


def cors(response: Any) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.startswith("Access-Control")}


FOR_ANYONE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Link, Retry-After",
}


@pytest.mark.parametrize("address", [*ADDRESSES, "/finnes-ikke", "/courses?fylke=99"])
def test_any_site_may_read_any_answer(book: ResourcePage, client: Client, address: str) -> None:
    assert cors(client.get(f"/api/v1{address}", headers={"origin": "https://example.org"})) == FOR_ANYONE


def test_a_browser_is_told_beforehand_what_it_may(book: ResourcePage, client: Client) -> None:
    asking = {"origin": "https://example.org", "access-control-request-method": "GET"}

    response = client.options("/api/v1/courses", headers=asking)

    assert (response.status_code, response.content, response["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    assert cors(response) == FOR_ANYONE | {
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
    }


@pytest.mark.parametrize("path", ["/", "/sok/?q=bok", "/admin/", "/apiet/"])
def test_no_other_part_of_the_site_is_for_other_sites(book: ResourcePage, client: Client, path: str) -> None:
    assert cors(client.get(path, headers={"origin": "https://example.org"})) == {}


# --- caches and cookies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_the_same_for_everybody_and_leaves_nothing(
    world: World, book: ResourcePage, client: Client, client_of: Any, address: str
) -> None:
    response, own = client.get(f"/api/v1{address}"), client_of(world.contact).get(f"/api/v1{address}")

    assert (own.status_code, own.content) == (200, response.content)
    for said in (response, own):
        assert (dict(said.cookies), said.headers.get("Vary", "Accept-Encoding")) == ({}, "Accept-Encoding")


@pytest.mark.parametrize(("query", "language"), [("", "nb"), ("?sprak=nn", "nn"), ("?sprak=en", "en")])
def test_the_address_alone_says_the_language(book: ResourcePage, query: str, language: str) -> None:
    response = Client(headers={"accept-language": "se"}).get(f"/api/v1/courses{query}")

    assert response["Content-Language"] == language


# --- how much --------------------------------------------------------------------------------------------------------


def test_so_many_answers_are_given_to_one_address_and_no_more(book: ResourcePage, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2

    here = [Client().get("/api/v1/counties") for _time in range(3)]
    there = Client(REMOTE_ADDR="192.0.2.7").get("/api/v1/counties")

    assert [response.status_code for response in here] == [200, 200, 429]
    assert there.status_code == 200
    assert (here[2]["Retry-After"], here[2]["Content-Type"]) == ("60", "application/problem+json")
    assert here[2].json() == {
        "title": "Too Many Requests",
        "status": 429,
        "detail": "For mye på en gang. Vent et minutt.",
    }


def test_what_is_not_the_api_is_not_counted(book: ResourcePage, client: Client, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 1

    assert [client.get("/").status_code for _time in range(3)] == [200, 200, 200]
    assert client.get("/api/v1/counties").status_code == 200
    assert client.options("/api/v1/counties").status_code == 204


# --- problems --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1", "/api/v1/kurs", "/api/v1/courses/", "/api/v1/docs", "/api/v2/courses", "/api/v1/a/b/c"]
)
def test_an_address_that_is_not_there_says_so_to_a_program(book: ResourcePage, client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert response.json() == {"title": "Not Found", "status": 404, "detail": "Det er ingenting på denne adressen."}


def test_what_is_wrong_is_said_by_parameter_in_the_language_asked_for(book: ResourcePage) -> None:
    response = Client().get("/api/v1/courses?fylke=99&fylke=98&sprak=en&niva=basic")

    assert response.json() == {
        "title": "Bad Request",
        "status": 400,
        "detail": "Something in the question could not be understood.",
        "errors": [
            {"parameter": "fylke", "detail": "Not one of the values there are: 99"},
            {"parameter": "fylke", "detail": "Not one of the values there are: 98"},
        ],
    }
    assert response["Content-Language"] == "en"


def test_a_fault_in_the_site_is_a_problem_and_not_a_page() -> None:
    failing = ReadApiMiddleware(lambda _request: HttpResponse("<html>", status=500))

    response = failing(RequestFactory().get("/api/v1/courses"))

    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert b"<html>" not in response.content
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_condition_that_no_answer_meets_is_a_problem(book: ResourcePage, client: Client) -> None:
    response = client.get("/api/v1/courses", headers={"if-match": '"en-annen"'})

    assert (response.status_code, response["Content-Type"]) == (412, "application/problem+json")


def test_a_question_of_many_values_is_refused_before_it_is_read(book: ResourcePage) -> None:
    assert ask("/courses?" + "&".join(["fylke=34"] * 50))["items"] == []

    status, errors = refused("/courses?" + "&".join(["fylke=34"] * 51))

    assert (status, [name for name, _detail in errors]) == (400, ["fylke"])
