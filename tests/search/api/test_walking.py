"""Reading a list to its end: each work once, whatever comes and goes meanwhile; and what no cursor is."""

import datetime
from collections.abc import Callable
from itertools import chain
from typing import Any
from urllib.parse import parse_qs, quote

import pytest
from django.core.signing import Signer
from django.utils import timezone, translation

from events.models import EventPage, Occurrence
from learning.models import ResourcePage
from tests.search.api.calls import ask, following, refused, titles, walk
from tests.world import World, draft_event, draft_resource, put_up, translate

pytestmark = pytest.mark.django_db

NEWEST_FIRST = ["Bok 5", "Bok 4", "Bok 3", "Bok 2", "Bok 1"]


@pytest.fixture(scope="module")
def books(lasting_world: World) -> World:
    with translation.override("nb"):
        for number in range(1, 6):
            put_up(draft_resource(lasting_world, f"Bok {number}"))
    return lasting_world


@pytest.fixture(scope="module")
def meetings(lasting_world: World) -> World:
    """Three to come, two that are over."""
    with translation.override("nb"):
        for number in range(1, 4):
            put_up(draft_event(lasting_world, f"Om {number}", in_days=number))
        for number in range(1, 3):
            put_up(draft_event(lasting_world, f"For {number} siden", in_days=-number))
    return lasting_world


def test_a_list_is_read_to_its_end_in_parts(books: World) -> None:
    assert walk("/resources?antall=2") == [["Bok 5", "Bok 4"], ["Bok 3", "Bok 2"], ["Bok 1"]]
    assert walk("/resources?antall=5") == [NEWEST_FIRST]
    assert walk("/resources?antall=1&fylke=34") == [[title] for title in NEWEST_FIRST]


def test_what_is_down_takes_no_place(books: World) -> None:
    ResourcePage.objects.get(title="Bok 4").unpublish()
    draft_resource(books, "Utkast")

    assert walk("/resources?antall=2") == [["Bok 5", "Bok 3"], ["Bok 2", "Bok 1"]]


def test_works_of_one_moment_are_each_told_once(books: World) -> None:
    ResourcePage.objects.update(first_published_at=timezone.now())

    parts = walk("/resources?antall=2")

    assert ([len(part) for part in parts], sorted(chain(*parts), reverse=True)) == ([2, 2, 1], NEWEST_FIRST)


def test_events_are_read_to_their_end_in_parts(meetings: World) -> None:
    assert walk("/events?antall=2") == [["Om 1", "Om 2"], ["Om 3"]]
    assert walk("/events?antall=1&nar=tidligere") == [["For 1 siden"], ["For 2 siden"]]


def test_the_number_may_change_on_the_way(books: World) -> None:
    first = ask("/resources?antall=1")

    rest = ask(following(first).replace("antall=1", "antall=50"))

    assert (titles(first) + titles(rest), rest["next"]) == (NEWEST_FIRST, None)


def test_what_follows_stands_in_a_header_too(books: World, client: Any) -> None:
    response = client.get("/api/v1/resources?antall=2")

    assert response["Link"] == f'<{response.json()["next"]}>; rel="next"'
    assert "Link" not in client.get("/api/v1/resources").headers


def come(world: World) -> None:
    put_up(draft_resource(world, "Bok 6"))


def take_down_the_last_shown(world: World) -> None:
    ResourcePage.objects.get(title="Bok 4").unpublish()


def take_down_one_shown(world: World) -> None:
    ResourcePage.objects.get(title="Bok 5").unpublish()


def translate_one_shown(world: World) -> None:
    translate(ResourcePage.objects.get(title="Bok 5"), "nn", "Bok 5 på nynorsk")


def revise_one_shown(world: World) -> None:
    put_up(ResourcePage.objects.get(title="Bok 5"))


