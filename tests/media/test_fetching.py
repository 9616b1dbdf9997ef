"""A document is read where a live page shows it, whole or in the parts a player asks for."""

import runpy
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern

import cms.urls
from cms.media import ranges
from cms.media.models import BankDocument
from tests.reading import soup
from tests.world import World, approve, draft_resource, edit, login, put_up, submit
from workflows import actions

FILM = bytes(range(256)) * 4


@pytest.fixture
def film(world: World) -> BankDocument:
    film = BankDocument.objects.create(title="Film", file=ContentFile(FILM, "film.mp4"))
    film.get_file_hash()  # as the form does when a file comes
    return film


def show(world: World, document: BankDocument) -> Any:
    """A draft that shows the document."""
    page = draft_resource(world)
    page.files = [{"type": "file", "value": document.pk}]
    page.save()
    page.save_revision(user=world.contact)
    return page


def fetch(client: Client, document: BankDocument, **headers: str) -> tuple[int, bytes]:
    response = client.get(document.url, headers=headers)
    content = response.getvalue()  # read to its end, the file is closed
    return response.status_code, content if response.status_code in (200, 206) else b""


# --- who -------------------------------------------------------------------------------------------------------------


def unused(world: World, document: BankDocument) -> None:
    assert BankDocument.objects.get() == document


def under_review(world: World, document: BankDocument) -> None:
    submit(show(world, document), world.contact)


def taken_down(world: World, document: BankDocument) -> None:
    actions.take_down(put_up(show(world, document)), world.contact, "Utdatert.")


def in_a_draft_of_a_live_page(world: World, document: BankDocument) -> None:
    page = put_up(draft_resource(world))
    edit(page, world.contact, files=[{"type": "file", "value": document.pk}])


NOT_SHOWN: list[Callable[[World, BankDocument], None]] = [unused, under_review, taken_down, in_a_draft_of_a_live_page]


@pytest.mark.parametrize("state", NOT_SHOWN)
def test_what_no_live_page_shows_is_fetched_within_the_admin_alone(
    world: World, client: Client, film: BankDocument, state: Callable[[World, BankDocument], None]
) -> None:
    state(world, film)

    found = {who: fetch(login(user), film) for who, user in world.everybody.items()}

    assert fetch(client, film) == fetch(client, film, Range="bytes=0-1") == (404, b"")
    assert found.pop("outsider") == (404, b"")
    assert set(found.values()) == {(200, FILM)}


def test_what_a_live_page_shows_is_fetched_by_anybody_without_a_cookie(
    world: World, client: Client, film: BankDocument
) -> None:
    page = put_up(show(world, film))

    address = soup(client.get(page.url)).select_one(".files a")["href"]
    response = client.get(address)

    assert (response.status_code, response.getvalue()) == (200, FILM)
    assert "Cookie" not in response.get("Vary", "")
    assert response.cookies == {}


def test_a_new_versions_file_is_fetched_from_when_it_goes_up(world: World, client: Client, film: BankDocument) -> None:
    page = put_up(draft_resource(world))
    edit(page, world.contact, files=[{"type": "file", "value": film.pk}])
    submit(page, world.contact)
    before = fetch(client, film)

    approve(page, world.reviewer)

    assert (before, fetch(client, film)) == ((404, b""), (200, FILM))


def test_in_production_a_password_alone_does_not_open_it(world: World, film: BankDocument, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = login(world.reviewer)
    with_password = fetch(client, film)

    session = client.session
    session["account_authentication_methods_user"] = str(world.reviewer.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp"}]
    session.save()

    assert (with_password, fetch(client, film)) == ((404, b""), (200, FILM))


def test_the_demo_serves_pictures_but_no_documents_past_the_site(settings: Any) -> None:
    settings.DEMO = True
    resolver = URLResolver(RegexPattern(r"^/"), runpy.run_path(cms.urls.__file__)["urlpatterns"])

    picture = resolver.resolve("/media/images/hylle.width-480.png")

    assert picture.kwargs == {"path": "hylle.width-480.png", "document_root": settings.MEDIA_ROOT / "images"}
    for path in ("/media/documents/film.mp4", "/media//documents/film.mp4", "/media/./documents/film.mp4"):
        with pytest.raises(Resolver404):
            resolver.resolve(path)


# --- in parts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=100-199", 100, 199),
        ("bytes=1000-", 1000, 1023),
        ("bytes=0-", 0, 1023),
        ("bytes=1023-5000", 1023, 1023),
        ("bytes=-4", 1020, 1023),
        ("bytes=-5000", 0, 1023),
    ],
)
def test_a_part_is_answered_with_the_part(
    world: World, client: Client, film: BankDocument, asked: str, start: int, end: int
) -> None:
    put_up(show(world, film))

    response = client.get(film.url, headers={"Range": asked, "Accept-Encoding": "gzip"})

    assert (response.status_code, response.content) == (206, FILM[start : end + 1])
    assert (response["Content-Range"], response["Content-Length"]) == (
        f"bytes {start}-{end}/1024",
        f"{end - start + 1}",
    )
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("video/mp4", "nosniff")
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_a_part_is_never_more_than_fits_in_memory(
    world: World, client: Client, film: BankDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_up(show(world, film))
    monkeypatch.setattr(ranges, "MOST", 300)

    response = client.get(film.url, headers={"Range": "bytes=100-"})

    assert (response["Content-Range"], response.content) == ("bytes 100-399/1024", FILM[100:400])


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=2000-3000", "bytes=5-2", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused_with_the_size(
    world: World, client: Client, film: BankDocument, asked: str
) -> None:
    put_up(show(world, film))

    response = client.get(film.url, headers={"Range": asked})

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */1024")


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=-", "bytes=", "lines=0-1", "0-1", "bytes=a-b", f"bytes={'9' * 5000}-", "bytes=٣-"]
)
def test_what_is_not_one_range_gets_the_whole_file(
    world: World, client: Client, film: BankDocument, asked: str
) -> None:
    put_up(show(world, film))

    assert fetch(client, film, Range=asked) == (200, FILM)


def test_a_part_of_an_older_file_gets_the_whole_new_one(world: World, client: Client, film: BankDocument) -> None:
    put_up(show(world, film))
    whole = client.get(film.url)
    assert whole.getvalue() == FILM
    same = {"Range": "bytes=0-1", "If-Range": whole["ETag"]}

    assert fetch(client, film, **same) == (206, FILM[:2])
    assert fetch(client, film, **same | {"If-Range": '"older"'}) == (200, FILM)
