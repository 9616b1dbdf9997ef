"""After the event: recordings and slides on its page, captions within fourteen days, and what happens without."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import PageLogEntry

from events.models import EventPage, Recording
from events.recordings.films import keys_on
from tests.reading import soup, text
from tests.recordings import (
    ADDRESS,
    CAPTIONS,
    DAY,
    ELSEWHERE,
    PLAYER,
    address_of,
    complete,
    days_pass,
    describe,
    draft_with,
    end,
    film,
    live_event,
    screen,
    section,
    vtt,
)
from tests.world import CAST, World, approve, draft_event, edit, login, publish, put_up, submit, translate
from workflows.actions.copying import _forget_what_was_decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(world: World) -> EventPage:
    return live_event(world)


@pytest.fixture
def elsewhere(world: World) -> EventPage:
    return put_up(draft_with(world, film(url=ELSEWHERE)))


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
    said = {prefix: text(section(client, prefix).select_one(".film-held p")) for prefix in ("", "/nn")}
    assert said == {
        "": "Opptaket er tatt ned til det er tekstet.",
        "/nn": "Opptaket er teke ned til det er teksta.",
    }


def test_a_copy_has_no_recordings_of_what_it_was_copied_from(world: World, elsewhere: EventPage) -> None:
    _forget_what_was_decided(elsewhere)

    assert keys_on(elsewhere) == []


# --- the page, before and after ---


def test_the_page_shows_films_slides_and_the_state_of_the_captions(event: EventPage, client: Client) -> None:
    shown = section(client)

    until = timezone.localtime(Recording.objects.first().put_up_at + 14 * DAY)
    day = date_format(until, "DATE_FORMAT")
    own = address_of("opptak.mp4")
    assert text(shown.h2) == "Slik var det"
    assert [text(heading) for heading in shown.select("h3")] == ["Vår film"]
    assert shown.select_one("video source")["src"] == own
    assert shown.select("track, iframe") == []
    assert text(shown.select_one("a[data-player] .name")) == "Et annet sted"
    assert [text(line) for line in shown.select(".film-with-state > .meta")] == [
        f"Er ikke tekstet ennå. Teksten kommer innen {day}."
    ] * 2
    assert text(shown.select_one(".files .name")) == "lysbilder.pdf"


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


def test_the_form_leads_to_the_captions_that_are_there_and_takes_the_next_decision(
    world: World, event: EventPage
) -> None:
    describe(event, world.contact, captions=vtt())
    shown = soup(login(world.contact).get(screen(event)))
    there = reverse("recordings:captions", args=(Recording.objects.first().pk,))

    sent = describe(event, world.contact, audio_description="spoken")

    assert [link["href"] for link in shown.select(".kb-form fieldset a")] == [there]
    assert len(shown.select('input[name="film-0-captions-clear"]')) == 1
    assert (sent.status_code, Recording.objects.order_by("pk").first().audio_description) == (302, "spoken")


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