@pytest.mark.parametrize(
    "meanwhile", [come, take_down_the_last_shown, take_down_one_shown, translate_one_shown, revise_one_shown]
)
def test_what_happens_to_what_was_shown_moves_nothing(books: World, meanwhile: Callable[[World], None]) -> None:
    first = ask("/resources?antall=2")

    meanwhile(books)

    rest = ask(following(first).replace("antall=2", "antall=50"))
    assert (titles(first), titles(rest)) == (NEWEST_FIRST[:2], NEWEST_FIRST[2:])


def test_a_translation_of_what_is_yet_to_come_does_not_move_it(books: World) -> None:
    first = ask("/resources?antall=2")

    translate(ResourcePage.objects.get(title="Bok 2"), "nn", "Bok 2 på nynorsk")

    assert titles(ask(following(first))) == ["Bok 3", "Bok 2"]


def test_a_work_whose_first_edition_is_taken_down_keeps_its_place(books: World) -> None:
    original = ResourcePage.objects.get(title="Bok 2")
    translate(original, "nn", "Bok 2 på nynorsk")
    first = ask("/resources?antall=2")

    original.unpublish()

    assert titles(ask(following(first))) == ["Bok 3", "Bok 2 på nynorsk"]


def test_an_event_that_ends_meanwhile_keeps_its_place(meetings: World) -> None:
    """A series whose first meeting ends would else stand once more, by its second."""
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    series = EventPage.objects.get(title="Om 1")
    series.occurrences.update(starts_at=now - 2 * hour, ends_at=now - hour / 2)
    Occurrence.objects.create(work=series.translation_key, starts_at=now + 200 * hour, ends_at=now + 201 * hour)

    rest = ask(an_hour_ago("/events?antall=50", now - 2 * hour, series))

    assert titles(rest) == ["Om 2", "Om 3"]
    assert titles(ask("/events?antall=50")) == ["Om 2", "Om 3", "Om 1"]


def an_hour_ago(path: str, moment: datetime.datetime, shown_last: EventPage) -> str:
    """What followed the first part of this list, as it was given an hour ago."""
    signer = Signer(salt="search.api.cursors")
    given = parse_qs(following(ask(path.replace("50", "1"))).partition("?")[2])["etter"][0]
    question, _place = signer.unsign_object(given)
    begun = timezone.now() - datetime.timedelta(hours=1)
    place = [moment.isoformat(), str(shown_last.translation_key), begun.isoformat()]
    return f"{path}&etter={quote(signer.sign_object([question, place]))}"


# --- what no cursor is -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cursor",
    [
        "tull",
        "a:b",
        ":",
        "WyJ4Il0:WyJ4Il0",
        "%00",
        "%ED%A0%80",
        "æøå:æøå",
        "9" * 400,
    ],
)
@pytest.mark.parametrize("path", ["/resources", "/events", "/search"])
def test_what_is_no_cursor_is_refused(books: World, path: str, cursor: str) -> None:
    assert refused(f"{path}?etter={cursor}") == (400, [("etter", "Bruk pekeren slik du fikk den.")])


def test_a_cursor_that_was_tampered_with_is_refused(books: World) -> None:
    path = following(ask("/resources?antall=2"))
    last = "A" if path[-1] != "A" else "B"

    assert refused(path[:-1] + last) == (400, [("etter", "Bruk pekeren slik du fikk den.")])


def test_a_cursor_of_another_secret_is_refused(books: World, settings: Any) -> None:
    path = following(ask("/resources?antall=2"))

    settings.SECRET_KEY = "en-annen-hemmelighet"

    assert refused(path) == (400, [("etter", "Bruk pekeren slik du fikk den.")])


@pytest.mark.parametrize("change", [("resources", "courses"), ("?", "?fylke=34&"), ("?", "?sprak=nn&")])
def test_a_cursor_fits_its_own_question_only(books: World, change: tuple[str, str]) -> None:
    path = following(ask("/resources?antall=2"))

    status, errors = refused(path.replace(*change, 1))

    assert (status, [name for name, _detail in errors]) == (400, ["etter"])
    assert titles(ask(path)) == NEWEST_FIRST[2:4]
