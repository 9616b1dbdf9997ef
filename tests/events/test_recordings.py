"""After the event: recordings and slides on its page, captions within fourteen days, and what happens without."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.blocks import StreamValue
from wagtail.models import PageLogEntry

from cms.core.models import Mail
from events.models import EventPage, Recording
from events.recordings.blocks import FilmBlock
from events.recordings.films import keys_on
from events.recordings.rules import Fault, Step, days_left, fault_of_captions, is_held, step_at
from events.recordings.tasks import tend_recordings
from tests.reading import soup, text
from tests.recordings import (
    CAPTIONS,
    DAY,
    ELSEWHERE,
    days_pass,
    draft_with,
    end,
    film,
    make_document,
    screen,
    slides,
    vtt,
)
from tests.world import CAST, World, approve, draft_event, edit, login, publish, put_up, submit, translate

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
ADDRESS = "/innlandet/fagprat/"
PLAYER = "https://player.vimeo.com/video/123456789"


@pytest.fixture
def event(world: World) -> EventPage:
    """With a film of our own, one from elsewhere, and slides."""
    own, pdf = make_document("opptak.mp4"), make_document("lysbilder.pdf")
    return put_up(draft_with(world, film("Vår film", file=own), film("Et annet sted", url=ELSEWHERE), slides(pdf)))


@pytest.fixture
def elsewhere(world: World) -> EventPage:
    return put_up(draft_with(world, film(url=ELSEWHERE)))


def describe(event: EventPage, by: Any, number: int = 0, **fields: Any) -> Any:
    data = {f"film-{number}-{name}": value for name, value in fields.items()}
    return login(by).post(screen(event), data)


def complete(event: EventPage, by: Any) -> Any:
    return describe(event, by, is_captioned="on", audio_description="spoken")


def section(client: Client, prefix: str = "") -> Any:
    return soup(client.get(f"{prefix}{ADDRESS}")).select_one("section:has(.film), section:has(.files)")


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


# --- putting up is reviewed ---


def test_a_recording_reaches_readers_by_a_review_and_its_clock_begins_then(world: World, client: Client) -> None:
    event = draft_event(world, in_days=-3)
    before = publish(event, world)
    edit(before, world.contact, recordings=[film(url=ELSEWHERE)])
    submit(before, world.contact)
    unseen = client.get(ADDRESS).content

    approve(before, world.reviewer)

    recording = Recording.objects.get()
    assert PLAYER.encode() not in unseen
    assert section(client).select_one("a[data-player]")["data-player"] == PLAYER
    assert (recording.work, recording.film) == (event.translation_key, PLAYER)
    assert timezone.now() - recording.put_up_at < datetime.timedelta(minutes=1)


def test_the_same_film_keeps_its_clock_and_another_gets_one_of_its_own(world: World, elsewhere: EventPage) -> None:
    days_pass(10)
    began = Recording.objects.get().put_up_at

    edit(
        elsewhere,
        world.contact,
        recordings=[film("Ny tittel", url=f"{ELSEWHERE}?share=copy"), film(url="https://youtu.be/abc")],
    )
    submit(elsewhere, world.contact)
    approve(elsewhere, world.reviewer)

    same, other = Recording.objects.all()
    assert (same.film, same.put_up_at) == (PLAYER, began)
    assert (other.film, other.put_up_at > began) == ("https://www.youtube-nocookie.com/embed/abc", True)


def test_an_edition_in_another_language_shares_the_clock(world: World, elsewhere: EventPage, client: Client) -> None:
    days_pass(14)

    translate(elsewhere, "nn", "Fagprat på nynorsk")

    assert Recording.objects.count() == 1
    said = {prefix: text(section(client, prefix).select_one(".notice")) for prefix in ("", "/nn")}
    assert said == {
        "": "Opptaket er tatt ned til det er tekstet.",
        "/nn": "Opptaket er teke ned til det er teksta.",
    }


def test_a_copy_has_no_recordings_of_what_it_was_copied_from(world: World, elsewhere: EventPage) -> None:
    from workflows.actions.copying import _forget_what_was_decided

    _forget_what_was_decided(elsewhere)

    assert keys_on(elsewhere) == []


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({}, "file"),
        ({"file": "opptak.mp4", "url": ELSEWHERE}, "file"),
        ({"file": "notat.pdf"}, "file"),
        ({"url": "https://example.org/film"}, "url"),
        ({"url": "http://vimeo.com/123"}, "url"),
        ({"url": "https://vimeo.com/"}, "url"),
    ],
)
def test_a_film_is_one_file_or_one_address_that_can_be_played(value: dict[str, Any], field: str) -> None:
    file = make_document(value["file"]) if "file" in value else None
    block = FilmBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"title": "Film", "file": file and file.pk, "url": value.get("url", "")}))

    assert list(refused.value.block_errors) == [field]


@pytest.mark.parametrize("value", [{"file": "opptak.webm"}, {"url": ELSEWHERE}])
def test_a_film_that_can_be_played_is_taken(value: dict[str, Any]) -> None:
    file = make_document(value["file"]) if "file" in value else None
    block = FilmBlock()

    cleaned = block.clean(block.to_python({"title": "Film", "file": file and file.pk, "url": value.get("url", "")}))

    assert (cleaned["file"], cleaned["url"]) == (file, value.get("url", ""))


# --- the page, before and after ---


def test_the_page_shows_films_slides_and_the_state_of_the_captions(event: EventPage, client: Client) -> None:
    shown = section(client)

    until = timezone.localtime(Recording.objects.first().put_up_at + 14 * DAY)
    with translation.override("nb"):
        from django.utils.formats import date_format

        day = date_format(until, "DATE_FORMAT")
    own = make_address("opptak.mp4")
    assert text(shown.h2) == "Slik var det"
    assert [text(heading) for heading in shown.select("h3")] == ["Vår film"]
    assert shown.select_one("video source")["src"] == own
    assert shown.select("track, iframe") == []
    assert text(shown.select_one("a[data-player] .name")) == "Et annet sted"
    assert [text(line) for line in shown.select(".film-with-state > .meta")] == [
        f"Er ikke tekstet ennå. Teksten kommer innen {day}."
    ] * 2
    assert text(shown.select_one(".files .name")) == "lysbilder.pdf"


def make_address(name: str) -> str:
    from cms.media.models import BankDocument

    return BankDocument.objects.get(title=name).url


def test_before_the_event_the_page_says_what_to_expect_and_after_it_nobody_is_asked_to_sign_up(
    world: World, client: Client
) -> None:
    event = draft_event(world)
    event.recording, event.sign_up_url = "Opptaket blir liggende.", "https://example.org/pamelding"
    event.is_binding, event.preparation = True, "Les heftet."
    event.save()
    event = put_up(event)

    before = soup(client.get(ADDRESS))
    end(event)
    after = soup(client.get(ADDRESS))

    headings = [[text(heading) for heading in html.select(".rest h2")] for html in (before, after)]
    assert headings == [["Forberedelse", "Opptak og presentasjoner"], ["Slik var det"]]
    assert [len(html.select("a[href='https://example.org/pamelding']")) for html in (before, after)] == [1, 0]
    assert ["Påmelding" in [text(term) for term in html.select("dt")] for html in (before, after)] == [True, False]


def test_an_event_that_left_nothing_has_no_such_section(world: World, client: Client) -> None:
    put_up(draft_with(world))

    assert "Slik var det" not in client.get(ADDRESS).content.decode()


def test_a_film_whose_file_is_gone_is_passed_by(event: EventPage, client: Client) -> None:
    event.recordings = [film("Borte", file=None), *event.recordings.get_prep_value()[:1]]
    event.put_up.films.clear()
    del event.put_up

    assert [each.title for each in event.put_up.films] == ["Vår film"]


# --- captions and the decision, by the organiser, at once ---


def test_captions_are_played_as_soon_as_they_are_given(world: World, event: EventPage, client: Client) -> None:
    response = describe(event, world.contact, captions=vtt(), audio_description="spoken")

    track = section(client).select_one("track")
    fetched = client.get(track["src"])
    assert (response.status_code, response.url) == (302, screen(event))
    assert (track["srclang"], fetched["Content-Type"]) == ("nb", "text/vtt; charset=utf-8")
    assert b"".join(fetched.streaming_content).decode() == CAPTIONS
    assert text(section(client).select_one(".film-with-state > .meta")) == "Er tekstet. Det viktige blir sagt i filmen."


def test_what_was_changed_is_logged_and_what_was_not_is_left(world: World, event: EventPage) -> None:
    describe(event, world.contact, captions=vtt(), audio_description="spoken")
    describe(event, world.deputy, audio_description="described")
    describe(event, world.deputy, audio_description="described")

    entries = PageLogEntry.objects.filter(action="kb.recording").order_by("pk")
    row = Recording.objects.order_by("pk").first()
    assert [(entry.user, entry.data) for entry in entries] == [
        (world.contact, {"film": "Vår film", "captions": True, "audio_description": "spoken"}),
        (world.deputy, {"film": "Vår film", "audio_description": "described"}),
    ]
    assert (row.has_captions, row.audio_description) == (True, "described")


def test_captions_that_are_replaced_or_taken_away_leave_no_file(world: World, event: EventPage, commit: Any) -> None:
    files = []
    for fields in ({"captions": vtt()}, {"captions": vtt()}, {"captions-clear": "on"}):
        with commit():
            describe(event, world.contact, **fields)
        files.append(kept_files())

    assert list(map(len, files)) == [1, 1, 0]
    assert files[0] != files[1]
    assert Recording.objects.order_by("pk").first().has_captions is False


def test_captions_go_with_the_event(world: World, event: EventPage, commit: Any) -> None:
    with commit():
        describe(event, world.contact, captions=vtt())

    with commit():
        Recording.objects.filter(work=event.translation_key).delete()

    assert kept_files() == []


def kept_files() -> list[Path]:
    from django.conf import settings

    return list(Path(settings.PRIVATE_ROOT).rglob("*.vtt"))


def test_another_file_is_refused_by_the_field_and_nothing_is_kept(world: World, event: EventPage) -> None:
    response = describe(event, world.contact, captions=vtt("Hei", "notat.vtt"), audio_description="spoken")

    (_film, form) = response.context["rows"][0]
    assert (response.status_code, list(form.errors)) == (200, ["captions"])
    assert Recording.objects.exclude(audio_description="").count() == 0


def test_another_sites_player_is_not_offered_a_file(world: World, event: EventPage) -> None:
    html = soup(login(world.contact).get(screen(event)))

    assert [field["name"] for field in html.select("[type=file]")] == ["film-0-captions"]


def test_captions_may_be_given_before_the_recording_is_up(world: World) -> None:
    event = draft_with(world, film(url=ELSEWHERE))
    complete(event, world.contact)
    waiting = Recording.objects.get().put_up_at

    put_up(event)
    days_pass(30)

    assert waiting is None
    assert Recording.objects.get().is_held(timezone.now()) is False


def test_the_organiser_sees_the_days_that_are_left(world: World, elsewhere: EventPage) -> None:
    seen = []
    for days in (0, 11.5, 13.5, 15):
        days_pass(days)
        seen.append(text(soup(login(world.contact).get(screen(elsewhere))).select_one("fieldset p")))
    complete(elsewhere, world.contact)
    done = text(soup(login(world.contact).get(screen(elsewhere))).select_one("fieldset p"))

    begins = ("14 dager igjen:", "3 dager igjen:", "1 dag igjen:", "Tatt ned siden")
    assert [line.startswith(begin) for line, begin in zip(seen, begins, strict=True)] == [True] * 4
    assert done == "Er tekstet, og synstolking er avgjort."


def test_the_editor_tells_the_same_and_leads_there(world: World, elsewhere: EventPage) -> None:
    html = soup(login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(elsewhere.pk,))))

    (way,) = html.select(f"a[href='{screen(elsewhere)}']")
    assert text(way.find_previous("ul").select_one(".kb-meta")).startswith("14 dager igjen:")


def test_an_event_without_a_recording_says_so(world: World) -> None:
    event = put_up(draft_with(world))

    html = soup(login(world.contact).get(screen(event)))

    assert (html.select("fieldset"), "ikke noe opptak" in text(html.main)) == ([], True)


ALLOWED = {"contact", "deputy"}


@pytest.mark.parametrize("who", CAST)
def test_only_the_organiser_describes_a_recording(world: World, elsewhere: EventPage, who: str) -> None:
    user = world.everybody[who]

    seen = login(user).get(screen(elsewhere)).status_code
    sent = complete(elsewhere, user).status_code

    refused = 403 if who == "outsider" else 404
    assert (seen, sent) == ((200, 302) if who in ALLOWED else (refused, refused))
    assert Recording.objects.get().is_complete is (who in ALLOWED)


def test_who_is_signed_out_is_led_to_the_login(elsewhere: EventPage, client: Client) -> None:
    response = client.post(screen(elsewhere), {"film-0-audio_description": "spoken"})

    assert (response.status_code, response.url.partition("?")[0]) == (302, "/konto/login/")


# --- the hold ---


def test_at_the_second_it_lapses_readers_meet_a_sentence_in_its_place(event: EventPage, client: Client) -> None:
    days_pass(13.999)
    before = section(client)
    days_pass(14)
    after = section(client)

    assert [len(html.select("video, [data-player]")) for html in (before, after)] == [2, 0]
    assert [text(line) for line in after.select(".notice")] == ["Opptaket er tatt ned til det er tekstet."] * 2
    assert text(after.select_one(".files .name")) == "lysbilder.pdf"
    assert Mail.objects.filter(key__startswith="recording:").count() == 0  # no job has run


def test_it_is_up_again_at_once_when_what_was_lacking_is_there(
    world: World, elsewhere: EventPage, client: Client
) -> None:
    days_pass(20)
    describe(elsewhere, world.contact, is_captioned="on")
    half = text(section(client).select_one(".notice"))

    complete(elsewhere, world.contact)

    assert half == "Opptaket er tatt ned til det er avgjort om det trenger synstolking."
    assert section(client).select_one("[data-player]")["data-player"] == PLAYER


def test_a_file_that_is_held_is_fetched_by_nobody_outside(world: World, event: EventPage, client: Client) -> None:
    describe(event, world.contact, captions=vtt())
    addresses = [make_address("opptak.mp4"), reverse("recordings:captions", args=(Recording.objects.first().pk,))]

    def fetched(browser: Client, **headers: str) -> list[int]:
        return [browser.get(address, headers=headers).status_code for address in addresses]

    before = fetched(client)
    days_pass(14)

    assert before == [200, 200]
    assert fetched(client) == [404, 404]
    assert fetched(client, Range="bytes=0-3") == [404, 404]
    assert fetched(login(world.outsider)) == [404, 404]
    assert fetched(login(world.other_contact)) == [200, 200]
    assert client.get(make_address("lysbilder.pdf")).status_code == 200


def test_a_film_that_another_page_shows_with_captions_is_fetched_for_that_page(
    world: World, event: EventPage, client: Client
) -> None:
    own = event.put_up.films[0].document
    other = put_up(draft_with(world, slides(own), title="Et annet arrangement"))
    days_pass(14)

    assert client.get(own.url).status_code == 200
    assert other.live


def test_captions_of_what_is_not_up_are_not_there(world: World, client: Client) -> None:
    event = draft_with(world, film(file=make_document("opptak.mp4")))
    describe(event, world.contact, captions=vtt())
    address = reverse("recordings:captions", args=(Recording.objects.get().pk,))

    assert [browser.get(address).status_code for browser in (client, login(world.contact))] == [404, 200]
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
    from cms.people.models import Membership

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
