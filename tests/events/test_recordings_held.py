"""A recording without captions: its clock, the hold after fourteen days, and the letters before it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamValue

from cms.core.models import Mail
from cms.people.models import Membership
from events.models import EventPage, Recording
from events.recordings.rules import Fault, Step, days_left, fault_of_captions, is_held, step_at
from events.recordings.tasks import tend_recordings
from tests.reading import text
from tests.recordings import (
    CAPTIONS,
    DAY,
    ELSEWHERE,
    PLAYER,
    address_of,
    complete,
    days_pass,
    describe,
    draft_with,
    film,
    live_event,
    make_document,
    screen,
    section,
    slides,
    status_of,
    vtt,
)
from tests.world import World, login, put_up

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def event(world: World) -> EventPage:
    return live_event(world)


@pytest.fixture
def elsewhere(world: World) -> EventPage:
    return put_up(draft_with(world, film(url=ELSEWHERE)))


def letters() -> list[tuple[str, str]]:
    """(step, to whom), as they are stored."""
    found = Mail.objects.filter(key__startswith="recording:").order_by("pk").values_list("key", "to")
    return [(key.split(":")[2], to.split("@")[0]) for key, to in found]


# --- the rules ---


@pytest.mark.parametrize(
    ("after", "left", "step", "held"),
    [
        (0 * DAY, 14, None, False),
        (SECOND, 14, None, False),
        (7 * DAY - SECOND, 8, None, False),
        (7 * DAY, 7, Step.WEEK, False),
        (12 * DAY - SECOND, 3, Step.WEEK, False),
        (12 * DAY, 2, Step.SOON, False),
        (14 * DAY - SECOND, 1, Step.SOON, False),
        (14 * DAY, 0, Step.LAPSED, True),
        (90 * DAY, 0, Step.LAPSED, True),
    ],
)
def test_the_clock_counts_to_the_second(after: datetime.timedelta, left: int, step: Step | None, held: bool) -> None:
    now = NOW + after

    assert (days_left(NOW, now), step_at(NOW, now), is_held(NOW, now, is_complete=False)) == (left, step, held)
    assert is_held(NOW, now, is_complete=True) is False


def test_what_has_never_been_up_has_no_clock() -> None:
    assert is_held(None, NOW, is_complete=False) is False


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (CAPTIONS.encode(), None),
        (b"\xef\xbb\xbf" + CAPTIONS.encode(), None),
        (b"WEBVTT - kveld\n\n00:00.000 --> 00:02.000\nHei\n", None),
        (b"WEBVTTX\n\n00:00.000 --> 00:02.000\nHei\n", Fault.NOT_VTT),
        (b"WEBVTT\n", Fault.NOT_VTT),
        (b"1\n00:00:00,000 --> 00:00:02,000\nHei\n", Fault.NOT_VTT),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nÅ\n".encode("latin-1"), Fault.NOT_TEXT),
        (b"WEBVTT\n-->" + b"x" * (2 * 1024 * 1024), Fault.TOO_LARGE),
    ],
)
def test_a_captions_file_is_looked_at(data: bytes, fault: Fault | None) -> None:
    assert fault_of_captions(data) == fault


# --- the hold ---


def test_at_the_second_it_lapses_readers_meet_a_sentence_in_its_place(event: EventPage, client: Client) -> None:
    days_pass(13.999)
    before = section(client)
    days_pass(14)
    after = section(client)

    assert [len(html.select("video, [data-player]")) for html in (before, after)] == [2, 0]
    assert [text(line) for line in after.select(".film-held p")] == ["Opptaket er tatt ned til det er tekstet."] * 2
    assert text(after.select_one(".files .name")) == "lysbilder.pdf"
    assert Mail.objects.filter(key__startswith="recording:").count() == 0  # no job has run


def test_it_is_up_again_at_once_when_what_was_lacking_is_there(
    world: World, elsewhere: EventPage, client: Client
) -> None:
    days_pass(20)
    describe(elsewhere, world.contact, is_captioned="on")
    half = text(section(client).select_one(".film-held p"))

    complete(elsewhere, world.contact)

    assert half == "Opptaket er tatt ned til det er avgjort om det trenger synstolking."
    assert section(client).select_one("[data-player]")["data-player"] == PLAYER


def test_a_file_that_is_held_is_fetched_by_nobody_outside(world: World, event: EventPage, client: Client) -> None:
    describe(event, world.contact, captions=vtt())
    addresses = [address_of("opptak.mp4"), reverse("recordings:captions", args=(Recording.objects.first().pk,))]

    def fetched(browser: Client, **headers: str) -> list[int]:
        return [status_of(browser, address, **headers) for address in addresses]

    before = fetched(client)
    days_pass(14)

    assert before == [200, 200]
    assert fetched(client) == [404, 404]
    assert fetched(client, Range="bytes=0-3") == [404, 404]
    assert fetched(login(world.outsider)) == [404, 404]
    assert fetched(login(world.other_contact)) == [200, 200]
    assert status_of(client, address_of("lysbilder.pdf")) == 200


def test_a_film_that_another_page_shows_with_captions_is_fetched_for_that_page(
    world: World, event: EventPage, client: Client
) -> None:
    own = event.put_up.films[0].document
    other = put_up(draft_with(world, slides(own), title="Et annet arrangement"))
    days_pass(14)

    assert status_of(client, own.url) == 200
    assert other.live


def test_captions_of_what_is_not_up_are_not_there(world: World, client: Client) -> None:
    event = draft_with(world, film(file=make_document("opptak.mp4")))
    describe(event, world.contact, captions=vtt())
    address = reverse("recordings:captions", args=(Recording.objects.get().pk,))

    assert [status_of(browser, address) for browser in (client, login(world.contact))] == [404, 200]
    assert client.post(address).status_code == 405


# --- reminders ---


def test_the_owner_is_written_to_after_a_week_two_days_before_and_on_lapse(world: World, elsewhere: EventPage) -> None:
    for days in (6.9, 7, 8, 12, 13, 14, 30):
        days_pass(days)
        tend_recordings()
        tend_recordings()

    both = ("contact", "deputy")
    assert letters() == [(step, who) for step in ("week", "soon", "lapsed") for who in both]
    (last, *_rest) = Mail.objects.filter(key__startswith="recording:").order_by("-pk")
    assert last.subject == "Fagprat: opptaket er tatt ned"
    assert screen(elsewhere) in last.body


def test_a_job_that_was_away_tells_the_last_step_alone(elsewhere: EventPage) -> None:
    days_pass(20)

    tend_recordings()

    assert [step for step, _to in letters()] == ["lapsed", "lapsed"]


def test_nobody_is_written_to_of_what_is_complete_or_not_to_be_found(world: World, elsewhere: EventPage) -> None:
    other = put_up(draft_with(world, film(url="https://youtu.be/abc"), title="Et annet"))
    complete(elsewhere, world.contact)
    Recording.objects.filter(work=other.translation_key).update(film="https://www.youtube-nocookie.com/embed/borte")
    days_pass(14)

    tend_recordings()

    assert letters() == []
    assert list(Recording.objects.order_by("pk").values_list("told", flat=True)) == ["", "lapsed"]


def test_where_the_owner_has_nobody_the_group_is_written_to(world: World, elsewhere: EventPage) -> None:
    Membership.objects.filter(role="contact").delete()
    days_pass(7)

    tend_recordings()

    assert {to for _step, to in letters()} == {"own_member", "reviewer", "other_reviewer", "leader"}


def test_a_reminder_that_can_wait_waits_for_the_daily_letter(world: World, elsewhere: EventPage) -> None:
    world.contact.mail_rhythm = "daily"
    world.contact.save()
    for days in (7, 12):
        days_pass(days)
        tend_recordings()

    kept = Mail.objects.filter(to=world.contact.email, key__startswith="recording:").order_by("pk")
    assert [letter.digest_to_id for letter in kept] == [world.contact.pk, None]
    assert screen(elsewhere) in kept[0].short
    assert isinstance(elsewhere.recordings, StreamValue)
